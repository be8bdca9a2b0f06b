import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeAddress } from '@/db/embedded/address';
import { testEnvironment } from '@/e2e/fixtures/test-environment';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { signInWithPassword } from '@/lib/access/sign-in-with-password';
import { enrolTablet, findTablet } from '@/lib/access/tablets';
import { signInWithPin } from '@/lib/access/sign-in-with-pin';

const clock = { now: () => new Date('2025-03-03T09:00:00Z') };

/** The command as a person runs it on a database of their own, which holds nobody yet. */
describe('npm run staff', () => {
  let folder = '';
  let home: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'floorhand-staff-'));
    home = await openTestDatabase();
  });
  afterAll(async () => {
    await home.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The command speaks node-postgres to a real server, whichever driver the tests take. */
  function databaseSettings() {
    const { address } = home;
    if (address.kind !== 'embedded') return { DATABASE_URL: address.url, POSTGRES_URL: '', FLOORHAND_DATABASE_SOCKET: '' };
    return { DATABASE_URL: '', POSTGRES_URL: '', FLOORHAND_DATABASE_SOCKET: writeAddress({ host: address.socketFolder, port: address.port ?? 5432 }) };
  }

  /** One command line, in which `+` stands for a space inside a word. */
  function run(args: string, typed = ''): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/commands/staff.ts', ...args.split(' ').map((word) => word.replaceAll('+', ' '))], {
      env: testEnvironment({ ...databaseSettings(), FLOORHAND_DATA_DIR: folder, PIN_PEPPER: '', DEMO_SEED: 'no' }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.end(typed);
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
  }

  it('leads from an empty database to a manager who signs in, and an associate on their tablet', async () => {
    expect(await run('store add --code NYC --name Madison+Avenue --city New+York --country US --region americas --time-zone America/New_York --locale en-US --currency USD'))
      .toEqual({ code: 0, output: 'The store NYC is added.\n' });
    expect(await run('add --number 10001 --name Ada+Stone --role admin --store all --email ada@house.example')).toMatchObject({ code: 0 });
    expect(await run('add --number 10412 --name Sam+Reed --role associate --store NYC --team advisers')).toMatchObject({ code: 0 });
    expect((await run('secret 10001', 'three grey doves\n')).output).toContain('Ada Stone (10001) has a new password and is signed out everywhere.');
    expect((await run('secret 10412', '483027\n')).code).toBe(0);

    const { PIN_PEPPER: pepper } = z.object({ PIN_PEPPER: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')));
    const services = { db: home.db, clock, pepper, demo: false };
    const manager = await signInWithPassword(services, { email: 'ada@house.example', password: 'three grey doves' }, { device: null, address: '203.0.113.7' });
    const scope = await authorise(home.db, manager, clock);
    const device = await findTablet(home.db, await enrolTablet(services, scope, { storeId: scope.storeId, name: 'Till 1' }));
    if (!device) throw new Error('the tablet was not enrolled');
    expect(await signInWithPin(services, { number: '10412', pin: '483027' }, { device, address: '203.0.113.7' })).toMatchObject({ via: 'tablet' });
    expect((await run('list')).output).toBe(
      '10001  Ada Stone  admin               all (NYC)  password  ada@house.example\n10412  Sam Reed   associate,advisers  NYC        PIN\n',
    );
  }, 120_000);

  it('says what is wrong in a sentence, and ends with 1', async () => {
    expect(await run('store add --code LAX --name Melrose --city Los+Angeles --country US --region west --time-zone America/Los_Angelos --locale en-US')).toEqual({
      code: 1,
      output: '--region expects one of emea, americas, apac; --time-zone expects an IANA time zone such as America/New_York; --currency is missing: it expects an ISO currency code such as USD.\n',
    });
    expect(await run('secret 10412 --pin', '111111\n')).toMatchObject({ code: 1, output: expect.stringMatching(/^(PIN_PEPPER is not set.*\n)?That PIN is too easy to guess/) });
    expect(await run('promote 10412')).toMatchObject({ code: 1, output: expect.stringMatching(/^npm run staff -- store add/) });
  });
});
