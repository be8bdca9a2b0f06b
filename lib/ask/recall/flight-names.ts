/** How a flight is called in Redis. In a cluster everything of one answer lies together. */
export interface FlightNames {
  /** Says which flight of the answer is on. */
  key: string;
  /** A list: `t` and a piece of text, or how it ended. */
  text: string;
  /** There while another process reads it. */
  followed: string;
}

export function namesOf(answerKey: string, flight: string): FlightNames {
  const root = `floorhand:answer:{${answerKey}}`;
  return { key: `${root}:flight`, text: `${root}:text:${flight}`, followed: `${root}:followed:${flight}` };
}

/** The last piece of a flight's text. No text is mistaken for it: text begins with `t`. */
export const endings = { well: 'well', badly: 'badly' } as const;

/** How long a flight is believed without a sign of its writer, who gives one every second. */
export const believedMs = 4_000;

/** How long an answer is at hand after it ended, in this process and for others: less than the second within which an erased passage has to be gone. */
export const afterEndMs = 900;
