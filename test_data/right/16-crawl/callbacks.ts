// Callbacks: a function starts the next visit whenever one has ended, and a promise is settled by hand.
import { setMaxListeners } from 'node:events';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { type VisitOptions, MAX_KEPT_PAYLOAD, type Visit, type Visitor } from '../../../solutions/16-crawl';
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
