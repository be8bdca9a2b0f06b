import type { Env } from '@/lib/env';

/** What a person reads when everything runs. */
export function welcome(env: Env, url: string): string {
  const lines = ['', `Floorhand is at ${env.PUBLIC_URL ?? url}`];
  return `${lines.join('\n')}\n\n`;
}
