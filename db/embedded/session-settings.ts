/** What the startup message carries beside settings. */
const notSettings = new Set(['user', 'database', 'replication', 'options', 'client_encoding', 'application_name']);

/** `-c name=value`, `-cname=value` and `--name=value`, as the `options` of a connection string hold them. */
function readOptions(options: string): [string, string][] {
  const words = options.match(/(?:\\.|[^\s\\])+/g)?.map((word) => word.replace(/\\(.)/g, '$1')) ?? [];
  const assignments = words.filter((word) => word !== '-c').map((word) => word.replace(/^(?:-c|--)/, ''));
  return assignments.map((assignment) => {
    const [name = '', ...value] = assignment.split('=');
    return [name, value.join('=')];
  });
}

/** The settings a client asked for when it connected: those in `options`, and everything that stands by itself. */
export function askedSettings(startup: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...readOptions(startup.get('options') ?? ''), ...[...startup].filter(([name]) => !notSettings.has(name))]);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * What runs when the session passes to another client: the last one's role and settings are gone, this one's asked for are set.
 * So a client that set a role and died leaves nothing behind. Other `SET`s outside a transaction last until another client's turn.
 */
export function takeOverSession(asked: ReadonlyMap<string, string>): string {
  const wanted = [...asked].map(([name, value]) => `select set_config(${quote(name)}, ${quote(value)}, false)`);
  return ['reset session authorization', 'reset all', ...wanted].join('; ');
}
