import { FloorhandError } from '@/lib/errors';

/**
 * The text of a request's body, of `bytesMax` bytes at most. One that says beforehand that it is longer is not read at all;
 * one that does not say is read no further than that. Throws `too_large`.
 */
export async function readBody(request: Request, bytesMax: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw new FloorhandError('too_large');
  if (request.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > bytesMax) {
      // Whoever sends too much may also send for ever: nobody waits until they have heard of it.
      reader.cancel().catch(() => undefined);
      throw new FloorhandError('too_large');
    }
    text += decoder.decode(value, { stream: true });
  }
}
