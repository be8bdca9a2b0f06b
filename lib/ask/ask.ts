import type { Database } from '@/db/client';
import type { Principal } from '@/lib/access/principal';
import type { RateLimiter } from '@/lib/budget/limit-rate';
import type { Purse } from '@/lib/budget/purse';
import type { RateLimit } from '@/lib/budget/rate/make-counter';
import type { Clock } from '@/lib/clock';
import type { Closing } from '@/lib/closing';
import type { Gate } from '@/lib/gate';
import type { HouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import type { Log } from '@/lib/log';
import type { Embedder } from '@/lib/models/embed';
import type { Ladder } from '@/lib/models/ladder';
import type { Observer, TraceHeaders } from '@/lib/observe/observer';
import type { RecallServices } from './recall';

/** An earlier exchange of the same conversation, oldest first. */
export interface Turn {
  question: string;
  answer: string;
}

/** One question, as it enters the path. */
export interface Ask {
  runId: string;
  asker: Principal;
  question: string;
  /** Where it came from: a conversation on a tablet (kept), or a machine (which brings its own history). */
  from:
    | { channel: 'tablet'; conversationId: string; questionId: string }
    | { channel: 'api'; history: readonly Turn[] };
  /** Aborts when the reader stops the run or has left. */
  signal: AbortSignal;
  /** The trace of whoever asks, to go on with. */
  trace?: TraceHeaders;
  /** Told once, before the first event, how the asker's limits stand. */
  onLimits?: (limits: readonly RateLimit[]) => void;
}

/** What the path needs from outside; born in `app/services.ts`. */
export interface AskServices extends RecallServices {
  db: Database;
  embedder: Embedder;
  ladder: Ladder;
  /** Where questions wait to be let in; without one, all are. */
  gate?: Gate;
  /** The end of this process, if it has one that is waited for. */
  closing?: Closing;
  rateLimiter: RateLimiter;
  purse: Purse;
  thesaurus: HouseThesaurus;
  clock: Clock;
  log: Log;
  /** Told of every run; without it nobody watches. */
  observe?: Observer;
}
