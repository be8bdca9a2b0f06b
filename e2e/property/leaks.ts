/** The places of the documents whose secret word stands anywhere in a value. */
export function documentsIn(value: unknown): Set<number> {
  return new Set([...JSON.stringify(value).matchAll(/zq[kmpvx](\d+)zq/g)].map(([, digits]) => Number(digits)));
}

/** Those of the documents in a value that are not allowed: what the property wants to be empty. */
export function leaksIn(value: unknown, isAllowed: (document: number) => boolean): number[] {
  return [...documentsIn(value)].filter((document) => !isAllowed(document));
}
