import { sql } from 'drizzle-orm';
import type { SystemTx } from '@/db/scoped';
import type { TraceDetail } from '@/lib/contract/trace-detail';
import type { InventedQuestion } from './invent-usage';

/** An invented question as it goes into the tables. `call` null when nothing was paid for. */
export interface WrittenQuestion extends InventedQuestion {
  collectionIds: number[];
  call: { model: string; input: number; cached: number; output: number; costMicros: number } | null;
  detail: TraceDetail;
}

/** Rows in one statement: as many as fit in one message, since each statement brings the totals up to date once. */
const rowsPerStatement = 4_000;

/** Writes traces and the ledger; their triggers keep the totals. Ratings come without a message here, so their totals are added up here. */
export async function writeQuestions(tx: SystemTx, questions: readonly WrittenQuestion[]): Promise<void> {
  for (let first = 0; first < questions.length; first += rowsPerStatement) {
    const part = questions.slice(first, first + rowsPerStatement);
    await insertTraces(tx, JSON.stringify(part.map(traceRow)));
    await insertEvents(tx, JSON.stringify(part.flatMap(eventRow)));
  }
  const rated = questions.filter(({ rating }) => rating !== null).map(({ day, storeId, rating }) => ({ day, store_id: storeId, rating }));
  await tx.execute(sql`insert into rating_days as d (day, store_id, good, bad)
    select day, store_id, count(*) filter (where rating = 1), count(*) filter (where rating = -1)
    from json_to_recordset(${JSON.stringify(rated)}::json) as r(day date, store_id int, rating int) group by 1, 2
    on conflict (store_id, day) do update set good = d.good + excluded.good, bad = d.bad + excluded.bad`);
}

function traceRow({ runId, asker, storeId, collectionIds, question, outcome, rung, errorCode, tokens, firstSourceMs, firstTextMs, totalMs, detail, rating, day, at }: WrittenQuestion) {
  return {
    run_id: runId, staff_id: asker.id, store_id: storeId, asker_role: asker.role, asker_teams: asker.teams, collection_ids: collectionIds, question, outcome, rung, error_code: errorCode,
    input_tokens: tokens?.input ?? null, output_tokens: tokens?.output ?? null, first_source_ms: firstSourceMs, first_text_ms: firstTextMs, total_ms: totalMs, detail, rating, day, created_at: at,
  };
}

async function insertTraces(tx: SystemTx, rows: string): Promise<void> {
  await tx.execute(sql`insert into traces (run_id, staff_id, store_id, channel, asker_role, asker_teams, collection_ids, question, outcome, rung, error_code, input_tokens, output_tokens, first_source_ms, first_text_ms, total_ms, detail, rating, day, created_at)
    select run_id, staff_id, store_id, 'tablet', asker_role, asker_teams, collection_ids, question, outcome, rung, error_code, input_tokens, output_tokens, first_source_ms, first_text_ms, total_ms, detail, rating, day, created_at
    from json_to_recordset(${rows}::json) as r(run_id uuid, staff_id int, store_id int, asker_role text, asker_teams text[], collection_ids int[], question text, outcome text, rung text, error_code text,
      input_tokens int, output_tokens int, first_source_ms int, first_text_ms int, total_ms int, detail jsonb, rating smallint, day date, created_at timestamptz)
    on conflict do nothing`);
}

function eventRow({ runId, asker, storeId, rung, call, outcome, day, at, totalMs }: WrittenQuestion) {
  if (call === null) return [];
  const { model, input, cached, output, costMicros } = call;
  return [{
    run_id: runId, staff_id: asker.id, store_id: storeId, role: asker.role, day, model, rung, input_tokens: input, cached_input_tokens: cached, output_tokens: output,
    cost_micros: costMicros, source: outcome === 'answered' ? 'reported' : 'counted', finished: outcome === 'answered', at: new Date(at.getTime() + totalMs),
  }];
}

async function insertEvents(tx: SystemTx, rows: string): Promise<void> {
  await tx.execute(sql`insert into usage_events (run_id, staff_id, store_id, role, day, kind, model, rung, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros, source, finished, at)
    select run_id, staff_id, store_id, role, day, 'answer', model, rung, input_tokens, cached_input_tokens, output_tokens, 0, cost_micros, source, finished, at
    from json_to_recordset(${rows}::json) as r(run_id uuid, staff_id int, store_id int, role text, day date, model text, rung text, input_tokens int, cached_input_tokens int, output_tokens int, cost_micros bigint, source text, finished boolean, at timestamptz)`);
}
