import type { Services } from '@/app/services';
import { addStaff, changeStaff, readOneStaff, readStaff, setDisabled } from '@/lib/access/keep-staff';
import { addStore, readStores, type Kept } from '@/lib/access/keep-stores';
import { secretKindOf, setSecret } from '@/lib/access/set-secret';
import type { StaffChanges, StaffDetails, StoreDetails } from '@/lib/access/staff-details';
import { keptSecrets } from '@/lib/secrets';
import { askSecret } from './ask-secret';
import { describeStaff, describeStore } from './describe-staff';
import { table } from './table';

/** What one call of the command does in the house. */
export type Act = (house: Services) => Promise<void>;

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

export const addTheStore = (store: StoreDetails): Act => async (house) => {
  say((await addStore(house, store)) === 'written' ? `The store ${store.code} is added.` : `The store ${store.code} is there already, just so.`);
};

export const showStores: Act = async (house) => {
  const stores = await readStores(house);
  process.stdout.write(stores.length === 0 ? 'There are no stores.\n' : table(stores.map(describeStore)));
};

export const addPerson = (person: StaffDetails): Act => async (house) => {
  const { number, name } = person;
  if ((await addStaff(house, person)) === 'unchanged') return say(`${name} (${number}) is there already, just so.`);
  say(`${name} (${number}) is added. They can sign in once they have a PIN or password: npm run staff -- secret ${number}`);
};

export const changePerson = (number: string, changes: StaffChanges): Act => async (house) => {
  say(outcome(number, await changeStaff(house, number, changes), 'is changed and signed out everywhere'));
};

export const disablePerson = (number: string, disabled: boolean): Act => async (house) => {
  say(outcome(number, await setDisabled(house, number, disabled), disabled ? 'is disabled and signed out everywhere' : 'may sign in again'));
};

export const showStaff: Act = async (house) => {
  const people = await readStaff(house);
  process.stdout.write(people.length === 0 ? 'There is nobody.\n' : table(people.map((person) => describeStaff(person, house.clock.now()))));
};

export const giveSecret = (number: string, pinWanted: boolean): Act => async (house) => {
  const person = await readOneStaff(house, number);
  const kind = secretKindOf(person, pinWanted);
  const pepper = pepperOf(house);
  const secret = await askSecret({ input: process.stdin, output: process.stderr }, kind);
  await setSecret({ db: house.db, pepper }, person, { kind, secret });
  say(`${person.name} (${number}) has a new ${kind} and is signed out everywhere.`);
};

function outcome(number: string, kept: Kept, done: string): string {
  return kept === 'written' ? `${number} ${done}.` : `${number} is so already; nothing is changed.`;
}

/** The same pepper as the server's: the environment's, else the data folder's, which whoever comes first makes. */
function pepperOf({ env: { PIN_PEPPER, FLOORHAND_DATA_DIR, embeddedDatabase } }: Services): string {
  if (PIN_PEPPER !== undefined) return PIN_PEPPER;
  if (!embeddedDatabase) process.stderr.write(`PIN_PEPPER is not set, so it comes from ${FLOORHAND_DATA_DIR}/secrets.json: the server must use that folder too, or nobody gets in.\n`);
  return keptSecrets(FLOORHAND_DATA_DIR).PIN_PEPPER;
}
