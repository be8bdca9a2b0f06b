/** How a call of a model ended, as far as it was told. */
export interface CallEnd {
  /** The model that answered, by the name it gave itself. */
  responseModel?: string;
  inputTokens?: number;
  cachedInputTokens?: number;
  outputTokens?: number;
  finishReason?: string;
  /** Why it failed, as the name of a kind of error; never a message, which may repeat what was asked. */
  error?: string;
}

/** One call that is under way. */
export interface WatchedCall {
  /** Headers of the request, by which its other end goes on with the same trace. */
  headers: Readonly<Record<string, string>>;
  /** Told when the first piece of the answer is there. */
  firstChunk(): void;
  /** Told once, however the call ended. */
  ended(end: CallEnd): void;
}

/** Told of every call of a model when it begins. What was asked and answered is never told. */
export type WatchCall = (call: { operation: 'chat' | 'embeddings'; model: string; outputTokensMax?: number }) => WatchedCall;
