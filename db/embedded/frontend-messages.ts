/** The messages a Postgres client sends, cut out of its byte stream: PostgreSQL documentation, "Frontend/Backend Protocol". */
export type FrontendMessage =
  | { kind: 'ssl' }
  | { kind: 'cancel' }
  | { kind: 'startup'; settings: ReadonlyMap<string, string> }
  | { kind: 'message'; type: string; bytes: Buffer };

/** The stream is not one a Postgres client would send; nothing after it can be understood. */
export class ProtocolError extends Error {}

const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;
const protocolThree = 196_608;
const startupBytesMax = 10_000;
/** More than any passage or vector batch; it only keeps a stray client from filling the memory. */
const messageBytesMax = 64 * 1024 * 1024;

/** Takes the stream piece by piece, and gives the messages that are whole by then. One reader for each connection. */
export function makeMessageReader(): (chunk: Buffer) => FrontendMessage[] {
  let pieces: Buffer[] = [];
  let bytesKnown = 0;
  let bytesWanted = 0;
  let started = false;

  return (chunk) => {
    pieces.push(chunk);
    bytesKnown += chunk.length;
    if (bytesKnown < bytesWanted) return [];
    let rest = Buffer.concat(pieces);
    const messages: FrontendMessage[] = [];
    for (;;) {
      const length = started ? messageLength(rest) : startupLength(rest);
      bytesWanted = length;
      if (rest.length < length) break;
      const bytes = rest.subarray(0, length);
      const message = started ? readMessage(bytes) : readStartup(bytes);
      started ||= message.kind === 'startup';
      messages.push(message);
      rest = rest.subarray(length);
    }
    pieces = [rest];
    bytesKnown = rest.length;
    return messages;
  };
}

function messageLength(bytes: Buffer): number {
  if (bytes.length < 5) return 5;
  const length = bytes.readInt32BE(1);
  if (length < 4 || length > messageBytesMax) throw new ProtocolError(`invalid message length ${length}`);
  return 1 + length;
}

function startupLength(bytes: Buffer): number {
  if (bytes.length < 4) return 4;
  const length = bytes.readInt32BE(0);
  if (length < 8 || length > startupBytesMax) throw new ProtocolError(`invalid startup length ${length}`);
  return length;
}

function readMessage(bytes: Buffer): FrontendMessage {
  return { kind: 'message', type: String.fromCharCode(bytes.readUInt8(0)), bytes };
}

function readStartup(bytes: Buffer): FrontendMessage {
  const code = bytes.readInt32BE(4);
  if (code === sslRequest || code === gssRequest) return { kind: 'ssl' };
  if (code === cancelRequest) return { kind: 'cancel' };
  if (code !== protocolThree) throw new ProtocolError(`unsupported protocol ${code >> 16}.${code & 0xffff}`);
  const words = bytes.toString('utf8', 8).split('\0');
  const settings = new Map<string, string>();
  for (let at = 0; at + 1 < words.length && words[at]; at += 2) settings.set(words[at] ?? '', words[at + 1] ?? '');
  return { kind: 'startup', settings };
}
