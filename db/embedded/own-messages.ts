/** Messages the server sends to the database on its own behalf. */

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

/** A simple query, possibly of several statements. */
export function query(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`));
}

const copyFromClient = /(?:^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;
const refusal = "do $$ begin raise exception 'COPY FROM STDIN needs a real Postgres: the embedded one cannot do it' using errcode = '0A000'; end $$";

/** A client's message, unless it would start a COPY from the client: that ends this engine, so an error stands in its place. */
export function withoutCopy(type: string, bytes: Buffer): Buffer {
  const textAt = type === 'P' ? bytes.indexOf(0, 5) + 1 : 5;
  if ((type !== 'Q' && type !== 'P') || !copyFromClient.test(bytes.toString('latin1', textAt))) return bytes;
  return type === 'Q' ? query(refusal) : message('P', Buffer.concat([bytes.subarray(5, textAt), Buffer.from(`${refusal}\0\0\0`)]));
}

/** The end of an extended query: whatever a client left half-done is over. */
export function sync(): Buffer {
  return message('S', Buffer.alloc(0));
}

/** Forgets a prepared statement. Not an error when there is none of that name. */
export function closeStatement(name: string): Buffer {
  return message('C', Buffer.from(`S${name}\0`));
}

/** The greeting of a client, which the database answers with its version and settings. */
export function startup(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}
