import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import type { Principal } from '@/lib/access/principal';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { Ask, AskServices } from '@/lib/ask/ask';
import type { Ranked } from '@/lib/ask/rank';
import { searchEvidence } from '@/lib/ask/search-evidence';
import type { Citation } from '@/lib/contract/citation';
import type { EvalHouse } from './fill-eval-house';
import type { EvalQuestion } from './read-questions';

export type EvalKind = 'retrieval' | 'answers';

/** What came of one question. Document ids are those of the eval's files. */
export interface EvalOutcome {
  question: EvalQuestion;
  /** The documents of the ranked evidence, best first, at most ten; whether or not it was enough to answer. */
  documents: string[];
  refused: boolean;
  confidence: number;
  /** What the confidence was computed from, for refitting it. */
  features: Ranked['features'];
  /** What the reader was shown: the evidence, or the answer. Empty when refused. */
  shown: string;
  /** The documents of the passages that were cited: shown as evidence, or named by a marker of the answer. */
  cited: string[];
  /** Why the run gave less than it could: sources that failed, an error's code. */
  trouble: string[];
  stages: { name: string; ms: number }[];
}

export interface EvalServices extends AskServices {
  house: EvalHouse;
  signal: AbortSignal;
}

const documentsMax = 10;

/** Puts one question through the product's own path, as the person whose scope it names. */
export async function askEvalQuestion(kind: EvalKind, question: EvalQuestion, services: EvalServices): Promise<EvalOutcome> {
  const { house } = services;
  const asker = question.collection === undefined ? house.everywhere : (house.readers.get(question.collection) ?? house.everywhere);
  const { ranked, run } = await searchEvidence(askOf(asker, question, services.signal), services);
  const found = {
    question,
    documents: distinctDocuments(ranked, house),
    refused: !ranked.enough,
    confidence: ranked.confidence,
    features: ranked.features,
    trouble: run.degraded,
  };
  if (kind === 'answers') return { ...found, ...(await answer(asker, question, services)) };
  const citations = ranked.enough ? ranked.citations : [];
  return { ...found, shown: citations.map(({ text }) => text).join('\n\n'), cited: documentsOf(citations, house), stages: run.stages.map(({ name, durationMs }) => ({ name, ms: durationMs })) };
}

function askOf(asker: Principal, question: EvalQuestion, signal: AbortSignal): Ask {
  return { runId: randomUUID(), asker, question: question.question, from: { channel: 'api', history: [] }, signal };
}

function distinctDocuments({ scored }: Ranked, house: EvalHouse): string[] {
  const ids = scored.map(({ candidate: { passage } }) => house.idOf(passage.collection, passage.externalId));
  return [...new Set(ids)].slice(0, documentsMax);
}

function documentsOf(citations: readonly Citation[], house: EvalHouse): string[] {
  return citations.map(({ collection, externalId }) => house.idOf(collection, externalId));
}

/** The whole path; its stage times are those of its trace. */
async function answer(asker: Principal, question: EvalQuestion, services: EvalServices): Promise<Omit<EvalOutcome, 'question' | 'documents' | 'confidence' | 'features'>> {
  const ask = askOf(asker, question, services.signal);
  let [text, refused] = ['', false];
  let citations: readonly Citation[] = [];
  const trouble: string[] = [];
  for await (const event of answerQuestion(ask, services)) {
    if (event.type === 'text') text += event.delta;
    else if (event.type === 'sources') citations = event.citations;
    else if (event.type === 'refusal') refused = true;
    else if (event.type === 'end' && event.errorCode !== undefined) trouble.push(event.errorCode);
  }
  const trace = await readTrace(ask.runId, services);
  const cited = citations.filter(({ n }) => text.includes(`[${n}]`));
  return { refused, shown: text, cited: documentsOf(cited, services.house), trouble: [...trouble, ...trace.degraded], stages: trace.stages };
}

async function readTrace(runId: string, services: EvalServices): Promise<{ stages: EvalOutcome['stages']; degraded: string[] }> {
  const [row] = await withSystem(services.db, (tx) => tx.select().from(traces).where(eq(traces.runId, runId)));
  if (!row) return { stages: [], degraded: ['no trace'] };
  const marks = [['to sources', row.firstSourceMs], ['to first text', row.firstTextMs], ['total', row.totalMs]] as const;
  return {
    stages: [
      ...row.detail.stages.map(({ name, durationMs }) => ({ name, ms: durationMs })),
      ...marks.flatMap(([name, ms]) => (ms === null ? [] : [{ name, ms }])),
    ],
    degraded: row.detail.degraded,
  };
}
