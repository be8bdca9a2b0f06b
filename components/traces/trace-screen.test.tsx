import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import en from '@/lib/contract/messages/en.json';
import fr from '@/lib/contract/messages/fr.json';
import type { Reason } from '@/lib/contract/run-reason';
import type { TraceView } from '@/lib/contract/trace-view';
import { TraceScreen } from './trace-screen';

const run: TraceView = {
  runId: '4f1c6c1e-0000-4000-8000-000000000001', at: '2026-11-20T22:30:00.000Z', timeZone: 'Europe/Paris', store: 'Rue Saint-Honoré', channel: 'tablet', outcome: 'answered', rung: 'economy', firstTextMs: 1_900, totalMs: 2_500, costMicros: 1_800,
  question: 'How many days for a return?', asker: null, errorCode: null, firstSourceMs: 60, confidence: 0.83, noLeave: null, degraded: [], traceId: null, currency: 'USD',
  stages: [{ name: 'gather', startMs: 10, durationMs: 40 }, { name: 'generate', startMs: 60, durationMs: 2_400 }],
  attempts: [{ rung: 'premium', model: 'big', outcome: 'failed', startMs: 60, ms: 1_200, failure: 'status_500' }, { rung: 'economy', model: 'small', outcome: 'answered', startMs: 1_260, ms: 1_200, failure: null }],
  evidence: [{ passage: { title: 'Returns of bags', heading: 'Days', collection: 'Handbook' }, keyword: 3.21, vector: 0.7, fused: 0.9, rank: 1.1, cited: true }, { passage: null, keyword: 1, vector: 0.2, fused: 0.3, rank: 0.55, cited: false }],
  calls: [{ kind: 'answer', model: 'small', inputTokens: 900, cachedInputTokens: 0, outputTokens: 60, reasoningTokens: 0, costMicros: 1_800, source: 'reported' }],
};
const why = { rung: [{ code: 'rungFailed', rung: 'premium', ms: 1_200, failure: 'status_500' }, { code: 'answered', rung: 'economy', ms: 1_200 }], evidence: [{ code: 'bestInBoth' }] } satisfies Record<string, Reason[]>;

function shown(given: TraceView, [locale, messages]: readonly ['en' | 'fr', typeof en] = ['en', en]): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <TraceScreen run={given} why={why} />
    </NextIntlClientProvider>,
  );
}

it('says why this answer in plain sentences, in the reader’s language', () => {
  expect(shown(run)).toContain('Premium model: failed after 1.2s, the provider answered 500.');
  expect(shown(run)).toContain('Economy model: answered within 1.2s.');
  expect(shown(run, ['fr', fr])).toContain('le fournisseur a répondu 500');
});

it('shows where the time went as a table, tries of a rung under the writing', () => {
  const text = shown(run).replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
  expect(text).toMatch(/Searching 10 ?ms 40 ?ms Writing 60 ?ms 2\.4s Premium model 60 ?ms 1\.2s Economy model 1\.3s 1\.2s/u);
});

it('names the passages that may be read, and no others', () => {
  expect(shown(run)).toContain('Returns of bags');
  expect(shown(run)).toContain('A passage you may not read');
});

it('goes by the clock of the store', () => {
  expect(shown(run)).toContain('20 November 2026, 23:30, Rue Saint-Honoré');
});

it('keeps quiet about the words where they are not given, and about who asked', () => {
  const text = shown({ ...run, question: null });
  expect(text).toContain('Words not shown');
  expect(text).toContain('Who asked is not told');
});
