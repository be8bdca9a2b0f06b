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
  /** How many texts wait. */
  waiting(): number;
}

interface Job {
  texts: readonly string[];
  signal: AbortSignal;
  vectors: Float32Array[];
  tokens: number;
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

/** A turn of passages takes about 30 ms, a question 5. Questions do not run together: that gains nothing here, and the first would wait for the last. */
export const limits: Limits = { questionsMax: 64, passagesMax: 2_048, charactersPerTurn: 600 };

/** One short text is a question somebody waits for; anything else is ingestion. */
const questionCharactersMax = 500;

function isQuestion({ texts }: Job): boolean {
  return texts.length === 1 && (texts[0]?.length ?? 0) <= questionCharactersMax;
}

function waitingIn(line: readonly Job[]): number {
  return line.reduce((sum, { texts, vectors }) => sum + texts.length - vectors.length, 0);
}

class Line implements LineUp {
  private readonly questions: Job[] = [];
  private readonly passages: Job[] = [];
  private running = false;

  constructor(
    private readonly model: EmbeddingModel,
    private readonly most: Limits,
  ) {}

  waiting(): number {
    return waitingIn(this.questions) + waitingIn(this.passages);
  }

  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    return new Promise((resolve, reject) => {
      const job: Job = { texts, signal, vectors: [], tokens: 0, resolve, reject };
      const [line, most] = isQuestion(job) ? [this.questions, this.most.questionsMax] : [this.passages, this.most.passagesMax];
      if (waitingIn(line) + texts.length > most) return reject(new TooBusy());
      line.push(job);
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let line = this.nextLine(); line[0]; line = this.nextLine()) {
      if (await this.takeTurn(line[0])) line.shift();
      // The model blocks the process: requests that came meanwhile are read before the next turn.
      await new Promise(setImmediate);
    }
    this.running = false;
  }

  private nextLine(): Job[] {
    return this.questions.length > 0 ? this.questions : this.passages;
  }

  /** One turn of a job, which is all of a question. Whether the job is over. */
  private async takeTurn(job: Job): Promise<boolean> {
    if (job.signal.aborted) return true;
    try {
      const { vectors, tokens } = await this.model.embed(nextTexts(job, this.most.charactersPerTurn));
      job.vectors.push(...vectors);
      job.tokens += tokens;
    } catch (error) {
      job.reject(error);
      return true;
    }
    if (job.vectors.length < job.texts.length) return false;
    job.resolve({ vectors: job.vectors, tokens: job.tokens });
    return true;
  }
}

/** Puts texts in line before a model: questions first, passages in small turns between them. */
export function makeLineUp(model: EmbeddingModel, most: Limits = limits): LineUp {
  return new Line(model, most);
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
