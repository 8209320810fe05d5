// Callbacks: a function starts the next visit whenever one has ended, and a promise is settled by hand.
import { setMaxListeners } from 'node:events';
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
import { fromHex, hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { dial } from '../../../src/wire/streams/dial';

export function visitor({ network, timeout, userAgent }: VisitOptions): Visitor {
  return (address, signal) => {
    const visit: Visit = { address: addressText(address), at: Date.now(), took: 0 };
    let connection: Connection | undefined;
    const check = () => {
      if (signal?.aborted) throw new Error('AbortError: stopped');
    };
    const hangUp = () => connection?.close();
    const stop = () => void hangUp();
    const talk = (over: Connection) => {
      connection = over;
      check();
      signal?.addEventListener('abort', stop);
      over.transcript.watch = (direction, { command, payload }) => {
        if (direction !== 'received' || command !== 'version' || visit.payload) return;
        if (payload.length > MAX_KEPT_PAYLOAD) return;
        visit.payload = new Uint8Array(payload.length);
        visit.payload.set(payload);
      };
      return over.handshake(makeVersion({ user_agent: new TextEncoder().encode(userAgent) }), timeout);
    };
    return Promise.resolve()
      .then(check)
      .then(() => dial(address.host, address.port, timeout, signal))
      .then((socket) => talk(Connection.over(socket, network)))
      .then(
        () => new Error('nothing that is kept'),
        (error: unknown) => error,
      )
      .then((error) => {
        if (!visit.payload) visit.error = String(error);
      })
      .then(hangUp)
      .then(() => {
        signal?.removeEventListener('abort', stop);
        visit.took = Date.now() - visit.at;
        return visit;
      });
  };
}

export function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  return [...addresses].reduce(
    (before, address) =>
      before.then(() => (signal?.aborted ? undefined : ask(address, signal).then(onVisit))),
    Promise.resolve(),
  );
}

export function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isSafeInteger(concurrency) || concurrency <= 0)
    throw new RangeError(`${concurrency} at a time`);
  const list = addresses[Symbol.iterator]();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const stopped = () => stop.abort();
  signal?.addEventListener('abort', stopped);
  if (signal?.aborted) stopped();
  return new Promise((resolve, reject) => {
    let asked = 0;
    let answered = 0;
    let noMore = false;
    let failure: { error: unknown } | undefined;
    const ended = (visit: Visit) => {
      answered++;
      try {
        if (!failure) onVisit(visit);
      } catch (error) {
        failure = { error };
        stopped();
      }
      fill();
    };
    const over = () => {
      signal?.removeEventListener('abort', stopped);
      if (failure) reject(failure.error);
      else resolve();
    };
    const fill = () => {
      while (asked - answered < concurrency && !noMore) {
        const next = stop.signal.aborted ? { done: true as const } : list.next();
        if (next.done) noMore = true;
        else {
          asked++;
          ask(next.value, stop.signal).then(ended, reject);
        }
      }
      if (noMore && asked === answered) over();
    };
    fill();
  });
}

export function visitLine(visit: Visit): string {
  const fields: Record<string, unknown> = { ...visit };
  if (visit.payload) fields.payload = hex(visit.payload);
  return JSON.stringify(fields);
}

export function readVisits(text: string): Visit[] {
  const visits: Visit[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    visits.push(readLine(text.slice(start, end), visits.length + 1));
    start = end + 1;
  }
  return visits;
}

function readLine(line: string, number: number): Visit {
  try {
    const { address, at, took, payload, error } = JSON.parse(line) as Record<string, unknown>;
    if (typeof address !== 'string' || typeof at !== 'number' || typeof took !== 'number')
      throw new Error('what?');
    const visit: Visit = { address, at, took };
    if (typeof error === 'string' && payload === undefined) visit.error = error;
    else if (typeof payload === 'string' && error === undefined) visit.payload = fromHex(payload);
    else throw new Error('one of payload and error is needed');
    return visit;
  } catch (error) {
    throw new SyntaxError(`line ${number}: ${String(error)}`);
  }
}

export function answersIn(visits: Visit[]): Answer[] {
  return visits.reduce<Answer[]>((answers, visit) => {
    if (visit.payload === undefined) return answers;
    try {
      return [...answers, { visit, version: readVersion(new Reader(visit.payload)) }];
    } catch {
      return answers;
    }
  }, []);
}

export function tally(values: Iterable<string>): [string, number][] {
  const pairs = new Map<string, [string, number]>();
  for (const value of values) {
    const pair = pairs.get(value);
    if (pair) pair[1]++;
    else pairs.set(value, [value, 1]);
  }
  return Array.from(pairs.values()).sort((a, b) => (a[1] === b[1] ? [1, -1][+(a[0] < b[0])] : b[1] - a[1]));
}

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = version.timestamp * 1000n;
  const second = (time: number) => BigInt(Math.floor(time)) - (BigInt(Math.floor(time)) % 1000n);
  const earliest = second(visit.at);
  const latest = second(visit.at + visit.took);
  if (theirs >= earliest && theirs <= latest) return undefined;
  return Number((theirs - (theirs < earliest ? earliest : latest)) / 1000n);
}
