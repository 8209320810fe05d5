// As in p-limit: a counter of running visits, and a queue of those that wait for a slot. The visitor is split
// into steps.
import { readVersion } from '../../../solutions/06-version';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/09-handshake';
import {
  type Answer,
  type VisitOptions,
  MAX_KEPT_PAYLOAD,
  type Visit,
  type Visitor,
} from '../../../solutions/16-crawl';
import { childController } from '../../../src/wire/abort';
import { Reader } from '../../../src/wire/codec/reader';
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
  for (const address of addresses) {
    await acquire();
    if (stop.signal.aborted) break;
    const one: Promise<void> = ask(address, stop.signal)
      .then(report)
      .finally(release)
      .then(() => void all.delete(one));
    all.add(one);
  }
  await Promise.all(all);
  stop.abort();
  for (const error of failed) throw error;
}

export function visitLine(visit: Visit): string {
  const hex = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);
  return JSON.stringify(visit, (_, value: unknown) => hex(value));
}

export function readVisits(text: string): Visit[] {
  const visits: Visit[] = [];
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const [line] of whole.matchAll(/[^\n]*\n/g)) {
    const where = `line ${visits.length + 1}`;
    let found: Partial<Record<keyof Visit, unknown>>;
    try {
      found = JSON.parse(line);
    } catch {
      throw new SyntaxError(`${where} is not JSON`);
    }
    const kinds = ['address', 'at', 'took', 'payload', 'error'].map(
      (name) => typeof found?.[name as keyof Visit],
    );
    const [payload, error] = [found?.payload, found?.error];
    if (
      /^string,number,number,string,undefined$/.test(String(kinds)) &&
      /^([0-9a-f]{2})*$/.test(String(payload))
    ) {
      visits.push({ ...found, payload: new Uint8Array(Buffer.from(String(payload), 'hex')) } as Visit);
    } else if (/^string,number,number,undefined,string$/.test(String(kinds))) {
      visits.push({ ...found, error } as Visit);
    } else throw new SyntaxError(`${where} is not a visit`);
  }
  return visits;
}

export function answersIn(visits: Visit[]): Answer[] {
  const answers: Answer[] = [];
  for (const visit of visits) {
    try {
      answers.push({ visit, version: readVersion(new Reader(visit.payload!)) });
    } catch {
      // no answer, or one that cannot be read
    }
  }
  return answers;
}

export function tally(values: Iterable<string>): [string, number][] {
  const sorted = [...values].sort();
  const runs: [string, number][] = [];
  for (const value of sorted) {
    if (runs.at(-1)?.[0] === value) runs.at(-1)![1]++;
    else runs.push([value, 1]);
  }
  // sort is stable: equally frequent values stay in the order of their text
  return runs.sort((a, b) => b[1] - a[1]);
}

export function clockSkew({ visit: { at, took }, version: { timestamp } }: Answer): number | undefined {
  const [began, ended] = [at, at + took].map((ms) => BigInt(Math.trunc(ms / 1000)));
  const nearest = timestamp < began ? began : timestamp > ended ? ended : timestamp;
  return timestamp === nearest ? undefined : Number(timestamp - nearest);
}
