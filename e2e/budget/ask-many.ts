import { randomUUID } from 'node:crypto';
import { openDatabase, type DatabaseAddress } from '@/db/client';
import { authorise } from '@/lib/access/authorise';
import { isPermit, reserve } from '@/lib/budget/permit';
import { systemClock } from '@/lib/clock';
import { testPrice } from '../fixtures/test-purse';

/** One server process of several: asks leave for so many calls of ten cents at once, says how many it got, and stays until it is ended. */
const [address, staffId, wanted] = JSON.parse(process.argv[2] ?? '[]') as [DatabaseAddress, number, number];
const { db } = openDatabase(address, { poolMax: 2, connectMsMax: 10_000, onIdleError: () => undefined });
const scope = await authorise(db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, systemClock);
const call = { price: testPrice('test'), kind: 'answer', rung: 'premium', inputTokens: 10_000, outputTokensMax: 10_000 } as const;
const given = await Promise.all(Array.from({ length: wanted }, () => reserve(db, scope, { runId: randomUUID(), ...call }, systemClock)));
process.stdout.write(`${given.filter(isPermit).length}\n`);
setInterval(() => undefined, 60_000);
