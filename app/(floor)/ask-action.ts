'use server';

import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { currentPrincipal } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { answerQuestion } from '@/lib/ask/answer-question';
import { streamToFloor, type FloorChunk } from '@/lib/ask/stream-to-floor';
import { askInputSchema } from '@/lib/contract/floor-message';
import type { RunEvent } from '@/lib/contract/run-event';
import { asFloorhandError, FloorhandError, type ErrorCode } from '@/lib/errors';

/**
 * Asks a question and streams what comes of it. Returns as soon as it knows who asks, because a browser runs one action at
 * a time until its promise resolves; rights are decided inside the run. A thrown error would reach the screen without its
 * code, so a refusal is a stream too.
 */
export async function ask(given: unknown): Promise<ReadableStream<FloorChunk>> {
  try {
    checkOrigin(await headers());
    const input = askInputSchema.safeParse(given);
    if (!input.success) throw new FloorhandError('bad_input');
    const asker = await currentPrincipal();
    if (!asker) throw new FloorhandError('not_signed_in');
    const { runId, question, ...where } = input.data;
    const house = services();
    const run = house.runs.begin(runId, asker.staffId);
    const events = answerQuestion({ runId, asker, question, from: { channel: 'tablet', ...where }, signal: run.signal }, house);
    return streamToFloor(events, { runId, onEnd: run.end, onLeave: run.abort });
  } catch (error) {
    const { code, cause } = asFloorhandError(error);
    if (code === 'unexpected') services().log.error('ask_failed', { cause: String(cause) });
    return streamToFloor(failedRun(code), { runId: randomUUID(), onEnd: () => undefined, onLeave: () => undefined });
  }
}

async function* failedRun(errorCode: ErrorCode): AsyncGenerator<RunEvent> {
  yield { type: 'end', outcome: 'failed', errorCode };
}
