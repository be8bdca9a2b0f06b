type Severity = 'ERROR' | 'FATAL';

/** The bytes of an ErrorResponse. `code` is one of PostgreSQL's five-letter SQLSTATEs. */
export function errorResponse(severity: Severity, code: string, message: string): Buffer {
  const body = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

/** The first message of an error among whole backend messages, or nothing when there is none. */
export function findError(bytes: Buffer): string | undefined {
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    if (bytes.readUInt8(at) !== 69) continue;
    const fields = bytes.toString('utf8', at + 5, at + 1 + bytes.readInt32BE(at + 1)).split('\0');
    return fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'unknown error';
  }
  return undefined;
}
