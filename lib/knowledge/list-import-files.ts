import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ImportFile } from './import-documents';
import { UnreadableDocument } from './read-document';

const endings = /\.(md|markdown|txt)$/i;
/** A text beyond this is no document of a shop; it would hold the database for seconds. */
const bytesMax = 5_000_000;

/** The Markdown and text files of a folder and its sub-folders, in order of name and revision. Hidden ones are left out, and links, which may lead anywhere. */
export async function listImportFiles(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && endings.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return paths
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), read: () => readCapped(path) }))
    .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

async function readCapped(path: string): Promise<Uint8Array> {
  const { size } = await ofTheDisk(stat(path));
  if (size > bytesMax) throw new UnreadableDocument(`is larger than ${bytesMax / 1_000_000} MB`);
  return ofTheDisk(readFile(path));
}

/** What the disk has against one file is no reason to leave the others. */
async function ofTheDisk<Result>(reading: Promise<Result>): Promise<Result> {
  return reading.catch((cause: unknown) => {
    throw new UnreadableDocument(`could not be read (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'})`);
  });
}
