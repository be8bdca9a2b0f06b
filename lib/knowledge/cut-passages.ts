import { createHash } from 'node:crypto';
import { splitSentences } from '@/lib/split-sentences';
import { readMarkdownBlocks, readPlainBlocks, type Block } from './read-blocks';
import type { SourceDocument } from './read-document';

/** Sizes in words. A passage is closed once it has the target; nothing but a single long sentence or row exceeds the most. */
export const passageSizes = { wordsTarget: 70, wordsMax: 110 } as const;

/** No sentence of a person's is as long. What has none (a log, a table of numbers in one line) is cut here, where Postgres could not index it nor a model read it. */
const charactersMax = 8_000;

export interface PassageDraft {
  ordinal: number;
  /** Headings above the passage, outermost first, joined by " › ". */
  heading: string;
  /** Markdown as it stands in the document. */
  body: string;
  /** SHA-256 of title, heading and body. */
  contentHash: string;
}

/** Cuts a document into passages that can be read and cited alone. They never cross a heading. */
export function cutPassages(document: Pick<SourceDocument, 'title' | 'body' | 'mediaType' | 'language'>): PassageDraft[] {
  const blocks = document.mediaType === 'text/markdown' ? readMarkdownBlocks(document.body, document.title) : readPlainBlocks(document.body);
  const pieces = blocks.flatMap((block) => splitBlock(block, document.language)).flatMap(cutEndless);
  return packPieces(pieces).map(({ heading, body }, ordinal) => ({
    ordinal, heading, body,
    contentHash: createHash('sha256').update(`${document.title}\n${heading}\n${body}`).digest('hex'),
  }));
}

interface Piece {
  heading: string;
  body: string;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** A block as it is if it fits, else in pieces at its own seams: rows, items, sentences. */
function splitBlock(block: Block, language: string): Piece[] {
  const heading = block.headings.join(' › ');
  const joint = block.kind === 'prose' ? '\n\n' : '\n';
  const whole = block.lead + block.afterLead + block.parts.join(joint);
  if (countWords(whole) <= passageSizes.wordsMax) return [{ heading, body: whole }];
  if (block.kind === 'prose') return group(block.parts.flatMap((part) => sentencesOf(part, language)), ' ').map((body) => ({ heading, body }));
  return group(block.parts, joint, block.lead + block.afterLead).map((body) => ({ heading, body }));
}

/** An endless piece in lengths that can be kept, cut at a space where one is near. */
function cutEndless({ heading, body }: Piece): Piece[] {
  const cut: Piece[] = [];
  let rest = body;
  while (rest.length > charactersMax) {
    const space = rest.lastIndexOf(' ', charactersMax);
    const at = space > charactersMax / 2 ? space : charactersMax;
    cut.push({ heading, body: rest.slice(0, at).trim() });
    rest = rest.slice(at).trim();
  }
  return [...cut, { heading, body: rest }].filter((piece) => piece.body !== '');
}

function sentencesOf(text: string, language: string): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

function group(parts: readonly string[], joint: string, lead = ''): string[] {
  const leadWords = countWords(lead);
  const groups: string[][] = [];
  let words = 0;
  for (const part of parts) {
    const more = countWords(part);
    const current = groups.at(-1);
    if (current && leadWords + words + more <= passageSizes.wordsMax && words < passageSizes.wordsTarget) {
      current.push(part);
      words += more;
    } else {
      groups.push([part]);
      words = more;
    }
  }
  return groups.map((group) => lead + group.join(joint));
}

/** Joins neighbours under the same heading until the target is reached. */
function packPieces(pieces: readonly Piece[]): Piece[] {
  const packed: Piece[] = [];
  for (const piece of pieces) {
    const last = packed.at(-1);
    const words = last ? countWords(last.body) : 0;
    if (last && last.heading === piece.heading && words < passageSizes.wordsTarget && words + countWords(piece.body) <= passageSizes.wordsMax) {
      packed[packed.length - 1] = { heading: last.heading, body: `${last.body}\n\n${piece.body}` };
    } else packed.push(piece);
  }
  return packed;
}
