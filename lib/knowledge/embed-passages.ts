/** What the import needs of an embedder; `lib/models/embed.ts` makes one. */
export interface PassageEmbedder {
  /** Goes with every stored vector: vectors of two models cannot be compared. */
  readonly modelName: string;
  embed(texts: readonly string[], options: { purpose: 'passage'; signal?: AbortSignal }): Promise<number[][]>;
}

/** What is embedded for a passage: its place in the document says what a short body leaves out. */
export function embeddingText(passage: { title: string; heading: string; body: string }): string {
  return [passage.title, passage.heading, passage.body].filter((part) => part !== '').join('\n');
}
