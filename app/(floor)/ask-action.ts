'use server';

import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { currentPrincipal } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { answerQuestion } from '@/lib/ask/answer-question';
import { failedRun } from '@/lib/ask/failed-run';
import { stoppable } from '@/lib/ask/stoppable';
import { streamToFloor, type FloorChunk } from '@/lib/ask/stream-to-floor';
import { askInputSchema } from '@/lib/contract/floor-message';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import { reasonOf } from '@/lib/reason-of';

/**
 * Asks a question and streams what comes of it. Returns as soon as it knows who asks, because a browser runs one action at
 * a time until its promise resolves; rights are decided inside the run. A thrown error would reach the screen without its
 * code, so a refusal is a stream too.
 */
export async function ask(given: unknown): Promise<ReadableStream<FloorChunk>> {
  let asked: string | undefined;
  try {
    checkOrigin(await headers());
    const input = askInputSchema.safeParse(given);
    if (!input.success) throw new FloorhandError('bad_input');
    const asker = await currentPrincipal();
    if (!asker) throw new FloorhandError('not_signed_in');
    const { runId, question, ...where } = input.data;
    asked = runId;
    const house = services();
    const answer = (signal: AbortSignal) => answerQuestion({ runId, asker, question, from: { channel: 'tablet', ...where }, signal }, house);
    const { events, leave } = stoppable(house.runs, { runId, staffId: asker.staffId }, answer);
    return streamToFloor(events, { runId, onLeave: leave });
  } catch (error) {
    const { code, cause } = asFloorhandError(error);
    if (code === 'unexpected') services().log.error('ask_failed', { runId: asked, cause: reasonOf(cause) });
    return streamToFloor(failedRun(code), { runId: randomUUID(), onLeave: () => undefined });
  }
}
