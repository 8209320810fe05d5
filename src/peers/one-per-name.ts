/** Something that runs until it is closed. */
export interface Closable {
  /** Ends it. */
  close(): Promise<void>;
}

/**
 * What is running, by name. It outlives this module, which the kernel may load again, and the cell that
 * starts something, which may be run again.
 */
const REGISTRY = Symbol.for('wire-workbook.running');

function registry(): Map<string, Promise<Closable | undefined>> {
  const holder = globalThis as { [REGISTRY]?: Map<string, Promise<Closable | undefined>> };
  return (holder[REGISTRY] ??= new Map());
}

/**
 * Start something under a name. Anything started earlier with the same name is closed first, so a cell can be
 * run as often as you like.
 *
 * @param name - of those with the same name, only the one started last keeps running
 * @param start - starts it
 */
export async function startNamed<T extends Closable>(name: string, start: () => Promise<T>): Promise<T> {
  const started = Promise.resolve(registry().get(name))
    .then((former) => former?.close())
    .then(start);
  // a failure to start this one must not affect the next one
  registry().set(
    name,
    started.catch(() => undefined),
  );
  return started;
}
