import { describe, expect, it } from 'vitest';
import { makeMessageReader, ProtocolError, type FrontendMessage } from './frontend-messages';
import { query, startup, sync } from './own-messages';

function kinds(messages: readonly FrontendMessage[]): string[] {
  return messages.map((message) => (message.kind === 'message' ? message.type : message.kind));
}

describe('the message reader', () => {
  it('finds the same messages however the stream is cut', () => {
    const stream = Buffer.concat([startup(), query('select 1'), query('select 2'), sync()]);
    for (let size = 1; size <= stream.length; size += 1) {
      const read = makeMessageReader();
      const found: FrontendMessage[] = [];
      for (let at = 0; at < stream.length; at += size) found.push(...read(stream.subarray(at, at + size)));
      expect(kinds(found)).toEqual(['startup', 'Q', 'Q', 'S']);
    }
  });

  it('reads what a client asks for when it connects', () => {
    const [message] = makeMessageReader()(startup());
    expect(message?.kind === 'startup' && Object.fromEntries(message.settings)).toEqual({ user: 'postgres', database: 'postgres', client_encoding: 'UTF8' });
  });

  it('knows requests for encryption before the start', () => {
    const ssl = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
    expect(kinds(makeMessageReader()(Buffer.concat([ssl, startup()])))).toEqual(['ssl', 'startup']);
  });

  it('refuses what no client sends', () => {
    expect(() => makeMessageReader()(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toThrow(ProtocolError);
    const read = makeMessageReader();
    read(startup());
    expect(() => read(Buffer.from([81, 127, 255, 255, 255]))).toThrow(ProtocolError);
  });
});
