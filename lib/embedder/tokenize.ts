/** A piece of the vocabulary and its score, as vocab.json holds them; the place in the list is the token. */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

interface Branch {
  branches: Map<string, Branch>;
  token?: number;
}

/** The first tokens mean "unknown" and the like; no text matches them. */
const reserved = 6;
const unknown = 0;
const space = '\u2581';

function grow(vocabulary: Vocabulary): Branch {
  const root: Branch = { branches: new Map() };
  for (const [token, [piece]] of vocabulary.entries()) {
    if (token < reserved) continue;
    let at = root;
    for (const symbol of piece) {
      const next: Branch = at.branches.get(symbol) ?? { branches: new Map() };
      at.branches.set(symbol, next);
      at = next;
    }
    at.token = token;
  }
  return root;
}

/** The tokens of pieces that begin at a symbol, shortest first, with where each ends. An unknown symbol stands for itself. */
function piecesAt(root: Branch, symbols: readonly string[], start: number): { token: number; end: number }[] {
  const found: { token: number; end: number }[] = [];
  let at = root.branches.get(symbols[start] ?? '');
  for (let end = start + 1; at; end += 1) {
    if (at.token !== undefined) found.push({ token: at.token, end });
    at = at.branches.get(symbols[end] ?? '');
  }
  return found.length > 0 ? found : [{ token: unknown, end: start + 1 }];
}

/** Several unknown symbols in a row are one unknown token. */
function withoutRuns(tokens: readonly number[]): number[] {
  return tokens.filter((token, at) => token !== unknown || tokens[at - 1] !== unknown);
}

/**
 * Cuts texts into the pieces whose scores add up highest, as SentencePiece's unigram model does and the encoder was trained on.
 * A position that no piece reaches scores 0, and of two equal ways the later one wins: so it was when the model was published.
 */
export function makeTokenizer(vocabulary: Vocabulary): (text: string) => number[] {
  const root = grow(vocabulary);
  return (text) => {
    const symbols = [...(space + text.normalize('NFKC').replaceAll(' ', space))];
    const best = new Float64Array(symbols.length + 1);
    const last = new Int32Array(symbols.length + 1);
    for (let start = 0; start < symbols.length; start += 1) {
      for (const { token, end } of piecesAt(root, symbols, start)) {
        const score = (vocabulary[token]?.[1] ?? 0) + (best[start] ?? 0);
        if (best[end] !== 0 && score < (best[end] ?? 0)) continue;
        best[end] = score;
        last[end] = token;
      }
    }
    const tokens: number[] = [];
    for (let end = symbols.length; end > 0; end -= vocabulary[last[end] ?? unknown]?.[0].length ?? 1) tokens.push(last[end] ?? unknown);
    return withoutRuns(tokens).reverse();
  };
}
