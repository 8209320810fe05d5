/**
 * Lesson 16 · The crawl.
 *
 * Ask many nodes who they are: one after another, then many at a time. Keep what they said, byte for byte,
 * and count.
 *
 * @module
 */
import { childController } from '../src/wire/abort';
import { fromHex, hex } from '../src/wire/bytes';
import { Reader } from '../src/wire/codec/reader';
import type { NetworkName } from '../src/wire/networks';
import type { Address } from '../src/wire/streams/address';
import { addressText } from '../src/wire/streams/address';
import { dial } from '../src/wire/streams/dial';
import { PeerError } from '../src/wire/streams/peer-errors';
import { readVersion, type Version } from './06-version';
import { makeVersion } from './07-own-version';
import { Connection } from './09-handshake';

/** The result of asking one node. Exactly one of `payload` and `error` is present. */
export interface Visit {
  /** The node that was asked: `203.0.113.5:8333`, `[2001:db8::1]:8333`. */
  address: string;
  /** When the visit began, in milliseconds since the beginning of 1970. */
  at: number;
  /** How long it took, in milliseconds. */
  took: number;
  /** The payload of its version message, as received. */
  payload?: Uint8Array;
  /** Why there is no payload: the error's name and its message, as in `String(error)`. */
  error?: string;
}

/** Asks one node. It never throws. */
export type Visitor = (address: Address, signal?: AbortSignal) => Promise<Visit>;

/**
 * The longest version payload that is kept, in bytes. With a user agent of at most 256 bytes it has at most
 * 344; but a stranger may send four million.
 */
export const MAX_KEPT_PAYLOAD = 1000;

/** How to ask a node. */
export interface VisitOptions {
  /** The network whose magic the messages have. */
  network: NetworkName;
  /** How long connecting may take, and how long the handshake may take, in milliseconds. */
  timeout: number;
  /** How we identify ourselves, so that anyone who finds us in their logs knows who it was. */
  userAgent: string;
}

/**
 * Make the function that asks one node: it connects, shakes hands, keeps the payload of the version message,
 * and closes the connection, whatever happens.
 *
 * If the version arrives but the verack does not, the visit has the payload: it has what we wanted to know.
 * Instead of a version payload of more than {@link MAX_KEPT_PAYLOAD} bytes, the visit has an error.
 *
 * @param options - how to ask
 * @returns a function that never throws: what went wrong is in the visit. When its signal is aborted, it ends
 *   at once: it closes the connection, or stops trying to connect
 */
export function visitor({ network, timeout, userAgent }: VisitOptions): Visitor {
  const user_agent = new TextEncoder().encode(userAgent);
  return async (address, signal) => {
    const at = Date.now();
    const start = performance.now();
    const visit = (rest: Partial<Visit>): Visit => {
      return { address: addressText(address), at, took: performance.now() - start, ...rest };
    };
    let payload: Uint8Array | undefined;
    let connection: Connection | undefined;
    const stop = () => void connection?.close();
    try {
      connection = Connection.over(await dial(address.host, address.port, timeout, signal), network);
      signal?.addEventListener('abort', stop);
      signal?.throwIfAborted();
      connection.transcript.watch = (direction, message) => {
        if (direction !== 'received' || message.command !== 'version') return;
        // a copy: the view would keep the whole chunk
        if (message.payload.length <= MAX_KEPT_PAYLOAD) payload ??= message.payload.slice();
      };
      await connection.handshake(makeVersion({ user_agent }), timeout);
      if (!payload)
        throw new PeerError(`a version message of more than ${MAX_KEPT_PAYLOAD} bytes is not kept`);
      return visit({ payload });
    } catch (error) {
      return payload ? visit({ payload }) : visit({ error: String(error) });
    } finally {
      signal?.removeEventListener('abort', stop);
      await connection?.close();
    }
  };
}

/**
 * Ask one node after another.
 *
 * @param addresses - the nodes to ask
 * @param ask - asks one node
 * @param onVisit - called after each visit
 * @param signal - when it is aborted, the crawl asks no other node
 * @throws what onVisit throws; the crawl asks no other node after that
 */
export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const address of addresses) {
    if (signal?.aborted) return;
    onVisit(await ask(address, signal));
  }
}

