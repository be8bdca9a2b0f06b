import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { FloorhandError } from '@/lib/errors';

/** Where a secret comes from and where it is asked for. */
export interface SecretDesk {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Prompts go here, never the secret. */
  output: NodeJS.WritableStream;
}

/**
 * Asks for a new secret: twice and unseen at a terminal, else as one line of the input, so that a script can hand it over.
 * It is never an argument, which every process of the machine could read. Throws `bad_input` when none is given.
 */
export async function askSecret({ input, output }: SecretDesk, what: string): Promise<string> {
  if (!input.isTTY) return readLines(input, false, [() => undefined]).then(([only = '']) => refuseEmpty(only, what));
  const prompts = [`New ${what}: `, `\nThe same again: `].map((prompt) => () => output.write(prompt));
  const [first = '', again] = await readLines(input, true, prompts).finally(() => output.write('\n'));
  refuseEmpty(first, what);
  if (first !== again) throw new FloorhandError('bad_input', { detail: `The two are not the same: the ${what} stays as it was.` });
  return first;
}

/** As many lines as there are prompts, fewer when the input ends before. With `terminal` the line editor works, but shows nothing. */
async function readLines(input: NodeJS.ReadableStream, terminal: boolean, prompts: readonly (() => unknown)[]): Promise<string[]> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const editor = createInterface({ input, output: unseen, terminal, historySize: 0 });
  const lines: string[] = [];
  return new Promise((resolve) => {
    editor.on('line', (line) => {
      lines.push(line);
      if (lines.length < prompts.length) prompts[lines.length]?.();
      else editor.close();
    });
    // Ctrl-C and the end of the input end the asking; what is missing is then noticed.
    editor.on('SIGINT', () => editor.close());
    editor.on('close', () => resolve(lines.slice(0, prompts.length)));
    prompts[0]?.();
  });
}

function refuseEmpty(secret: string, what: string): string {
  if (secret === '') throw new FloorhandError('bad_input', { detail: `No ${what} was given; nothing is changed.` });
  return secret;
}
