import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadEnvironment } from '@/lib/env';
import { reasonOf } from '@/lib/reason-of';
import { BadSecrets } from '@/lib/secrets';
import { ServiceRefused } from '@/lib/service-process';
import { CannotStart, systemReason } from './cannot-start';

const plain = [CannotStart, BadEnvironment, BadSecrets, ServiceRefused];

/**
 * Why Floorhand did not start, in one sentence. What nobody foresaw names its cause; its trace goes into a file (`keep` gives its
 * name), for whoever mends it.
 */
export function explain(error: unknown, keep: (trace: string) => string | undefined = keepTrace): string {
  if (error instanceof Error && plain.some((kind) => error instanceof kind)) return error.message;
  const reason = systemReason(error);
  if (reason !== undefined && error instanceof Error && 'path' in error) return `Floorhand cannot use ${String(error.path)}: ${reason}.`;
  const file = keep(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return `Floorhand could not start: ${reasonOf(error).replaceAll(/\s+/gu, ' ').replace(/\.$/u, '')}.${file === undefined ? '' : ` The trace is in ${file}.`}`;
}

function keepTrace(trace: string): string | undefined {
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'floorhand-failure-')), 'trace.txt');
    writeFileSync(file, `${trace}\n`, { mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
}
