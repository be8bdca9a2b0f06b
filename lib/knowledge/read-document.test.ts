import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document';

const read = (name: string, text: string) => readDocument(name, new TextEncoder().encode(text), { language: 'en' });

describe('reading a document', () => {
  it('takes title, language and days from the front matter', () => {
    const document = read('returns.md', '---\ntitle: Retours\nlanguage: fr\neffectiveFrom: 2026-01-01\neffectiveUntil: 2026-03-31\nowner: client care\n---\n\n# Autre\n\nTexte.');
    expect(document).toMatchObject({ externalId: 'returns', title: 'Retours', language: 'fr', effectiveFrom: '2026-01-01', effectiveUntil: '2026-03-31', revisionNumber: null, body: '# Autre\n\nTexte.' });
  });

  it('needs no front matter: the first heading is the title, else the name is', () => {
    expect(read('a.md', 'Intro.\n\n# Gift *cards*\n\nText.').title).toBe('Gift cards');
    expect(read('care/silk-scarves.txt', 'Hand wash.')).toMatchObject({ title: 'Silk scarves', externalId: 'care/silk-scarves', mediaType: 'text/plain', language: 'en', effectiveFrom: null });
  });

  it('takes rulers and long lines for what they are', () => {
    expect(read('a.md', `${'- '.repeat(60)}\n\n${'-'.repeat(200)}\n\nText${' '.repeat(500)}- far out.`).title).toBe('A');
    expect(read('a.md', `# ${'Returns '.repeat(60)}\n\nText.`).title).toHaveLength(200);
  });

  it('reads the revision from the name', () => {
    expect(read('returns.r2.md', 'Text.')).toMatchObject({ externalId: 'returns', revisionNumber: 2 });
  });

  it.each([
    ['---\nlanguage: English please\n---\nText.', 'has front matter that cannot be used: language expects a language tag like en or fr'],
    ['---\neffectiveFrom: 31.3.2026\n---\nText.', 'has front matter that cannot be used: effectiveFrom expects a day like 2026-03-31'],
    ['---\neffectiveFrom: 2026-03-31\neffectiveUntil: 2026-01-01\n---\nText.', 'is in force until 2026-01-01, before it begins on 2026-03-31'],
    ['---\ntitle: "open\n---\nText.', 'has front matter that is no YAML: Missing closing "quote'],
    ['---\ntitle: Empty\n---\n \n', 'holds no text'],
    [`---\ntitle: ${'long '.repeat(60)}\n---\nText.`, 'title expects at most 200 characters'],
    [`${'>'.repeat(50)} quoted`, 'nests its lists or quotations more than 40 deep'],
    [`${'- '.repeat(50)} listed`, 'nests its lists or quotations more than 40 deep'],
    [`${' '.repeat(400)}- listed`, 'nests its lists or quotations more than 40 deep'],
    ['null \0 byte', 'is not UTF-8 text'],
  ])('says what is wrong with %j', (text, reason) => {
    expect(() => read('a.md', text)).toThrow(reason);
  });

  it('leaves out what nobody sees: marks that turn the text round, and hidden characters', () => {
    expect(read('a.md', '# Keys\n\nAsk \u202ethe desk\u202c for\u200b the key.').body).toBe('# Keys\n\nAsk the desk for the key.');
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(() => readDocument('a.md', new Uint8Array([0x50, 0xff, 0xfe]), { language: 'en' })).toThrow('is not UTF-8 text');
  });
});
