import { FloorhandError } from '@/lib/errors';
import { answerErrors } from './answer-errors';

/** Whatever else OpenAI has and this house has not: an error its clients can read, where Next would answer with a page. */
export async function absent(request: Request): Promise<Response> {
  return answerErrors(async () => {
    throw new FloorhandError('not_found', { detail: `There is no ${request.method} ${new URL(request.url).pathname} here.` });
  });
}
