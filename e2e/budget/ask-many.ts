import { once } from 'node:events';
import { openDatabase, type DatabaseAddress } from '@/db/client';
import { authorise } from '@/lib/access/authorise';
import { dimeServices } from './dime-house';
import { happen } from './mixed-events';

/** One server process of several, with few enough connections for four of them and the test beside the embedded database. It says when it is ready, waits for a word, then asks so many questions at once. Says who answered each, and stays until it is ended. */
const [address, baseUrl, staffId, wanted, now] = JSON.parse(process.argv[2] ?? '[]') as [DatabaseAddress, string, number, number, string];
const { db } = openDatabase(address, { poolMax: 3, connectMsMax: 10_000, onIdleError: () => undefined });
const services = dimeServices(db, baseUrl, now);
const scope = await authorise(db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, services.clock);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let asked = 0; asked < wanted; asked += 1) {
  void happen('reported', scope, services).then(({ generation: { rung } }) => process.stdout.write(`${rung}\n`));
}
