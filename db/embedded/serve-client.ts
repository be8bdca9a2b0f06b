import type { Socket } from 'node:net';
import { errorResponse } from './backend-messages';
import { makeMessageReader, ProtocolError, type FrontendMessage } from './frontend-messages';
import { closeStatement, sync, withoutCopy } from './own-messages';
import { renameStatement } from './rename-statement';
import type { Session } from './session';
import { askedSettings } from './session-settings';
import type { Turns } from './turns';

export interface ClientServices {
  session: Session;
  turns: Turns;
  /** Goes before the names of this client's prepared statements; no two clients have the same. */
  statementPrefix: string;
  /** How long a client may keep a transaction open without a word: everybody else waits meanwhile. */
  idleInTransactionMsMax: number;
  /** Told when the engine itself broke; nothing can be served after that. */
  onBroken(error: unknown): void;
}

/** After these the client waits for an answer, so what was gathered runs: Query, Sync, Flush, FunctionCall. */
const runsAfter = new Set(['Q', 'S', 'H', 'F']);

/**
 * One client of the embedded database. Its turn lasts from its first message to the end of its transaction, so no
 * message of another client ever comes between a Parse and its Bind, or into an open transaction.
 */
class Client {
  private asked: ReadonlyMap<string, string> = new Map();
  private readonly statements = new Set<string>();
  private gathered: Buffer[] = [];
  private readonly runnable: { bytes: Buffer; ends: boolean }[] = [];
  private ourTurn = false;
  private running = false;
  private gone = false;
  private left = false;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly services: ClientServices,
  ) {}

  serve(): void {
    const read = makeMessageReader();
    this.socket.on('data', (chunk: Buffer) => {
      if (this.gone) return;
      try {
        for (const message of read(chunk)) this.accept(message);
      } catch (error) {
        this.refuse('08P01', error instanceof ProtocolError ? error.message : 'invalid message');
      }
      this.drain();
    });
    this.socket.on('error', () => this.socket.destroy());
    this.socket.on('close', () => this.depart());
  }

  private accept(message: FrontendMessage): void {
    if (message.kind === 'ssl') this.socket.write('N');
    else if (message.kind === 'startup') this.greet(message.settings);
    // A single-threaded engine cannot be interrupted, so a request to cancel is read and let go.
    else if (message.kind === 'cancel' || message.type === 'X') this.socket.end();
    else this.gather(message.type, message.bytes);
  }

  private greet(settings: ReadonlyMap<string, string>): void {
    const user = settings.get('user') ?? '';
    const database = settings.get('database') ?? user;
    if (user !== 'postgres') return this.refuse('28000', `role "${user}" cannot sign in: the embedded database knows postgres only`);
    if (database !== 'postgres') return this.refuse('3D000', `database "${database}" does not exist`);
    this.asked = askedSettings(settings);
    this.socket.write(this.services.session.greeting);
  }

  private gather(type: string, bytes: Buffer): void {
    const renamed = renameStatement(type, withoutCopy(type, bytes), this.services.statementPrefix);
    if (renamed.named && type === 'P') this.statements.add(renamed.named);
    this.gathered.push(renamed.bytes);
    if (!runsAfter.has(type)) return;
    this.runnable.push({ bytes: Buffer.concat(this.gathered), ends: type !== 'H' });
    this.gathered = [];
  }

  /** Says why, and ends the connection. */
  private refuse(code: string, text: string): void {
    if (this.gone) return;
    this.socket.write(errorResponse('FATAL', code, text));
    this.socket.destroySoon();
    this.depart();
  }

  private depart(): void {
    this.gone = true;
    clearTimeout(this.idle);
    if (!this.running) this.leave().catch(this.services.onBroken);
  }

  private drain(): void {
    if (!this.running && !this.gone) this.runAll().catch(this.services.onBroken);
  }

  private async runAll(): Promise<void> {
    this.running = true;
    clearTimeout(this.idle);
    for (let batch = this.runnable.shift(); batch && !this.gone; batch = this.runnable.shift()) {
      if (!this.ourTurn) await this.takeTurn();
      if (!this.gone) await this.run(batch.bytes, batch.ends);
    }
    this.running = false;
    if (this.gone) await this.leave();
    else if (this.ourTurn) this.idle = setTimeout(() => this.refuse('25P03', 'idle in a transaction for too long'), this.services.idleInTransactionMsMax);
  }

  private async takeTurn(): Promise<void> {
    await this.services.turns.take();
    this.ourTurn = true;
    if (this.gone) return;
    const problem = await this.services.session.enter(this, this.asked);
    if (problem !== undefined) this.refuse('22023', problem);
  }

  /** Runs one batch. The turn is kept while a transaction or an extended query is unfinished. */
  private async run(bytes: Buffer, ends: boolean): Promise<void> {
    this.socket.cork();
    await this.services.session.run(bytes, (answer) => this.socket.write(answer));
    this.socket.uncork();
    if (ends && !this.services.session.inTransaction()) this.giveTurn();
  }

  private giveTurn(): void {
    this.ourTurn = false;
    this.services.turns.give();
  }

  /** Undoes what the client left open and forgets its statements: once, after its last batch. */
  private async leave(): Promise<void> {
    if (this.left) return;
    this.left = true;
    if (!this.ourTurn && this.statements.size === 0) return;
    if (!this.ourTurn) await this.services.turns.take();
    await this.services.session.abandon();
    const forget = [...this.statements].map(closeStatement);
    await this.services.session.run(Buffer.concat([...forget, sync()]), () => undefined);
    this.giveTurn();
  }
}

/** Speaks the Postgres protocol with one connection until it is gone. */
export function serveClient(socket: Socket, services: ClientServices): void {
  new Client(socket, services).serve();
}
