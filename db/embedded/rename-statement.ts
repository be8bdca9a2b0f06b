/** Where a message's statement name begins, or nothing when the message names no statement. */
function nameOffset(type: string, bytes: Buffer): number | undefined {
  if (type === 'P') return 5;
  if (type === 'B') return bytes.indexOf(0, 5) + 1;
  const namesStatement = (type === 'D' || type === 'C') && bytes.readUInt8(5) === 83;
  return namesStatement ? 6 : undefined;
}

/**
 * Puts `prefix` before the prepared statement a client names. All clients share the one session of the embedded database,
 * so two of them may use the same name; the unnamed statement needs nothing, since it never outlives a turn.
 * `named` is the statement's name afterwards.
 */
export function renameStatement(type: string, bytes: Buffer, prefix: string): { bytes: Buffer; named: string | undefined } {
  const offset = nameOffset(type, bytes);
  if (offset === undefined || bytes.readUInt8(offset) === 0) return { bytes, named: undefined };
  const renamed = Buffer.concat([bytes.subarray(0, offset), Buffer.from(prefix), bytes.subarray(offset)]);
  renamed.writeInt32BE(renamed.length - 1, 1);
  return { bytes: renamed, named: prefix + bytes.toString('utf8', offset, bytes.indexOf(0, offset)) };
}
