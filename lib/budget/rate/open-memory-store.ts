import { createHash } from 'node:crypto';
import { Redis as UpstashRedis, type Requester } from '@upstash/redis';
import type { Clock } from '@/lib/clock';
import type { RateStore } from './rate-store';
import { makeLuaRunner, type StoreAnswer } from './run-lua';

interface Kept {
  value: number;
  /** Milliseconds since 1970; null = never. */
  endsMs: number | null;
}

/** So many writes between two looks for what has ended: often enough to stay small, seldom enough to cost nothing. */
const writesBetweenSweeps = 1_000;

/** Counts in this process alone, with the very scripts that run on Redis. */
export function openMemoryStore(clock: Clock): RateStore {
  const kept = new Map<string, Kept>();
  const run = makeLuaRunner(storeCommands(kept, clock));
  /** By its hash, as on Redis: asking for one that is not known costs an error, and the library sends the script itself. */
  const scripts = new Map<string, string>();
  const send = (command: readonly unknown[]): unknown => {
    const [name = '', ...given] = command.map(String);
    if (name === 'mget') return given.map((key) => read(kept, key, clock)?.value ?? null);
    const [named = '', count = '0', ...rest] = given;
    const script = name === 'evalsha' ? scripts.get(named) : named.replace(/^#!lua[^\n]*/, '');
    if (script === undefined) throw new Error('NOSCRIPT No script of this hash was sent yet.');
    if (name !== 'evalsha') scripts.set(createHash('sha1').update(named).digest('hex'), script);
    return run(script, rest.slice(0, Number(count)), rest.slice(Number(count)));
  };
  const requester: Requester = { request: async <Result>({ body }: { body?: unknown }) => ({ result: send(Array.isArray(body) ? body : []) as Result }) };
  return { client: new UpstashRedis(requester), close: async () => kept.clear() };
}

function read(kept: Map<string, Kept>, key: string, clock: Clock): Kept | undefined {
  const found = kept.get(key);
  if (found === undefined || found.endsMs === null || found.endsMs > clock.now().getTime()) return found;
  kept.delete(key);
  return undefined;
}

/** The three commands that the scripts of a sliding window use. */
function storeCommands(kept: Map<string, Kept>, clock: Clock): (command: string, ...given: string[]) => StoreAnswer {
  let writes = 0;
  return (command, key = '', amount = '0') => {
    const found = read(kept, key, clock);
    switch (command.toUpperCase()) {
      case 'GET':
        return found === undefined ? false : String(found.value);
      case 'INCRBY': {
        writes += 1;
        if (writes % writesBetweenSweeps === 0) for (const each of [...kept.keys()]) read(kept, each, clock);
        const value = (found?.value ?? 0) + Number(amount);
        kept.set(key, { value, endsMs: found?.endsMs ?? null });
        return value;
      }
      case 'PEXPIRE':
        if (found !== undefined) found.endsMs = clock.now().getTime() + Number(amount);
        return found === undefined ? 0 : 1;
      default:
        throw new Error(`The store in this process has no ${command}.`);
    }
  };
}
