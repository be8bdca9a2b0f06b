/**
 * Errors that travel from the services of a process to the page, action or route that uses them. Next bundles those apart, each with a class of its own
 * for the same file, so they are known by their name and never by `instanceof`.
 */
export function isNamed<Kind extends Error>(error: unknown, name: string): error is Kind {
  return error instanceof Error && error.name === name;
}

/** A dependency that is left alone at the moment: nothing was called. */
export class LeftAlone extends Error {
  constructor(
    readonly dependency: string,
    /** `open`: it failed; `resting`: it asked for it; `full`: no room; `crowd`: its reader goes without, for others. */
    readonly reason: 'open' | 'resting' | 'full' | 'crowd',
  ) {
    super(`${dependency} is left alone: ${reason}.`);
    this.name = 'LeftAlone';
  }
}

export function isLeftAlone(error: unknown): error is LeftAlone {
  return isNamed(error, 'LeftAlone');
}

/** A dependency that was called and did not answer within its deadline. */
export class TookTooLong extends Error {
  constructor(
    readonly dependency: string,
    msMax: number,
  ) {
    super(`${dependency} did not answer within ${msMax} ms.`);
    this.name = 'TookTooLong';
  }
}

export function isTookTooLong(error: unknown): error is TookTooLong {
  return isNamed(error, 'TookTooLong');
}
