import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceRefused, startService, type Service } from '@/lib/service-process';
import { recordedAddress, type EmbeddedAddress } from './address';

/** Making a new cluster takes a few seconds, on a busy machine many. */
const readyMsMax = 90_000;

/** Starts the embedded database of a data folder, for as long as this process lives. Refused when another process owns it. */
export function startEmbedded(dataFolder: string): Promise<Service<EmbeddedAddress>> {
  return startService({ name: 'The embedded database', command: [join(import.meta.dirname, 'serve.ts'), dataFolder], readyMsMax });
}

export interface OpenedEmbedded {
  address: EmbeddedAddress;
  /** Ends what was started for this; a server that was there before stays. */
  stop(): Promise<void>;
}

/**
 * The embedded database for a command line: the running server's, or its own for the command's duration.
 * The lock decides who owns the folder; the address the owner wrote down says where to go.
 */
export async function openEmbedded(dataFolder: string): Promise<OpenedEmbedded> {
  try {
    const service = await startEmbedded(dataFolder);
    return { address: service.ready, stop: service.stop };
  } catch (error) {
    if (!(error instanceof ServiceRefused) || error.code !== 'taken') throw error;
    return { address: await reachOwner(dataFolder, error), stop: () => Promise.resolve() };
  }
}

/** The owner may be starting still, so it gets a while. */
async function reachOwner(dataFolder: string, refusal: ServiceRefused): Promise<EmbeddedAddress> {
  for (let tries = 0; tries < 100; tries += 1) {
    const address = recordedAddress(dataFolder);
    if (address && (await answers(address))) return address;
    await wait(200);
  }
  throw refusal;
}

function answers({ host, port }: EmbeddedAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(join(host, '.s.PGSQL.5432')) : connect(port, host);
    const answer = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
}
