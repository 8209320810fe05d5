/**
 * Lesson 16 · The crawl.
 *
 * Ask many nodes who they are: one after another, then many at a time, and stop when you want to.
 *
 * @module
 */
import { childController } from '../src/wire/abort';
import type { NetworkName } from '../src/wire/networks';
import type { Address } from '../src/wire/streams/address';
import { addressText } from '../src/wire/streams/address';
import { dial } from '../src/wire/streams/dial';
import { PeerError } from '../src/wire/streams/peer-errors';
import { makeVersion } from './07-own-version';
import { Connection } from './10-connection';

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
 * Make the function that asks one node: it connects, shakes hands, keeps a copy of the payload of the version
 * message, and closes the connection before it returns, whatever happens.
 *
 * If the version arrives but the verack does not, the visit has the payload: it has what we wanted to know.
 * Should a node send several version messages, any of them will do. Instead of a version payload of more than
 * {@link MAX_KEPT_PAYLOAD} bytes, the visit has an error.
 *
 * @param options - how to ask
 * @returns a function that never throws: what went wrong is in the visit. When its signal is aborted, before or
 *   during the visit, it closes the connection, or stops trying to connect, and ends at once: with the payload if
 *   the version has arrived, otherwise with an error. It leaves no listener on the signal
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
 * @param onVisit - called after each visit, as soon as it ends
 * @param signal - passed on to `ask`. When it is aborted, the crawl asks no other node, reports the visit that
 *   was under way, and resolves
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
 *   node; it reports the visits that were under way
 * @returns when all visits have ended, also if the signal is aborted. It leaves no listener on the signal
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
