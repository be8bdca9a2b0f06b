import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { answerErrors } from '../answer-errors';
import { refuseMethod } from '../refuse-method';
import { theModel } from './the-model';

export const dynamic = 'force-dynamic';

/** What models there are. See docs/api.md. */
export async function GET(request: Request): Promise<Response> {
  return answerErrors(async () => {
    const house = services();
    await authenticateKey(house.db, request.headers.get('authorization'), house.clock);
    return Response.json({ object: 'list', data: [theModel] });
  });
}

const refused = refuseMethod('GET', 'HEAD');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE, refused as OPTIONS };
