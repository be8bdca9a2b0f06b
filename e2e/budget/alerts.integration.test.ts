import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAlert } from '@/db/queries/alerts';
import { alerts } from '@/db/schema/alerts';
import { budgetLimits, budgets } from '@/db/schema/budgets';
import { questionDays, usageDays } from '@/db/schema/usage-days';
import { withScope, withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { dayBefore } from '@/lib/budget/alerts/judge-trend';
import { raiseAlerts } from '@/lib/budget/alerts/raise-alerts';
import { sendAlerts, signatureOf } from '@/lib/budget/alerts/send-alerts';
import { showAlerts } from '@/lib/budget/alerts/show-alerts';

let home: TestDatabase;
let house: SmallHouse;
const start = new Date('2026-11-20T10:00:00Z');
let now = start;
const clock = { now: () => now };
const logged: string[] = [];
const note = (event: string) => void logged.push(event);
const log = { info: note, warn: note, error: note };
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));

/** A receiver that answers as `answer` says, and keeps what it got. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(204).end();
const got: { signature: string; body: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    got.push({ signature: String(request.headers['floorhand-signature']), body });
    answer(request, response);
  });
});
const secret = 'a secret of at least thirty-two characters';
const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await home.drop();
});
beforeEach(async () => {
  now = start;
  [got.length, logged.length] = [0, 0];
  answer = (_, response) => response.writeHead(204).end();
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.update(budgetLimits).set({ costMicros: 1_000_000, tokens: 1_000_000 });
    await tx.delete(questionDays);
    await tx.delete(usageDays);
    await tx.update(alerts).set({ delivery: 'none' });
  });
});

const raise = () => raiseAlerts({ db: home.db, clock, log, toBeSent: true });
const send = (deadlineMs = 20_000) => sendAlerts({ db: home.db, clock, log }, { url: address(), secret, deadlineMs });
const spend = (periodStart: string, spentMicros: number) => withSystem(home.db, (tx) => tx.insert(budgets).values({ level: 'store', subjectId: house.stores.paris, periodStart, spentMicros }).onConflictDoUpdate({ target: [budgets.level, budgets.subjectId, budgets.periodStart], set: { spentMicros } }));
const rows = (periodStart: string) => withSystem(home.db, async (tx) => (await tx.select().from(alerts)).filter((alert) => alert.periodStart === periodStart));
/** Raises one alert that was never raised, on a day of its own. */
async function raiseOne(day: string) {
  now = new Date(`${day}T10:00:00Z`);
  await spend(day, 850_000);
  await raise();
}

describe('alerts', () => {
  it('tell once that a budget is nearly spent, and once that it is spent, whoever looks how often', async () => {
    await spend('2026-11-20', 850_000);
    await Promise.all([raise(), raise(), raise()]);
    await spend('2026-11-20', 1_000_000);
    await Promise.all([raise(), raise()]);
    expect((await rows('2026-11-20')).map(({ kind }) => kind).toSorted()).toEqual(['budget_nearly_spent', 'budget_spent']);
    expect(logged).toEqual(['alert_raised', 'alert_raised']);
  });

  it('do not look at a day that is over', async () => {
    await spend('2026-11-19', 1_000_000);
    await raise();
    expect(await rows('2026-11-19')).toEqual([]);
  });

  it('tell of a store’s refusals and costs once a week, and of the whole house', async () => {
    const days = Array.from({ length: 16 }, (_, age) => ({ age, day: dayBefore('2026-11-20', age) }));
    await withSystem(home.db, async (tx) => {
      await tx.insert(questionDays).values(days.flatMap(({ age, day }) => [
        { day, storeId: house.stores.paris, role: 'associate', channel: 'tablet', rung: '', outcome: 'refused', questions: age < 2 ? 10 : 2 } as const,
        { day, storeId: house.stores.paris, role: 'associate', channel: 'tablet', rung: 'premium', outcome: 'answered', questions: 20 } as const,
      ]));
      await tx.insert(usageDays).values(days.map(({ age, day }) => ({ day, storeId: house.stores.paris, role: 'associate', kind: 'answer', model: 'm', rung: 'premium', calls: 20, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, costMicros: age < 2 ? 80_000 : 20_000 } as const)));
    });
    await raise();
    later(86_400);
    await raise();
    const found = await rows('2026-11-16');
    expect(found.map(({ kind, storeId }) => `${kind} ${storeId === null ? 'house' : storeId === house.stores.paris ? 'paris' : '?'}`).toSorted()).toEqual(['cost_doubled house', 'cost_doubled paris', 'refusals_jumped house', 'refusals_jumped paris']);
  });

  it('are shown to the managers of their stores and to admins, and to nobody else', async () => {
    const shown = async (staffId: number) => {
      const scope = await authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
      return (await withScope(home.db, scope, (tx) => showAlerts(tx, clock))).map(({ store }) => store);
    };
    const own = await shown(house.staff.manager);
    expect(new Set(own)).toEqual(new Set(['Rive Gauche']));
    expect(new Set(await shown(house.staff.admin))).toEqual(new Set(['Rive Gauche', null]));
    expect(await shown(house.staff.associate)).toEqual([]);
    later(8 * 86_400);
    expect(await shown(house.staff.admin)).toEqual([]);
  });
});

