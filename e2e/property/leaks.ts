/** The places of the documents whose secret word stands anywhere in a value. */
export function documentsIn(value: unknown): Set<number> {
  return new Set([...JSON.stringify(value).matchAll(/zq[kmpvx](\d+)zq/g)].map(([, digits]) => Number(digits)));
}

/** The places of the documents of whose newer draft the secret word stands in a value. */
export function draftsIn(value: unknown): Set<number> {
  return new Set([...JSON.stringify(value).matchAll(/zw[kmpvx](\d+)zw/g)].map(([, digits]) => Number(digits)));
}

/** Those of the documents in a value that are not allowed, and every newer draft: what the property wants to be empty. */
export function leaksIn(value: unknown, isAllowed: (document: number) => boolean): string[] {
  return [...[...documentsIn(value)].filter((document) => !isAllowed(document)).map(String), ...[...draftsIn(value)].map((document) => `draft of ${document}`)];
}
