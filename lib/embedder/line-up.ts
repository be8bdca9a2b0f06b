import type { EmbeddingModel } from './model';

/** There is more to do than will be done soon. */
export class TooBusy extends Error {}

export interface Embedded {
  vectors: Float32Array[];
  tokens: number;
}

export interface LineUp {
  /** Embeds texts when their turn comes. Rejects with `TooBusy` at once when the line is full. When `signal` aborts, the place is given up and nothing is answered. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded>;
  /** How many texts wait: of questions, and of passages. */
  waiting(): Waiting;
}

/** How many texts wait, by who waits for them. */
export interface Waiting {
  questions: number;
  passages: number;
}

interface Job {
  texts: readonly string[];
  signal: AbortSignal;
  vectors: Float32Array[];
  tokens: number;
  /** Whether one of its turns is under way: they follow each other. */
  underWay: boolean;
  resolve(embedded: Embedded): void;
  reject(error: unknown): void;
}

interface Limits {
  /** How many texts may wait before new ones are turned away: questions, and passages. */
  questionsMax: number;
  passagesMax: number;
  /** Passages run in turns of about this much text, so that a question never waits behind more than one such turn. */
  charactersPerTurn: number;
}

/** What the line is told, for whoever counts. */
export interface LineWatch {
  /** A turn of a job is over. */
  turn(kind: Kind, texts: number, ms: number, well: boolean): void;
  /** Texts were turned away because too many wait. */
  turnedAway(kind: Kind, texts: number): void;
}

export type Kind = 'question' | 'passage';

/** A turn of passages takes about 30 ms, a question 5. Questions do not run together: that gains nothing here, and the first would wait for the last. */
export const limits: Limits = { questionsMax: 64, passagesMax: 2_048, charactersPerTurn: 600 };

/** One short text is a question somebody waits for; anything else is ingestion. */
const questionCharactersMax = 500;

function kindOf({ texts }: Job): Kind {
  return texts.length === 1 && (texts[0]?.length ?? 0) <= questionCharactersMax ? 'question' : 'passage';
}

function waitingIn(line: readonly Job[]): number {
  return line.reduce((sum, { texts, vectors }) => sum + texts.length - vectors.length, 0);
}

class Line implements LineUp {
  private readonly questions: Job[] = [];
  private readonly passages: Job[] = [];
  private readonly running = { question: 0, passage: 0 };

  constructor(
    private readonly model: EmbeddingModel & { lanes?: number },
    private readonly most: Limits,
    private readonly watch: LineWatch | undefined,
  ) {}

  waiting(): Waiting {
    return { questions: waitingIn(this.questions), passages: waitingIn(this.passages) };
  }

  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    return new Promise((resolve, reject) => {
      const job: Job = { texts, signal, vectors: [], tokens: 0, underWay: false, resolve, reject };
      const kind = kindOf(job);
      const [line, most] = kind === 'question' ? [this.questions, this.most.questionsMax] : [this.passages, this.most.passagesMax];
      if (waitingIn(line) + texts.length > most) {
        this.watch?.turnedAway(kind, texts.length);
        return reject(new TooBusy());
      }
      line.push(job);
      this.start();
    });
  }

  /** Starts what there is a lane for: questions first, and where there are several lanes one is always left to them. */
  private start(): void {
    const lanes = this.model.lanes ?? 1;
    const free = () => lanes - this.running.question - this.running.passage;
    for (let job = startable(this.questions); job && free() > 0; job = startable(this.questions)) void this.run(job, this.questions, 'question');
    const kept = lanes > 1 ? 1 : 0;
    for (let job = startable(this.passages); job && free() > kept; job = startable(this.passages)) void this.run(job, this.passages, 'passage');
  }

  private async run(job: Job, line: Job[], kind: Kind): Promise<void> {
    job.underWay = true;
    this.running[kind] += 1;
    const over = await this.takeTurn(job, kind);
    this.running[kind] -= 1;
    job.underWay = false;
    if (over) line.splice(line.indexOf(job), 1);
    this.start();
  }

  /** One turn of a job, which is all of a question. Whether the job is over. */
  private async takeTurn(job: Job, kind: Kind): Promise<boolean> {
    if (job.signal.aborted) return true;
    const texts = nextTexts(job, this.most.charactersPerTurn);
    const since = performance.now();
    try {
      const { vectors, tokens } = await this.model.embed(texts);
      job.vectors.push(...vectors);
      job.tokens += tokens;
      this.watch?.turn(kind, texts.length, performance.now() - since, true);
    } catch (error) {
      this.watch?.turn(kind, texts.length, performance.now() - since, false);
      job.reject(error);
      return true;
    }
    if (job.vectors.length < job.texts.length) return false;
    job.resolve({ vectors: job.vectors, tokens: job.tokens });
    return true;
  }
}

function startable(line: readonly Job[]): Job | undefined {
  return line.find(({ underWay }) => !underWay);
}

/** Puts texts in line before a model, which takes `lanes` turns at a time (one, unless it says more): questions first, passages in small turns between them. */
export function makeLineUp(model: EmbeddingModel & { lanes?: number }, most: Limits = limits, watch?: LineWatch): LineUp {
  return new Line(model, most, watch);
}

function nextTexts({ texts, vectors }: Job, charactersPerTurn: number): readonly string[] {
  let end = vectors.length + 1;
  let characters = texts[vectors.length]?.length ?? 0;
  while (end < texts.length && characters + (texts[end]?.length ?? 0) <= charactersPerTurn) {
    characters += texts[end]?.length ?? 0;
    end += 1;
  }
  return texts.slice(vectors.length, end);
}
