/** Days of the year, each with the ways of writing it, so that "Christmas Eve", "Dec 24" and "24 December" are one idea and "24" is not an hour. */
const months = [
  ['january', 'jan', 31], ['february', 'feb', 29], ['march', 'mar', 31], ['april', 'apr', 30], ['may', 'may', 31], ['june', 'jun', 30],
  ['july', 'jul', 31], ['august', 'aug', 31], ['september', 'sept', 30], ['october', 'oct', 31], ['november', 'nov', 30], ['december', 'dec', 31],
] as const;

/** Days that are called by a name and never move. */
const names: Readonly<Record<string, string>> = {
  '1 january': "new year's day, new year day",
  '14 february': "valentine's day, valentine day",
  '24 december': 'christmas eve',
  '25 december': 'christmas day',
  '26 december': 'boxing day',
  '31 december': "new year's eve, new year eve",
};

export const days: readonly string[] = months.flatMap(([month, short, last]) =>
  Array.from({ length: last }, (_, index) => {
    const day = index + 1;
    const name = names[`${day} ${month}`];
    return [`${day} ${month}`, `${month} ${day}`, `${day} ${short}`, `${short} ${day}`, ...(name === undefined ? [] : [name])].join(', ');
  }),
);
