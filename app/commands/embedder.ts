import { parseArgs } from 'node:util';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';
import { keepEmbedder } from './start/keep-embedder';

const usage = `npm run embedder -- [--port 8090] [--host 127.0.0.1]

The house's own embedder as a service of its own, for houses that ask more than the machine of the web server computes: OpenAI-compatible
at /v1/embeddings, with /health and /metrics (Prometheus). It asks for no key, so keep it inside a private network. Web servers use it with
EMBEDDING_BASE_URL=http://HOST:PORT/v1 and EMBEDDING_MODEL=use-lite-512, which costs nothing. Ends with Ctrl-C.
`;

const { values } = parseArgs({ options: { port: { type: 'string', default: '8090' }, host: { type: 'string', default: '127.0.0.1' }, help: { type: 'boolean', default: false } } });
const endings = makeEndings();
const stop = new AbortController();

async function serve(): Promise<number> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port expects a whole number up to 65535, not "${values.port}".`);
  const listening = await keepEmbedder({ endings, say: (sentence) => process.stderr.write(`${sentence}\n`), port, host: values.host });
  process.stdout.write(`The embedder answers at http://${values.host}:${listening}/v1 (Ctrl-C ends it)\n`);
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  return 0;
}

if (values.help) process.stdout.write(usage);
else process.exitCode = await runWithEndings(serve, { endings, stop, explain: (error) => (error instanceof Error ? error.message : String(error)) });
