import { createServer } from 'node:net';
import { CannotStart } from './cannot-start';

const sentences: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken: end what listens there, or set PORT to another one.`,
  EACCES: (port) => `This user may not listen on port ${port}: set PORT to one above 1023.`,
  EADDRNOTAVAIL: (_, host) => `HOST ${host} is not an address of this machine: set it to 127.0.0.1, 0.0.0.0 or one that is.`,
  ENOTFOUND: (_, host) => `HOST ${host} is not known: set it to 127.0.0.1, 0.0.0.0 or an address of this machine.`,
};

/** Fails in one sentence when the web server could not listen there. Another process may still take the port afterwards. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, host, listening));
  } catch (error) {
    const sentence = error instanceof Error && 'code' in error ? sentences[String(error.code)] : undefined;
    throw sentence ? new CannotStart(sentence(port, host), { cause: error }) : error;
  }
  await new Promise((closed) => server.close(closed));
}
