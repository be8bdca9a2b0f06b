import type { ChainableCommander, Redis } from 'ioredis';
import { afterEndMs, believedMs, endings, type FlightNames } from './flight-names';

/** Tells other processes what a flight of this one says. None of it throws: whoever does not hear it makes a call of their own. */
export interface Telling {
  tell(text: string): void;
  /** Ends it. Badly and without a word, the next one may fly at once. */
  land(well: boolean): Promise<void>;
  /** Whether somebody in another process reads it. */
  followed(): Promise<boolean>;
}

const pace = { signEveryMs: 1_000, tellEveryMs: 300, tellFollowersEveryMs: 50 } as const;

/**
 * The first piece is told at once; what follows twenty times a second to whoever reads, and seldom while nobody does: hundreds of flights that are told to
 * nobody are work for Redis all the same. Signs keep the text too: a model may pause for longer than it would be kept.
 */
export function startTelling(redis: Redis, names: FlightNames): Telling {
  let untold = '';
  let saidAnything = false;
  let telling: NodeJS.Timeout | null = null;
  let isFollowed = false;
  let sent: Promise<unknown> = Promise.resolve();
  const send = (commands: ChainableCommander) => (sent = sent.then(() => commands.exec()).catch(() => undefined));
  const signs = setInterval(() => void send(redis.multi().pexpire(names.key, believedMs).pexpire(names.text, believedMs * 2)), pace.signEveryMs);

  function flush(): void {
    telling = null;
    if (untold === '') return;
    const text = `t${untold}`;
    sent = sent.then(async () => (isFollowed = readersIn(await redis.multi().rpush(names.text, text).pexpire(names.text, believedMs * 2).exists(names.followed).exec()))).catch(() => undefined);
    untold = '';
    telling = setTimeout(flush, isFollowed ? pace.tellFollowersEveryMs : pace.tellEveryMs);
  }

  return {
    tell(text) {
      saidAnything = true;
      untold += text;
      if (telling === null) flush();
    },
    async land(well) {
      clearInterval(signs);
      if (telling !== null) clearTimeout(telling);
      const last = redis.multi();
      if (untold !== '') last.rpush(names.text, `t${untold}`);
      last.rpush(names.text, well ? endings.well : endings.badly).pexpire(names.text, afterEndMs);
      await send(well || saidAnything ? last.pexpire(names.key, afterEndMs) : last.del(names.key));
    },
    followed: () => redis.exists(names.followed).then((count) => count > 0, () => false),
  };
}

function readersIn(replies: [Error | null, unknown][] | null): boolean {
  return replies?.at(-1)?.[1] === 1;
}