/**
 * Ask many nodes at a time, up to a limit. As soon as one visit ends, the next one begins: none waits for the
 * slowest of a group.
 *
 * @param addresses - the nodes to ask; taken one by one, when a worker is free, so the list may be endless
 * @param concurrency - how many at a time, at least 1
 * @param ask - asks one node
 * @param onVisit - called after each visit, in the order in which they end
 * @param signal - when it is aborted, the crawl aborts the signals that it passed to `ask`, and asks no other
 *   node
 * @returns when all visits have ended
 * @throws RangeError if the concurrency is not a whole number from 1 up
 * @throws what onVisit throws, for instance because the disk is full. After that, the crawl asks no other
 *   node, does not call `onVisit` again, and aborts the signals that it passed to `ask`; it throws the error
 *   when all visits have ended
 */
export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`the concurrency must be a whole number from 1 up, not ${concurrency}`);
  }
  // one iterator for all workers: what one takes, no other gets
  const shared = addresses[Symbol.iterator]();
  const rest = { [Symbol.iterator]: () => ({ next: () => shared.next() }) };
  // aborted with the caller's signal, or by the first worker that fails
  const stop = childController(signal);
  const failures: unknown[] = [];
  const report = (visit: Visit) => {
    if (failures.length === 0) onVisit(visit);
  };
  const fail = (error: unknown) => {
    failures.push(error);
    stop.abort();
  };
  const all = Array.from({ length: concurrency }, () => crawlInTurn(rest, ask, report, stop.signal));
  await Promise.all(all.map((one) => one.catch(fail)));
  stop.abort();
  if (failures.length > 0) throw failures[0];
}

/**
 * A visit as one line of JSON, with the payload in hex. A payload may contain any byte, including 0a, the
 * newline; hex has only sixteen characters, and none is a newline.
 *
 * @returns the line, without its newline
 * @example {"address":"203.0.113.5:8333","at":1532543539000,"took":103,"payload":"7f110100…"}
 */
export function visitLine(visit: Visit): string {
  const { payload, ...rest } = visit;
  return JSON.stringify(payload ? { ...rest, payload: hex(payload) } : rest);
}

/**
 * Read lines made by {@link visitLine}. The file may come from anyone, so this checks each line: a visit is a
 * JSON object with `address` (a string), `at` and `took` (numbers), and exactly one of `payload` (hex) and
 * `error` (a string).
 *
 * @param text - lines, each ended by a newline; the last one may be truncated, if the writer was
 *   stopped: this skips it
 * @throws SyntaxError if any other line is not a visit, an empty line included; its message contains the line
 *   number, from 1
 */
export function readVisits(text: string): Visit[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line, i) => {
    try {
      return visitIn(line);
    } catch (error) {
      throw new SyntaxError(`line ${i + 1} is not a visit: ${(error as Error).message}`);
    }
  });
}

function visitIn(line: string): Visit {
  const { payload, ...rest } = objectIn(line);
  const { address, at, took, error } = rest;
  if (typeof address !== 'string') throw new Error('address is not a string');
  if (!Number.isFinite(at) || !Number.isFinite(took)) throw new Error('at and took are not both numbers');
  if ((payload === undefined) === (error === undefined))
    throw new Error('not exactly one of payload and error');
  if (payload === undefined) {
    if (typeof error !== 'string') throw new Error('error is not a string');
    return rest as Visit;
  }
  if (typeof payload !== 'string' || !/^([0-9a-f]{2})*$/i.test(payload))
    throw new Error('payload is not hex');
  return { ...rest, payload: fromHex(payload) } as Visit;
}

function objectIn(line: string): Partial<Record<keyof Visit, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return value;
}

/** A visit whose version message could be read. */
export interface Answer {
  visit: Visit;
  version: Version;
}

/**
 * The answers among the visits. This ignores bytes after the last field, as a node does, and skips a payload
 * that it cannot read.
 */
export function answersIn(visits: Visit[]): Answer[] {
  return visits.flatMap((visit) => {
    if (!visit.payload) return [];
    try {
      return [{ visit, version: readVersion(new Reader(visit.payload)) }];
    } catch {
      return [];
    }
  });
}

/**
 * Count how often each value occurs.
 *
 * @returns pairs, the most frequent first; of those that are equally frequent, the smaller string first
 * @example tally(['b', 'a', 'b']) // [['b', 2], ['a', 1]]
 */
export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/**
 * How far a node's clock is ahead of ours, in seconds; negative if it is behind.
 *
 * @param answer - the visit began at `at`; the node wrote its time somewhere between then and the end
 * @returns undefined if the node's time is within that span, so that its clock may be right;
 *   otherwise the distance to the nearer end. A node sends whole seconds, rounded down: do the same with ours
 */
export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.floor((visit.at + visit.took) / 1000);
  if (theirs > ended) return theirs - ended;
  if (theirs < began) return theirs - began;
  return undefined;
}
