/** A sentence encoder. What is embedded is counted in the model's own tokens. */
export interface EmbeddingModel {
  readonly name: string;
  readonly dimensions: number;
  /** One vector for each text, in order. No text may be empty. */
  embed(texts: readonly string[]): Promise<{ vectors: Float32Array[]; tokens: number }>;
}
