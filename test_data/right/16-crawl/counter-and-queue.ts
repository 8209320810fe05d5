// As in p-limit: a counter of running visits, and a queue of those that wait for a slot. The visitor is split
// into steps.
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { type VisitOptions, MAX_KEPT_PAYLOAD, type Visit, type Visitor } from '../../../solutions/16-crawl';
import { childController } from '../../../src/wire/abort';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { dial } from '../../../src/wire/streams/dial';

/** One visit, step by step. */
class Steps {
  private readonly at = Date.now();
  private readonly start = performance.now();
  private connection: Connection | undefined;
  private payload: Uint8Array | undefined;

  constructor(
    protected readonly options: VisitOptions,
    protected readonly address: Address,
    protected readonly signal?: AbortSignal,
  ) {}

  async run(): Promise<Visit> {
    const stop = () => void this.connection?.close();
    this.signal?.addEventListener('abort', stop);
    try {
      this.checkSignal();
      await this.connect();
      this.checkSignal();
      this.keep();
      await this.greet();
      if (!this.payload) throw new RangeError('too long to be kept');
    } catch (error) {
      if (!this.payload) return this.failed(error as Error);
    } finally {
      this.forget(stop);
      await this.close();
    }
    return { ...this.facts(), payload: this.payload! };
  }

  private checkSignal(): void {
    this.signal?.throwIfAborted();
  }

  private async connect(): Promise<void> {
    const { network, timeout } = this.options;
    const socket = await dial(this.address.host, this.address.port, timeout, this.signal);
    this.connection = Connection.over(socket, network);
  }

  private keep(): void {
    this.connection!.transcript.watch = (direction, { command, payload }) => {
      if (direction === 'received' && command === 'version') this.payload = this.copy(payload);
      if (this.payload && this.isTooLong(this.payload)) this.payload = undefined;
    };
  }

  private isTooLong(payload: Uint8Array): boolean {
    return payload.length > MAX_KEPT_PAYLOAD;
  }

  private copy(payload: Uint8Array): Uint8Array {
    return Uint8Array.from(payload);
  }

  private async greet(): Promise<void> {
    await this.connection!.handshake(makeVersion({ user_agent: this.name() }), this.options.timeout);
  }

  private name(): Uint8Array {
    return new TextEncoder().encode(this.options.userAgent);
  }

  private facts() {
    return { address: addressText(this.address), at: this.at, took: performance.now() - this.start };
  }

  private failed({ name, message }: Error): Visit {
    return { ...this.facts(), error: `${name}: ${message}` };
  }

  private forget(stop: () => void): void {
    this.signal?.removeEventListener('abort', stop);
  }

  private async close(): Promise<void> {
    await this.connection?.close();
  }
}

export const visitor =
  (options: VisitOptions): Visitor =>
  (address, signal) =>
    new Steps(options, address, signal).run();

export function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  return crawlTogether(addresses, 1, ask, onVisit, signal);
}

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!(concurrency >= 1 && Number.isInteger(concurrency)))
    throw new RangeError(`not ${concurrency} at a time`);
  const stop = childController(signal);
  const failed: unknown[] = [];
  const report = (visit: Visit) => {
    try {
      if (failed.length === 0) onVisit(visit);
    } catch (error) {
      failed.push(error);
      stop.abort();
    }
  };
  let busy = 0;
  const queue: (() => void)[] = [];
  const acquire = async () => {
    if (busy >= concurrency) await new Promise<void>((free) => queue.push(free));
    busy++;
  };
  const release = () => {
    busy--;
    queue.shift()?.();
  };
  const all = new Set<Promise<void>>();
  const list = addresses[Symbol.iterator]();
  for (;;) {
    await acquire();
    const next = stop.signal.aborted ? { done: true as const } : list.next();
    if (next.done) break;
    const one: Promise<void> = ask(next.value, stop.signal)
      .then(report)
      .finally(release)
      .then(() => void all.delete(one));
    all.add(one);
  }
  await Promise.all(all);
  stop.abort();
  for (const error of failed) throw error;
}
