import { demoPassword, demoPin } from '@/db/seed/credentials';
import { demoStaff } from '@/db/seed/staff-head-office';
import { stores } from '@/db/seed/stores';
import type { Env } from '@/lib/env';

/** What a person reads when everything runs. */
export function welcome(env: Env, url: string): string {
  const lines = ['', `Floorhand is at ${env.PUBLIC_URL ?? url}`, ...(env.DEMO_SEED ? demoSignIns() : []), ...warnings(env), '', 'Ctrl-C ends it.'];
  return `${lines.join('\n')}\n\n`;
}

function demoSignIns(): string[] {
  const people = demoStaff.map((person) => {
    const where = person.storeCodes.map((code) => stores.find((store) => store.code === code)?.name ?? 'every store').join(', ');
    const role = [person.role, ...person.teams].join(', ');
    return `  ${person.number}  ${person.name.padEnd(15)} ${role.padEnd(20)} ${where}${'email' in person ? `  (${person.email})` : ''}`;
  });
  return ['', `Demo sign-ins: choose a store, then one of these numbers and the PIN ${demoPin}.`, ...people, `  With an email address: the password ${demoPassword}.`];
}

/** What is fine on one machine and a surprise on several. */
function warnings({ embeddedDatabase, AUTH_SECRET, PIN_PEPPER, FLOORHAND_DATA_DIR }: Env): string[] {
  const kept = [AUTH_SECRET ? '' : 'AUTH_SECRET', PIN_PEPPER ? '' : 'PIN_PEPPER'].filter(Boolean).join(' and ');
  if (embeddedDatabase || kept === '') return [];
  return ['', `${kept} came from ${FLOORHAND_DATA_DIR}/secrets.json: set them in the environment before a second web process or another disk uses this database.`];
}
