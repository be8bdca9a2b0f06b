import type { List, Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';

/**
 * A piece of a document that reads as one: its own text, the headings above it, and how it may be split.
 * Each of `parts` stands alone; when a block is split, `lead` (a table's head, a list's first sentence) is repeated before each.
 */
export interface Block {
  /** Headings above, outermost first. */
  headings: readonly string[];
  kind: 'prose' | 'list' | 'table';
  lead: string;
  /** What stands between lead and parts: rows follow their head at once, items a sentence after a blank line. */
  afterLead: '' | '\n' | '\n\n';
  parts: readonly string[];
}

/** A heading beyond this is a paragraph that begins with `#`; it would be repeated with every passage under it. */
const headingCharactersMax = 200;

/** Plain text: paragraphs between blank lines, without headings. */
export function readPlainBlocks(text: string): Block[] {
  return text.split(/\n{2,}/).map((part) => part.trim()).filter((part) => part !== '')
    .map((part) => ({ headings: [], kind: 'prose', lead: '', afterLead: '', parts: [part] }));
}

/** The blocks of a Markdown text in order. A first heading that only repeats the title is left out of the paths. */
export function readMarkdownBlocks(markdown: string, title: string): Block[] {
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const blocks: Block[] = [];
  let path: { depth: number; text: string }[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      path = path.filter(({ depth }) => depth < node.depth);
      const text = toString(node).trim().slice(0, headingCharactersMax);
      if (text !== '' && !(path.length === 0 && text === title)) path = [...path, { depth: node.depth, text }];
    } else if (node.type !== 'thematicBreak' && node.type !== 'definition') {
      addBlock(blocks, readBlock(node, markdown, path.map(({ text }) => text)));
    }
  }
  return blocks;
}

function sourceOf(node: Nodes, markdown: string): string {
  return markdown.slice(node.position?.start.offset, node.position?.end.offset);
}

function readBlock(node: RootContent, markdown: string, headings: readonly string[]): Block {
  if (node.type === 'list') return { headings, kind: 'list', lead: '', afterLead: '', parts: itemsOf(node, markdown) };
  if (node.type === 'table') return { headings, kind: 'table', ...rowsOf(node, markdown) };
  return { headings, kind: 'prose', lead: '', afterLead: '', parts: [sourceOf(node, markdown).trim()] };
}

function itemsOf(list: List, markdown: string): string[] {
  return list.children.map((item) => sourceOf(item, markdown).trimEnd());
}

function rowsOf(table: Table, markdown: string): Pick<Block, 'lead' | 'afterLead' | 'parts'> {
  const [head, ...rows] = table.children;
  const first = rows[0]?.position?.start.offset;
  if (!head || first === undefined) return { lead: '', afterLead: '', parts: [sourceOf(table, markdown)] };
  const lead = markdown.slice(table.position?.start.offset, first).trimEnd();
  return { lead, afterLead: '\n', parts: rows.map((row) => sourceOf(row, markdown)) };
}

/** A paragraph that announces a list or table ("…the following:") goes with it. */
function addBlock(blocks: Block[], block: Block): void {
  const before = blocks.at(-1);
  const announces = before?.kind === 'prose' && before.parts.length === 1 && /[:：]\s*$/.test(before.parts[0] ?? '') && before.headings.join() === block.headings.join();
  if (!before || !announces || block.kind === 'prose') return void blocks.push(block);
  const announcement = before.parts[0] ?? '';
  blocks[blocks.length - 1] = block.lead === '' ? { ...block, lead: announcement, afterLead: '\n\n' } : { ...block, lead: `${announcement}\n\n${block.lead}` };
}
