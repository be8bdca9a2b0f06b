import type { PGlite } from '@electric-sql/pglite';

/** How much may have to be replayed after a kill; it takes a second or two. */
const logBytesMax = 32 * 1024 * 1024;

interface DueTable {
  name: string;
  /** Rows that are gone, but still take room in the table and its indexes. */
  vacuum: boolean;
}

/** Postgres' own defaults for autovacuum: 50 rows, and a fifth of the table (a tenth for new statistics). */
const dueTables = `
  select format('%I.%I', s.schemaname, s.relname) as name, s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) as vacuum
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  order by s.n_dead_tup + s.n_mod_since_analyze desc limit 1`;

const logBytes = 'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()';

/**
 * What a server's background processes do, which this engine does not have: without it the write-ahead log would grow
 * for ever, deleted rows would stay, and the planner would never learn how large a table is. Does a little at a time,
 * in a turn of its own; call it every now and then.
 */
export async function keepHouse(engine: Pick<PGlite, 'query' | 'exec'>): Promise<void> {
  // Counts are written down once a second at most, unless asked.
  await engine.exec('select pg_stat_force_next_flush()');
  const due = (await engine.query<DueTable>(dueTables)).rows[0];
  if (due) await engine.exec(`${due.vacuum ? 'vacuum (analyze)' : 'analyze'} ${due.name}`);
  const written = (await engine.query<{ bytes: number }>(logBytes)).rows[0];
  if ((written?.bytes ?? 0) > logBytesMax) await engine.exec('checkpoint');
}
