import { describe, expect, it } from 'vitest';
import { errorTable } from '@/lib/errors';
import { noticeCodes } from '@/lib/contract/run-event';
import { ratingReasons } from '@/lib/contract/rating';
import ar from './ar.json';
import en from './en.json';
import fr from './fr.json';

function flatten(value: unknown, path = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither text nor a group`);
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));
}

/** The arguments of an ICU message with their kind: `count:plural`, `title:`. Branches of a plural are read too; those of a select hold words alone. */
function argumentsOf(text: string): string[] {
  const message = text.replaceAll(/(\{\s*\w+,\s*select),(?:\s*\w+\s*\{[^{}]*\})+\s*\}/gu, '$1}');
  const found = new Set([...message.matchAll(/\{\s*([A-Za-z]\w*)\s*(?:\}|,\s*(\w+))/gu)].map(([, name, kind]) => `${name}:${kind ?? ''}`));
  return [...found].sort();
}

const english = new Map(flatten(en));

describe.each([
  ['French', fr, ['one', 'other']],
  ['Arabic', ar, ['zero', 'one', 'two', 'few', 'many', 'other']],
] as const)('the %s catalogue', (_, catalogue, pluralForms) => {
  const messages = new Map(flatten(catalogue));

  it('has the keys of the English one, no more and no fewer', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('takes the arguments of the English one', () => {
    const wrong = [...messages].filter(([key, text]) => argumentsOf(text).join() !== argumentsOf(english.get(key) ?? '').join());
    expect(wrong).toEqual([]);
  });

  it('leaves nothing empty and closes every brace', () => {
    const wrong = [...messages].filter(([, text]) => text.trim() === '' || text.split('{').length !== text.split('}').length);
    expect(wrong).toEqual([]);
  });

  it('has every plural form of the language', () => {
    const plurals = [...messages].filter(([, text]) => text.includes(', plural,'));
    const wrong = plurals.filter(([, text]) => !pluralForms.every((form) => new RegExp(`\\b${form} \\{`).test(text)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

it('has words for every error, notice and reason', () => {
  expect(Object.keys(en.errors).sort()).toEqual(Object.keys(errorTable).sort());
  expect(Object.keys(en.notice).sort()).toEqual([...noticeCodes].sort());
  expect(Object.keys(en.rating).filter((key) => key.startsWith('reason_'))).toEqual(ratingReasons.map((reason) => `reason_${reason}`));
});
