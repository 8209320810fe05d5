import { visitor } from 'answers/16-crawl';
import { Socket } from 'node:net';
import { Crawl } from '../../src/suite/scripted-visitor';
import { type ResourceTracker, withTracker } from '../../src/suite/resource-tracker';
import type { KnownMistakes } from '../../src/suite/matchers';
import { type ScriptedPeer, ScriptedServer } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import { turns } from '../../src/suite/event-loop-turns';
import { encode } from '../../src/wire/codec/codec';
import type { NetworkName } from '../../src/wire/networks';
import type { Address } from '../../src/wire/streams/address';
// the nodes that are asked use the solutions, so that a mistake is reported where it was made
import { writeMessage } from '../../solutions/01-framing';
import { makeMessage, makeVersion } from '../../solutions/07-own-version';
import { Demultiplexer } from '../../solutions/08-streams';
import { type VisitOptions, type Visit } from '../../solutions/16-crawl';

/** How a network's messages are written and read. */
export const wireOf = (network: NetworkName) => ({
  frame: (message: { command: string; payload: Uint8Array }) =>
    encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

export const OPTIONS: VisitOptions = { network: 'mainnet', timeout: 600_000, userAgent: '/suite:1.0/' };

export const THEIRS = makeMessage('version', makeVersion({ nonce: 7n, start_height: 0x0a0a }));

export const VERACK = { command: 'verack', payload: new Uint8Array() };

export const threw = (got: unknown) => got instanceof Error;

export const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

/** Recognises a visit by one of its fields. */
export const where = (name: keyof Visit, holds: (value: unknown) => boolean) => (got: unknown) =>
  typeof got === 'object' && got !== null && holds((got as Visit)[name]);

/** The visit that a visitor returns; otherwise the test fails. */
export function visitIn(
  outcome: () => unknown,
  say = 'It threw. Put what went wrong into the visit, so that the caller has nothing to catch.',
) {
  const kind = (got: unknown) =>
    where('address', (text) => typeof text === 'string')(got) ? 'a visit' : got;
  expect(() => kind(outcome())).toGive('a visit', [[threw, say]]);
  return outcome() as Visit;
}

/** An address of which only the name matters. */
export const addressNamed = (i: number): Address => ({ host: `node-${i}`, port: 8333 });

export const ADDRESSES = Array.from({ length: 12 }, (_, i) => addressNamed(i));

export const NAMES = ADDRESSES.map(({ host }) => `${host}:8333`);

export const allClosed = (tracker: ResourceTracker) =>
  [...tracker.sockets].every((socket) => socket.closed || socket.destroyed);

/** Call a function with each socket that begins to connect meanwhile. */
export async function withEachSocket<T>(see: (socket: Socket) => void, body: () => Promise<T>): Promise<T> {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...to: unknown[]) {
    see(this);
    return Reflect.apply(connect, this, to) as Socket;
  } as typeof connect;
  try {
    return await body();
  } finally {
    Socket.prototype.connect = connect;
  }
}

/** Visit a server that greets each peer like this. */
export const visit = (
  greet: (peer: ScriptedPeer) => unknown,
  body: (visit: Visit, server: ScriptedServer) => unknown,
  {
    options = OPTIONS,
    signal,
    ownTime = 0,
    late = 'It never resolves. Connecting has a timeout, and the handshake has one, too.',
  }: { options?: VisitOptions; signal?: AbortSignal; ownTime?: number; late?: string } = {},
) =>
  withTracker(async (tracker) => {
    const server = new ScriptedServer(wireOf(options.network), greet);
    const port = await server.start();
    const own: Socket[] = [];
    let open = false;
    const asking = async () => {
      const got = await visitor(options)({ host: '127.0.0.1', port }, signal);
      open = own.some(({ closed }) => !closed);
      return got;
    };
    const outcome = await withEachSocket(
      (socket) => own.push(socket),
      () => withDeadline(asking, () => (shaken(server, greet) ? WAITS_ON : late), ownTime),
    );
    await body(visitIn(outcome), server);
    must(
      await eventually(() => allClosed(tracker)),
      'The connection is still open. Close it in every case: finally is the place.',
    );
    must(!open, 'You returned the visit while its socket was still open. Wait until it is closed: await.');
    must(tracker.timers === 0, 'A timer is still running.');
  });

export const greeting = (peer: ScriptedPeer) => peer.hears('version').then(() => peer.say(THEIRS, VERACK));

/** Whether both sides have said all that belongs to a handshake. */
const shaken = (server: ScriptedServer, greet: unknown) =>
  greet === greeting && server.peers.some(({ commands }) => commands.includes('verack'));

const WAITS_ON =
  'The handshake is done, and it waits for something that does not come any more. The version has come, and the handshake has taken it: `watch` sees it as well.';

/** Visit a server that greets in time, and then says nothing more. */
export const visitUntilTimeout = (greet: (peer: ScriptedPeer) => unknown, body: (visit: Visit) => unknown) =>
  withLimit(100, (limit, pace) => {
    const inTime = async (peer: ScriptedPeer) => {
      await greet(peer);
      await turns(2);
      pace.mark();
    };
    pace.begin();
    return visit(inTime, body, { options: { ...OPTIONS, timeout: limit }, ownTime: limit });
  });

/** The crawl ends without an error. */
export const ends = async (crawl: Crawl, say = 'It never resolves.') =>
  expect(await crawl.outcome(say)).toGive('ended', [
    [threw, 'It threw. A crawl that was stopped must resolve like any other.'],
  ]);

export const OTHERS_ASKED = 'The signal was aborted, but other nodes were still asked.';

export const NOT_REPORTED =
  'A node answered after the signal was aborted, but its visit was not reported. Keep the answers that have arrived.';

export const FULL = new Error('the disk is full');

export const ERROR_PASSED_ON: KnownMistakes = [
  ['ended', 'onVisit threw, but the crawl ended as if nothing had happened.'],
  [threw, 'The crawl threw an error of its own. Throw the one that onVisit threw.'],
];

export const SIGNAL_NOT_PASSED =
  'Pass the signal on to the visitor: only the visitor can close its connection.';

export const OTHERS_ASKED_AFTER_FAILURE = 'onVisit threw, but other nodes were still asked.';

/** What a call throws, or otherwise what it returns. */
export function failureIn(outcome: () => unknown): unknown {
  try {
    return outcome();
  } catch (error) {
    return error;
  }
}
