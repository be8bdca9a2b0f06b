import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '@/lib/service-process';
import type { EmbeddedAddress } from './address';
import { openEmbedded, startEmbedded } from './open-embedded';

const folder = mkdtempSync(join(tmpdir(), 'floorhand-embedded-'));
let service: Service<EmbeddedAddress>;
const clients: Client[] = [];

async function connect(settings: { options?: string } = {}): Promise<Client> {
  const client = new Client({ ...service.ready, user: 'postgres', database: 'postgres', ...settings });
  client.on('error', () => undefined);
  clients.push(client);
  await client.connect();
  return client;
}

async function value(client: Client, text: string): Promise<unknown> {
  const { rows } = await client.query({ text, rowMode: 'array' });
  return rows[0]?.[0];
}

beforeAll(async () => {
  service = await startEmbedded(folder);
  const client = await connect();
  await client.query('create role reader nologin; create table kept (word text); grant select on kept to reader');
});
afterAll(async () => {
  await Promise.allSettled(clients.map((client) => client.end()));
  await service.stop();
  rmSync(folder, { recursive: true });
});

describe('clients of the embedded database', () => {
  it('keep their roles and settings apart, ten at once', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, () => connect()));
    const seen = await Promise.all(ten.map(async (client, number) => {
      const answers = new Set<unknown>();
      for (let round = 0; round < 20; round += 1) {
        await client.query('begin');
        await client.query(number % 2 ? 'set local role reader' : 'set local role none');
        await client.query(`select set_config('app.who', $1, true)`, [String(number)]);
        answers.add(await value(client, `select current_user || ' ' || current_setting('app.who')`));
        await client.query('commit');
      }
      return [...answers];
    }));
    expect(seen).toEqual(Array.from({ length: 10 }, (_, number) => [`${number % 2 ? 'reader' : 'postgres'} ${number}`]));
  });

  it('leave neither a role nor a setting to the next one', async () => {
    const [one, other] = [await connect(), await connect()];
    await one.query(`set role reader; set work_mem = '77MB'`);
    expect(await value(other, `select current_user || ' ' || current_setting('work_mem')`)).toBe('postgres 4MB');
  });

  it('have the settings they connect with', async () => {
    const [one, other] = [await connect({ options: '-c work_mem=9MB' }), await connect()];
    expect([await value(one, 'show work_mem'), await value(other, 'show work_mem'), await value(one, 'show work_mem')]).toEqual(['9MB', '4MB', '9MB']);
  });

  it('may use the same name for different prepared statements', async () => {
    const [one, other] = [await connect(), await connect()];
    const ask = async (client: Client, text: string) => (await client.query({ name: 'same', text, values: [1] })).rows;
    expect([await ask(one, 'select $1::int as a'), await ask(other, 'select $1::int + 1 as b'), await ask(one, 'select $1::int as a')]).toEqual([[{ a: 1 }], [{ b: 2 }], [{ a: 1 }]]);
  });

  it('are not held up by one that dies inside a transaction, whose work is undone', async () => {
    const [one, other] = [await connect(), await connect()];
    await one.query('begin');
    await one.query(`insert into kept values ('lost')`);
    const waiting = value(other, 'select count(*)::int from kept');
    Reflect.get(one, 'connection').stream.destroy();
    expect(await waiting).toBe(0);
  });

  it('are told when COPY asks too much, and work on', async () => {
    const client = await connect();
    await expect(client.query('copy kept from stdin')).rejects.toThrow(/needs a real Postgres/);
    expect(await value(client, 'select 5')).toBe(5);
  });
});

describe('the data folder', () => {
  it('is refused to a second server, in one sentence', async () => {
    await expect(startEmbedded(folder)).rejects.toThrow(`The data folder ${folder} is in use by another Floorhand: end that one, or give this one its own FLOORHAND_DATA_DIR.`);
  });

  it('is open to a command line beside the running server', async () => {
    const opened = await openEmbedded(folder);
    expect(opened.address).toEqual(service.ready);
    await opened.stop();
    expect(await value(await connect(), 'select 1')).toBe(1);
  });

  it('keeps what was acknowledged when the server is killed outright', async () => {
    await (await connect()).query(`insert into kept values ('acknowledged')`);
    process.kill(service.pid, 'SIGKILL');
    await service.ended;
    service = await startEmbedded(folder);
    expect(await value(await connect(), 'select word from kept')).toBe('acknowledged');
  });
});
