import { parseArgs } from 'node:util';
import { staffChanges, staffDetails, storeDetails } from '@/lib/access/staff-details';
import { asFloorhandError } from '@/lib/errors';
import { runInHouse } from './run-in-house';
import { addPerson, addTheStore, changePerson, disablePerson, giveSecret, showStaff, showStores, type Act } from './staff/act-on-staff';
import { listOf, readDetails } from './staff/read-details';

const usage = `npm run staff -- store add --code NYC --name "Madison Avenue" --city "New York" --country US --region emea|americas|apac
    --time-zone America/New_York --locale en-US --currency USD
npm run staff -- stores              shows the stores
npm run staff -- add --number 10001 --name NAME --role admin|manager|associate --store CODE[,CODE]|all [--email ADDRESS] [--team advisers,hr]
                                     the first store is the home store
npm run staff -- change NUMBER [--name, --role, --store, --email, --team as above]
npm run staff -- secret NUMBER       asks for a new password (managers and admins with an e-mail address) or PIN; reads a line when piped
npm run staff -- secret NUMBER --pin asks for a new six-digit PIN
npm run staff -- disable NUMBER      signs this person out everywhere; their keys rest until they are enabled
npm run staff -- enable NUMBER
npm run staff -- list                shows the people
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  code: text, name: text, city: text, country: text, region: text, 'time-zone': text, locale: text, currency: text,
  number: text, role: text, store: text, email: text, team: text, pin: flag, help: flag,
} as const;

/** What the command line asks for; undefined when it makes no sense. */
function chosen(): Act | undefined {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help || positionals.length > 2) return undefined;
  const [verb, which] = positionals;
  const details = { ...values, timeZone: values['time-zone'], stores: listOf(values.store), teams: listOf(values.team) };
  if (which === undefined) return withoutName(verb, details);
  if (verb === 'store' && which === 'add') return addTheStore(readDetails(storeDetails, details));
  return aboutOne(verb, which.toUpperCase(), details);
}

function withoutName(verb: string | undefined, details: object): Act | undefined {
  if (verb === 'stores') return showStores;
  if (verb === 'list') return showStaff;
  return verb === 'add' ? addPerson(readDetails(staffDetails, details)) : undefined;
}

function aboutOne(verb: string | undefined, number: string, details: { pin: boolean }): Act | undefined {
  if (verb === 'change') return changePerson(number, readDetails(staffChanges, details));
  if (verb === 'secret') return giveSecret(number, details.pin);
  if (verb === 'disable' || verb === 'enable') return disablePerson(number, verb === 'disable');
  return undefined;
}

/** One sentence. Of what went wrong in the database only its own words: the statement around them holds hashes. */
function explain(thrown: unknown): string {
  const error = asFloorhandError(thrown);
  return error.code === 'unexpected' ? innermost(error).message : error.message;
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}

process.exitCode = await runInHouse({ usage, chosen, explain });
