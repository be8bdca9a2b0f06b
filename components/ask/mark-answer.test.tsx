import { renderToStaticMarkup } from 'react-dom/server';
import { NextIntlClientProvider } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Citation } from '@/lib/contract/citation';
import type { SentenceCheck } from '@/lib/contract/check-result';
import messages from '@/lib/contract/messages/en.json';
import { Prose } from './prose';
import { ReadingProvider } from './reading';

const citation: Citation = {
  n: 1, passageId: 1, documentId: 1, revisionId: 1, revisionNumber: 1, externalId: 'returns', title: 'Returns', heading: '', collection: 'Handbook',
  page: null, effectiveFrom: null, effectiveUntil: null, language: 'en', text: 'Thirty days.', score: 1,
};

function render(text: string, sentences: SentenceCheck[] = []): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <ReadingProvider value={{ citations: [citation], openN: undefined, open: () => undefined }}>
        <Prose text={text} citations sentences={sentences} />
      </ReadingProvider>
    </NextIntlClientProvider>,
  );
}
const marked = (text: string, part: string, verdict: SentenceCheck['verdict'] = 'unsupported', missing: string[] = []) => {
  const start = text.indexOf(part);
  return render(text, [{ start, end: start + part.length, verdict, missing }]);
};

describe('citations', () => {
  it('become buttons that name their source and hang on the word before', () => {
    const html = render('Thirty days [1].');
    expect(html).toContain('aria-label="Source 1: Returns"');
    expect(html).toContain('Thirty days<sup');
  });

  it('show nothing for a number without evidence', () => {
    expect(render('Thirty days [7].')).not.toMatch(/\[7\]|<button/);
  });
});

describe('text from elsewhere', () => {
  it.each([
    ['a link', 'See [our site](https://evil.example/x) now', 'See our site now'],
    ['a bare address', 'See https://evil.example/x now', 'See https://evil.example/x now'],
    ['a picture', 'See ![a bag](https://evil.example/p.png) now', 'See a bag now'],
    ['HTML', 'See <img src=x onerror="alert(1)"> now', 'See &lt;img src=x onerror=&quot;alert(1)&quot;&gt; now'],
    ['a block of HTML', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a footnote', 'See[^x] now', 'See[^x] now'],
  ])('shows %s as its words', (_, text, words) => {
    const html = render(text);
    expect(html).toContain(words);
    expect(html).not.toMatch(/<(a|img|script|iframe|style|svg)\b/);
    expect(html).not.toMatch(/<[^>]*\s(href|src|srcset|action)=/);
  });

  it('keeps a citation a citation when the text tries to make it a link', () => {
    const html = render('Thirty days [1].\n\n[1]: https://evil.example');
    expect(html).toContain('aria-label="Source 1: Returns"');
    expect(html).not.toContain('href');
  });
});

describe('the check', () => {
  it('marks the sentence it means, and says what is missing', () => {
    const html = marked('Thirty days [1]. Shoes have 45 days [1]. Ask first.', 'Shoes have 45 days [1].', 'unsupported', ['45 days']);
    expect(html).toMatch(/<mark[^>]*>Shoes have 45 days<sup/);
    expect(html).not.toMatch(/<mark[^>]*>[^<]*Thirty/);
    expect(html).toContain('Not found in the sources: 45 days');
  });

  it('says it once for a sentence in several pieces', () => {
    const html = marked('Shoes have **45 days** at most.', 'Shoes have **45 days** at most.', 'uncited', ['45 days']);
    expect(html.match(/No source given for: 45 days/g)).toHaveLength(1);
    expect(html.match(/<mark/g)).toHaveLength(3);
  });

  it.each([
    ['a sentence that ends in bold', 'They have **45 days**'],
    ['a row of a table', '| Shoes | 45 days |'],
  ])('says it for %s', (_, sentence) => {
    const html = marked(`| A | B |\n|---|---|\n${sentence}\n`, sentence, 'uncited', ['45 days']);
    expect(html.match(/No source given for: 45 days/g)).toHaveLength(1);
  });
});
