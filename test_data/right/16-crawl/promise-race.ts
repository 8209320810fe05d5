// A set is filled up to the limit, and Promise.race waits for the first promise. The visitor listens to the
// raw socket instead of a Connection.
import type { Socket } from 'node:net';
import { writeMessage } from '../../../solutions/01-framing';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { type VisitOptions, MAX_KEPT_PAYLOAD, type Visit, type Visitor } from '../../../solutions/16-crawl';
import { encode } from '../../../src/wire/codec/codec';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { dial } from '../../../src/wire/streams/dial';
import { ClosedError, HandshakeTimeoutError } from '../../../src/wire/streams/peer-errors';

/** Shakes hands on a socket, and passes on the payload of the version as soon as it arrives. */
async function hello(
  socket: Socket,
  { network, userAgent }: VisitOptions,
  version: (payload: Uint8Array) => void,
): Promise<void> {
  const say = (command: string, value: unknown) =>
    socket.write(encode((w) => writeMessage(w, makeMessage(command, value), network), undefined));
  const missing = new Set(['version', 'verack']);
  const input = new Demultiplexer(network);
  say('version', makeVersion({ user_agent: new Uint8Array(Buffer.from(userAgent)) }));
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    input.feed(new Uint8Array(chunk as Buffer));
    for (let message = input.next(); message; message = input.next()) {
      if (message.command === 'version') {
        version(message.payload.slice());
        say('verack', {});
      }
      missing.delete(message.command);
    }
    if (missing.size === 0) return;
  }
  throw new ClosedError('hung up');
}

async function closed(socket?: Socket): Promise<void> {
  if (!socket || socket.closed) return;
  await new Promise<void>((resolve) => socket.once('close', () => resolve()).destroy());
}

export function visitor(options: VisitOptions): Visitor {
  return async (address, signal) => {
    const began = new Date();
    const result: Partial<Visit> = {};
    let socket: Socket | undefined;
    let over: ((error: Error) => void) | undefined;
    const ended = new Promise<never>((_, reject) => (over = reject));
    ended.catch(() => {});
    const stop = () => over!(signal!.reason as Error);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    const late = setTimeout(() => over!(new HandshakeTimeoutError('too late')), options.timeout);
    const dialling = dial(address.host, address.port, options.timeout, signal);
    try {
      socket = await Promise.race([dialling, ended]);
      socket.on('error', () => {});
      const keep = (payload: Uint8Array) => {
        if (payload.length <= MAX_KEPT_PAYLOAD) result.payload = payload;
      };
      await Promise.race([hello(socket, options, keep), ended]);
      if (!result.payload) throw new Error('what it said is too long');
    } catch (error) {
      // a socket's own errors have a code
      const { code, message } = error as { code?: unknown; message: string };
      const said = code === undefined ? error : new ClosedError(message);
      if (!result.payload) result.error = String(said);
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', stop);
      socket ??= await dialling.catch(() => undefined);
      await closed(socket);
    }
    return {
      ...result,
      address: addressText(address),
      at: began.getTime(),
      took: Date.now() - began.getTime(),
    };
  };
}

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const iterator = addresses[Symbol.iterator]();
  const step = async (): Promise<void> => {
    if (signal?.aborted) return;
    const { value, done } = iterator.next() as IteratorResult<Address, undefined>;
    if (done) return;
    onVisit(await ask(value, signal));
    return step();
  };
  await step();
}

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (concurrency < 1 || concurrency % 1 !== 0 || Number.isNaN(concurrency)) {
    throw new RangeError(`${concurrency} at a time?`);
  }
  const failed = new AbortController();
  const failures: unknown[] = [];
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const running = new Set<Promise<unknown>>();
  for (const address of addresses) {
    if (either.aborted) break;
    const visit = ask(address, either).then((got) => {
      running.delete(visit);
      if (failed.signal.aborted) return;
      try {
        onVisit(got);
      } catch (error) {
        failures.push(error);
        failed.abort();
      }
    });
    running.add(visit);
    if (running.size === concurrency) await Promise.race(running);
  }
  while (running.size > 0) await Promise.race(running);
  for (const failure of failures) throw failure;
}
