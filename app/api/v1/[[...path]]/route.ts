import { FloorhandError } from '@/lib/errors';
import { answerErrors } from '../answer-errors';

export const dynamic = 'force-dynamic';

/** Whatever else OpenAI has and this house has not: an error its clients can read, where Next would answer with a page. */
async function absent(request: Request): Promise<Response> {
  return answerErrors(async () => {
    throw new FloorhandError('not_found', { detail: `There is no ${request.method} ${new URL(request.url).pathname} here.` });
  });
}

export { absent as GET, absent as POST, absent as PUT, absent as PATCH, absent as DELETE };
