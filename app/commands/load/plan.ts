/** What a house asks for. */
export interface Demand {
  stores: number;
  staffPerStore: number;
  questionsPerShift: number;
  /** How many times as many questions come in the busiest minute as on average. */
  peakFactor: number;
}

/** What was measured: what one process serves within the objective, and what a question costs. */
export interface Measure {
  questionsPerSecondPerProcess: number;
  /** Of input and output together, as the provider counts them, with what recall saves. */
  tokensPerQuestion: number;
  /** How long an answer is open, in seconds. */
  secondsPerAnswer: number;
}

export interface Plan {
  averagePerSecond: number;
  peakPerSecond: number;
  processes: number;
  databaseConnections: number;
  openStreams: number;
  tokensPerMinute: number;
}

/** Where the objective was kept is the edge: a process is planned with this share of it, so that one of several may fail. */
const usableShare = 0.7;
const shiftHours = 8;
/** The pool of one process (`DATABASE_POOL_MAX`). */
const connectionsPerProcess = 10;

/** Never fewer than two processes, so that one can be replaced while the other serves. */
export function planFor({ stores, staffPerStore, questionsPerShift, peakFactor }: Demand, measure: Measure): Plan {
  const averagePerSecond = (stores * staffPerStore * questionsPerShift) / (shiftHours * 3_600);
  const peakPerSecond = averagePerSecond * peakFactor;
  const processes = Math.max(2, Math.ceil(peakPerSecond / (measure.questionsPerSecondPerProcess * usableShare)));
  return {
    averagePerSecond, peakPerSecond, processes,
    databaseConnections: processes * connectionsPerProcess,
    openStreams: Math.ceil(peakPerSecond * measure.secondsPerAnswer),
    tokensPerMinute: Math.ceil(peakPerSecond * 60 * measure.tokensPerQuestion),
  };
}
