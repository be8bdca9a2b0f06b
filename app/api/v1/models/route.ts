import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { answerErrors } from '../answer-errors';

export const dynamic = 'force-dynamic';

/** The one model that machines see: the house's ladder decides what stands behind it. */
export async function GET(request: Request): Promise<Response> {
  return answerErrors(async () => {
    const house = services();
    await authenticateKey(house.db, request.headers.get('authorization'), house.clock);
    return Response.json({ object: 'list', data: [{ id: 'floorhand', object: 'model', created: 0, owned_by: 'floorhand' }] });
  });
}
