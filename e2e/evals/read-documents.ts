import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { ImportFile } from '@/lib/knowledge/import-documents';
import { listImportFiles } from '@/lib/knowledge/list-import-files';
import { readJsonLines } from './read-json-lines';

const documentSchema = z.object({
  id: z.coerce.string().min(1),
  collection: z.string().min(1).default('documents'),
  title: z.string().default(''),
  text: z.string(),
});
type EvalDocument = z.infer<typeof documentSchema>;

/** Documents of one collection, as the product's own import takes them. */
export interface EvalCollection {
  name: string;
  files: ImportFile[];
  /** The document's stable name in the product -> its id in the eval's files. */
  ids: ReadonlyMap<string, string>;
}

/** Reads a folder of `.md`/`.txt` files (file name without ending = id, one collection), or JSON lines `{id, collection, title?, text}`. */
export async function readDocuments(path: string): Promise<EvalCollection[]> {
  return (await stat(path)).isDirectory() ? [await readFolder(path)] : readLines(path);
}

async function readFolder(path: string): Promise<EvalCollection> {
  const files = await listImportFiles(path);
  const names = files.map(({ name }) => basename(name).replace(/(?:\.r[1-9]\d{0,5})?\.[^.]+$/, ''));
  return { name: basename(resolve(path)), files, ids: new Map(names.map((name) => [name, name])) };
}

async function readLines(path: string): Promise<EvalCollection[]> {
  const documents = readJsonLines(await readFile(path, 'utf8'), documentSchema, path);
  return [...Map.groupBy(documents, ({ collection }) => collection)].map(([name, own]) => {
    const named = own.map((document, place) => ({ document, name: safeName(document.id, place) }));
    return {
      name,
      files: named.map(({ document, name }) => toFile(document, name)),
      ids: new Map(named.map(({ document, name }) => [name, document.id])),
    };
  });
}

/** An id that could be mistaken for a path, an ending or a revision gets another file name. */
function safeName(id: string, place: number): string {
  return /^[\w-]{1,80}$/.test(id) ? id : `document-${place + 1}`;
}

function toFile({ title, text }: EvalDocument, name: string): ImportFile {
  const ending = /^#{1,6} /m.test(text) ? 'md' : 'txt';
  const head = title.trim() === '' ? '' : `title: ${JSON.stringify(title.trim())}\n`;
  return { name: `${name}.${ending}`, read: () => Promise.resolve(Buffer.from(`---\n${head}---\n${text}`)) };
}
