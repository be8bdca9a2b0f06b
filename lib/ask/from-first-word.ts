/** Passes text on from its first visible character: a stream of blanks is no answer, and may still fail over silently. */
export async function* fromFirstWord(source: AsyncIterable<string>): AsyncGenerator<string> {
  let begun = false;
  for await (const chunk of source) {
    const text: string = begun ? chunk : chunk.trimStart();
    begun ||= text !== '';
    if (text !== '') yield text;
  }
}
