import { absent } from '../absent';

export const dynamic = 'force-dynamic';

export { absent as GET, absent as POST, absent as PUT, absent as PATCH, absent as DELETE };
