import { existsSync } from 'node:fs';

/** Reads `.env.local` and `.env` as Next does, for commands that run beside it. What is set already wins. */
export function loadEnvFiles(): void {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
}
