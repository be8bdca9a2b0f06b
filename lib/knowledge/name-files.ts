import { readName } from './read-document';

/** Which revision a file is, as the files that are imported with it make it. */
export interface NamedFile {
  /** null = whatever comes next. */
  revisionNumber: number | null;
  /** Whether others of the same document are imported with it: then its content may stand as any revision already. */
  hasSiblings: boolean;
  /** The file that stands for the same revision of the same document and comes first. */
  clashesWith: string | null;
}

/**
 * Tells the files of one document apart. Beside numbered ones (`returns.r2.md`) a file without a number is the first: taken as "whatever
 * comes next" it would put the old text in force again. Two without one (`returns.md`, `returns.txt`) would replace each other at every import.
 */
export function nameFiles(names: readonly string[]): ReadonlyMap<string, NamedFile> {
  const named = new Map<string, NamedFile>();
  const byDocument = Map.groupBy(names.map((name) => ({ name, ...readName(name) })), ({ externalId }) => externalId);
  for (const files of byDocument.values()) {
    const taken = new Map<number | null, string>();
    const isNumbered = files.some(({ revisionNumber }) => revisionNumber !== null);
    for (const file of files) {
      const revisionNumber = file.revisionNumber ?? (isNumbered ? 1 : null);
      named.set(file.name, { revisionNumber, hasSiblings: files.length > 1, clashesWith: taken.get(revisionNumber) ?? null });
      if (!taken.has(revisionNumber)) taken.set(revisionNumber, file.name);
    }
  }
  return named;
}
