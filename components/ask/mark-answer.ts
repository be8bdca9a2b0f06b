import type { Nodes, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { SentenceCheck } from '@/lib/contract/check-result';

declare module 'mdast' {
  interface PhrasingContentMap {
    floorhandMark: FloorhandMark;
  }
  interface RootContentMap {
    floorhandMark: FloorhandMark;
  }
}

/** Text that is shown by a component of ours: a citation, or (a part of) a sentence that failed the check. */
interface FloorhandMark extends Parent {
  type: 'floorhandMark';
  children: PhrasingContent[];
  data: { hName: string; hProperties: Record<string, string> };
}

export interface MarkAnswerOptions {
  /** Whether `[n]` is a citation here. In a document's own text it is not. */
  citations: boolean;
  /** Sentences to mark, by offsets in the Markdown source. */
  sentences: readonly SentenceCheck[];
}

interface Piece {
  value: string;
  start: number;
}

const citation = /\[(\d{1,3})\]/g;

/**
 * A remark plugin that makes text from elsewhere safe and legible: links, pictures and footnotes become the words they
 * were written with (an answer may be hostile), `[n]` becomes a citation, and sentences that failed the check are marked.
 * Its options are plain data, because Streamdown keeps processors by the plugins' names and options.
 */
export function markAnswer(options: MarkAnswerOptions) {
  return (tree: Root, file: { value: unknown }): void => {
    const source = String(file.value);
    walk(tree, source, options);
  };
}

function walk(parent: Root | Extract<Nodes, Parent>, source: string, options: MarkAnswerOptions): void {
  const children: Nodes[] = [];
  for (const child of parent.children) {
    for (const plain of plainNodes(child, source)) {
      if (plain.type === 'text') children.push(...markText(plain, source, options));
      else {
        if ('children' in plain) walk(plain, source, options);
        children.push(plain);
      }
    }
  }
  for (const [at, child] of children.entries()) {
    if (child.type === 'text' && isCitation(children[at + 1])) child.value = child.value.replace(/[ \t]+$/u, '');
  }
  // The node kinds of a parent's children stay within what the parent may hold: only inline nodes were exchanged for inline ones.
  parent.children = children as typeof parent.children;
}

/** The node itself, or the words it stands for when it would fetch, link or define something. */
function plainNodes(node: RootContent, source: string): RootContent[] {
  switch (node.type) {
    case 'link':
      return node.children;
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference':
      return [{ type: 'text', value: slice(node, source), ...place(node) }];
    case 'image':
      return [{ type: 'text', value: node.alt ?? '', ...place(node) }];
    case 'html':
      return [{ type: 'text', value: node.value, ...place(node) }];
    case 'definition':
    case 'footnoteDefinition':
      return [{ type: 'paragraph', children: [{ type: 'text', value: slice(node, source), ...place(node) }] }];
    default:
      return [node];
  }
}

/** A citation, or a marked piece that begins with one: it hangs on the word before it, so the space between them goes. */
function isCitation(node: Nodes | undefined): boolean {
  if (node?.type !== 'floorhandMark') return false;
  return node.data.hName === 'cite' || (node.children[0] !== undefined && isCitation(node.children[0]));
}

function place(node: RootContent): Pick<Text, 'position'> {
  return node.position ? { position: node.position } : {};
}

function slice(node: RootContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function markText(node: Text, source: string, options: MarkAnswerOptions): (Text | FloorhandMark)[] {
  const start = node.position?.start.offset;
  // Escapes and entities make a text shorter than its source; it is then marked as a whole, by where it begins.
  const exact = start !== undefined && source.startsWith(node.value, start);
  const whole = { value: node.value, start: start ?? -1 };
  const pieces = exact ? cutBySentence(whole, options.sentences) : [whole];
  return pieces.flatMap((piece) => {
    const inner = options.citations ? cutByCitation(piece) : [{ type: 'text' as const, value: piece.value }];
    const sentence = options.sentences.find((each) => piece.start >= each.start && piece.start < each.end);
    if (!sentence) return inner;
    // What follows within the sentence may be marks alone: the end of bold, the edge of a table's cell.
    const last = !/[\p{L}\p{N}]/u.test(source.slice(piece.start + piece.value.length, sentence.end));
    return [mark('mark', { dataVerdict: sentence.verdict, dataMissing: sentence.missing.join(' · '), dataLast: String(last) }, inner)];
  });
}

function cutBySentence(piece: Piece, sentences: readonly SentenceCheck[]): Piece[] {
  const end = piece.start + piece.value.length;
  const edges = sentences.flatMap((sentence) => [sentence.start, sentence.end]).filter((edge) => edge > piece.start && edge < end);
  const cuts = [...new Set([piece.start, ...edges, end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => ({ value: piece.value.slice(from - piece.start, (cuts[at + 1] ?? end) - piece.start), start: from }));
}

function cutByCitation({ value }: Piece): (Text | FloorhandMark)[] {
  const parts: (Text | FloorhandMark)[] = [];
  let at = 0;
  for (const match of value.matchAll(citation)) {
    const before = value.slice(at, match.index).trimEnd();
    if (before !== '') parts.push({ type: 'text', value: before });
    parts.push(mark('cite', { dataN: match[1] ?? '' }, []));
    at = match.index + match[0].length;
  }
  if (at < value.length) parts.push({ type: 'text', value: value.slice(at) });
  return parts;
}

function mark(hName: string, hProperties: Record<string, string>, children: PhrasingContent[]): FloorhandMark {
  return { type: 'floorhandMark', data: { hName, hProperties }, children };
}
