/** Whole micros, a millionth of the currency: the unit of every amount that is kept. */
const microsPerUnit = 1_000_000;

/** The most that can be said: a billion, far within what a number holds exactly in micros. */
const unitsMax = 1_000_000_000;

/** What a person wrote in units of the currency (`2`, `0.5`, `1,25`), in micros; undefined when it is no amount, negative, or finer than a micro. */
export function readMicros(text: string): number | undefined {
  const match = /^(\d{1,10})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, units = '', fraction = ''] = match;
  if (Number(units) >= unitsMax) return undefined;
  return Number(units) * microsPerUnit + Number(fraction.padEnd(6, '0'));
}

/** Micros in units of the currency, as `readMicros` reads them: at least two decimals, and as many as there are. */
export function writeMicros(micros: number): string {
  const digits = String(micros).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6).replace(/0{1,4}$/, '')}`;
}
