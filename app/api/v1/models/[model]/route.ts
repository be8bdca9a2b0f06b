import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { FloorhandError } from '@/lib/errors';
import { answerErrors } from '../../answer-errors';
import { refuseMethod } from '../../refuse-method';
import { theModel } from '../the-model';

export const dynamic = 'force-dynamic';

/** One model by its name. See docs/api.md. */
export async function GET(request: Request, { params }: { params: Promise<{ model: string }> }): Promise<Response> {
  return answerErrors(async () => {
    const house = services();
    await authenticateKey(house.db, request.headers.get('authorization'), house.clock);
    if ((await params).model !== theModel.id) throw new FloorhandError('not_found', { param: 'model' });
    return Response.json(theModel);
  });
}

const refused = refuseMethod('GET', 'HEAD');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE, refused as OPTIONS };
