/** How many may be at something at once. Nobody waits for a place. */
export interface Places {
  /** Gives up the place when called, once however often; null when there is none. */
  take(): (() => void) | null;
  readonly taken: number;
}

export function makePlaces(max: number): Places {
  let taken = 0;
  return {
    take() {
      if (taken >= max) return null;
      taken += 1;
      let held = true;
      return () => {
        if (held) taken -= 1;
        held = false;
      };
    },
    get taken() {
      return taken;
    },
  };
}
