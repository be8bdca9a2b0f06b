import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { cleanText } from '@/lib/contract/clean-text';

const titleCharactersMax = 200;
/** Reading Markdown takes time that grows with the square of its depth; no document of a shop is this deep. */
const depthMax = 40;
const marker = String.raw`(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])`;
/** A line that begins with so many markers before its text, or stands so far in that its list has as many above it. */
const tooDeep = new RegExp(String.raw`^(?:[ \t]*${marker}){${depthMax},}.*[\p{L}\p{N}]|^[ \t]{${depthMax * 4},}${marker}`, 'mu');

const day = z.iso.date('expects a day like 2026-03-31');

/** What may stand between two `---` lines at the head of a file. Other keys are allowed and ignored. */
const frontMatterSchema = z.object({
  title: z.string().trim().min(1).max(titleCharactersMax, `expects at most ${titleCharactersMax} characters`).optional(),
  language: z.string().regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/, 'expects a language tag like en or fr').optional(),
  effectiveFrom: day.nullish(),
  effectiveUntil: day.nullish(),
}).loose();

/** A file, ready to be cut and stored. Days are `YYYY-MM-DD`, both ends included; null = open. */
export interface SourceDocument {
  fileName: string;
  /** The document's stable name in its collection: the file's path without ending and revision. */
  externalId: string;
  /** From a name like `returns.r2.md`; null = whatever comes next. */
  revisionNumber: number | null;
  title: string;
  language: string;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
  mediaType: 'text/markdown' | 'text/plain';
  /** The text without front matter. */
  body: string;
  /** SHA-256 of the file's bytes. */
  contentHash: string;
}

/** The file cannot be imported; the message says why, for the person who wrote it. */
export class UnreadableDocument extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'UnreadableDocument';
  }
}

/** Reads one Markdown or text file. Throws `UnreadableDocument`. */
export function readDocument(fileName: string, bytes: Uint8Array, defaults: { language: string }): SourceDocument {
  const { head, body } = splitFrontMatter(decode(bytes));
  const facts = readFrontMatter(head);
  const mediaType = /\.(md|markdown)$/i.test(fileName) ? 'text/markdown' : 'text/plain';
  const { externalId, revisionNumber } = readName(fileName);
  if (body.trim() === '') throw new UnreadableDocument('holds no text');
  if (mediaType === 'text/markdown' && tooDeep.test(body)) throw new UnreadableDocument(`nests its lists or quotations more than ${depthMax} deep`);
  const effectiveFrom = facts.effectiveFrom ?? null;
  const effectiveUntil = facts.effectiveUntil ?? null;
  if (effectiveFrom && effectiveUntil && effectiveFrom > effectiveUntil) throw new UnreadableDocument(`is in force until ${effectiveUntil}, before it begins on ${effectiveFrom}`);
  return {
    fileName, externalId, revisionNumber, mediaType, effectiveFrom, effectiveUntil,
    title: facts.title ?? firstHeading(body, mediaType) ?? titleFromName(externalId),
    language: facts.language ?? defaults.language,
    body: body.trim(),
    contentHash: createHash('sha256').update(bytes).digest('hex'),
  };
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n').normalize('NFC');
    // The null byte that cleaning would take out tells that this is no text.
    if (!text.includes('\0')) return cleanText(text);
  } catch {
    // Said below: bytes that are no UTF-8, and text with null bytes, are the same to whoever has to repair the file.
  }
  throw new UnreadableDocument('is not UTF-8 text');
}

function splitFrontMatter(text: string): { head: string; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(text);
  return match ? { head: match[1] ?? '', body: text.slice(match[0].length) } : { head: '', body: text };
}

function readFrontMatter(head: string): z.infer<typeof frontMatterSchema> {
  const read = frontMatterSchema.safeParse(parseYaml(head) ?? {});
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new UnreadableDocument(`has front matter that cannot be used: ${issue?.path.join('.') || 'it'} ${issue?.message ?? ''}`);
}

function parseYaml(head: string): unknown {
  try {
    return parse(head);
  } catch (error) {
    throw new UnreadableDocument(`has front matter that is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
}

/** Which document and which of its revisions a file name stands for. */
export function readName(fileName: string): { externalId: string; revisionNumber: number | null } {
  const match = /^(.+?)(?:\.r([1-9]\d{0,5}))?\.[^./]+$/.exec(fileName);
  return { externalId: match?.[1] ?? fileName, revisionNumber: match?.[2] ? Number(match[2]) : null };
}

function firstHeading(body: string, mediaType: string): string | undefined {
  if (mediaType !== 'text/markdown') return undefined;
  return /^\s*# +(.+?) *#*$/m.exec(body)?.[1]?.replace(/[*_`]/g, '').trim().slice(0, titleCharactersMax);
}

function titleFromName(externalId: string): string {
  const words = basename(externalId).replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
