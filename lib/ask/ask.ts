import type { Database } from '@/db/client';
import type { Principal } from '@/lib/access/principal';
import type { Clock } from '@/lib/clock';
import type { HouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import type { Log } from '@/lib/log';
import type { Embedder } from '@/lib/models/embed';
import type { Ladder } from '@/lib/models/ladder';

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
    | { channel: 'tablet'; conversationId: string; questionId: string; retry: boolean }
    | { channel: 'api'; history: readonly Turn[] };
  /** Aborts when the reader stops the run or has left. */
  signal: AbortSignal;
}

/** What the path needs from outside; born in `app/services.ts`. */
export interface AskServices {
  db: Database;
  embedder: Embedder;
  ladder: Ladder;
  thesaurus: HouseThesaurus;
  clock: Clock;
  log: Log;
}