describe('messages about alerts', () => {
  it('arrive once, signed', async () => {
    await raiseOne('2026-12-01');
    expect(await Promise.all([send(), send(), send()])).toContain(1);
    await send();
    expect(got).toHaveLength(1);
    const [{ body, signature } = { body: '', signature: '' }] = got;
    expect(signature).toBe(`t=${now.getTime() / 1_000},v1=${signatureOf(secret, now.getTime() / 1_000, body)}`);
    expect(JSON.parse(body)).toMatchObject({ kind: 'budget_nearly_spent', store: { id: house.stores.paris, name: 'Rive Gauche' }, periodStart: '2026-12-01', figures: { spentMicros: 850_000, limitMicros: 1_000_000 } });
    expect(await rows('2026-12-01')).toMatchObject([{ delivery: 'delivered', attempts: 1 }]);
  });

  it('are sent again, later and later, to a receiver that answers 500 or sends them elsewhere', async () => {
    await raiseOne('2026-12-02');
    answer = (_, response) => response.writeHead(got.length === 1 ? 500 : 307, { location: '/elsewhere' }).end();
    expect(await send()).toBe(0);
    later(59);
    await send();
    expect(got).toHaveLength(1);
    later(1);
    await send();
    expect(got).toHaveLength(2);
    later(119);
    await send();
    expect(got).toHaveLength(2);
    answer = (_, response) => response.writeHead(200).end('thanks');
    later(1);
    expect(await send()).toBe(1);
    expect(got[2]?.body).toBe(got[0]?.body);
  });

  it('do not wait for a receiver that hangs', async () => {
    await raiseOne('2026-12-03');
    answer = () => undefined;
    expect(await send(200)).toBe(0);
    expect(logged).toContain('alert_not_delivered');
    expect(await rows('2026-12-03')).toMatchObject([{ delivery: 'waiting', attempts: 1 }]);
  });

  it('are not lost with a process that dies while it sends', async () => {
    await raiseOne('2026-12-04');
    expect(await withSystem(home.db, (tx) => claimAlert(tx, now, { firstSeconds: 60, mostSeconds: 60 }))).toMatchObject({ kind: 'budget_nearly_spent' });
    expect(await send()).toBe(0);
    later(61);
    expect(await send()).toBe(1);
  });

  it('are given up after days of trying, and the alert stays', async () => {
    await raiseOne('2026-12-05');
    answer = (_, response) => response.writeHead(500).end();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await send();
      later(6 * 3_600);
    }
    expect(await rows('2026-12-05')).toMatchObject([{ delivery: 'given_up', attempts: 24 }]);
    expect(got).toHaveLength(24);
    expect(logged).toContain('alert_given_up');
  });
});
