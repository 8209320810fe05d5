import { Connection } from 'answers/10-connection';
import type { Socket } from 'node:net';
import { type ResourceTracker, withTracker } from '../../src/suite/resource-tracker';
import { ScriptedPeer, connectedSockets } from '../../src/suite/scripted-peer';
import { Unsettled } from '../../src/suite/never-settled';
import { withDeadline } from '../../src/suite/deadline';
import type { NetworkName } from '../../src/wire/networks';
import { PROBE_INTERVAL } from '../../src/wire/streams/limits';
import type { Message } from '../../solutions/01-framing';
import { OWN, THEIRS, THEIR_VERSION, VERACK, wire } from '../09-handshake/shared';

type MeaningOf = (error: unknown) => string | undefined;

/**
 * Your connection, and at the other end a peer that says only what the test makes it say. `meaningOf`
 * returns what an error that nothing catches means in this test.
 */
export const talk = (
  body: (connection: Connection, peer: ScriptedPeer, tracker: ResourceTracker) => Promise<void>,
  {
    inbound = false,
    network = 'mainnet' as NetworkName,
    stubborn = false,
    meaningOf = undefined as MeaningOf | undefined,
  } = {},
) =>
  withTracker(async (tracker) => {
    const [ours, theirs] = await connectedSockets(stubborn);
    await body(Connection.over(ours, network, inbound), new ScriptedPeer(theirs, wire(network)), tracker);
  }, meaningOf);

/**
 * Call `act` before the handshake, when it leaves every message but a ping alone. If it is not written, the test
 * then says so, even if `over` does not use it yet.
 */
export const tryAct = (connection: Partial<Connection>) => void connection.act?.(VERACK);

/** The same, after a handshake that is removed from what the peer has heard. */
export const talkOn = (
  body: (connection: Connection, peer: ScriptedPeer) => Promise<void>,
  { meaningOf }: { meaningOf?: MeaningOf } = {},
) =>
  talk(
    async (connection, peer) => {
      tryAct(connection);
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await peer.hears('verack');
      peer.heard.length = 0;
      await body(connection, peer);
    },
    { meaningOf },
  );

/** The commands of the next messages; at the end `nothing more`, if one is missing. */
export const receiveAll = async (connection: Connection, count: number) => {
  const got: string[] = [];
  while (got.length < count) {
    const message = (await withDeadline(() => connection.receive(), 'A message is lost.'))();
    if (message instanceof Unsettled) return [...got, 'nothing more'];
    got.push(message.command);
  }
  return got;
};

/** The commands that the transcript has as sent. */
export const sentBy = ({ transcript }: Connection) =>
  transcript.entries.flatMap((entry) =>
    'direction' in entry && entry.direction === 'sent' ? [entry.command] : [],
  );

/**
 * From now on, a socket writes as usual, but the callbacks come late.
 *
 * @returns a function that lets them come
 */
export function holdWriteCallbacks(socket: Socket): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  type Done = (error?: Error | null) => void;
  const later =
    (done: Done): Done =>
    (error) =>
      void released.then(() => done(error));
  const { _write, _writev } = socket;
  socket._write = (chunk, encoding, done) => _write.call(socket, chunk, encoding, later(done));
  socket._writev = (chunks, done) => _writev!.call(socket, chunks, later(done));
  return release;
}

/**
 * Call a function while a test decides when a channel asks whether the other side is still there.
 *
 * @param body - gets a list of functions that make a channel ask, one for each channel that is made meanwhile. A
 *   connection may do without a channel
 */
export async function withProbes(body: (probes: (() => void)[]) => Promise<void>): Promise<void> {
  const { setInterval } = globalThis;
  const probes: (() => void)[] = [];
  globalThis.setInterval = ((run: () => void, time?: number) => {
    if (time === PROBE_INTERVAL) probes.push(run);
    return setInterval(run, time);
  }) as typeof setInterval;
  try {
    await body(probes);
  } finally {
    globalThis.setInterval = setInterval;
  }
}

/** What `act` has been called with, and what came of it. */
export interface Acts {
  /** Whether the answer has such a method. */
  defined: boolean;
  calls: { message: Message; onConnection: boolean; dealtWith: boolean }[];
}

/** Call a function while a test watches `act` of all connections that are made meanwhile. */
export async function watchingAct(body: (acts: Acts) => Promise<void>): Promise<void> {
  const methods = Connection.prototype as Partial<Connection>;
  const { act } = methods;
  const acts: Acts = { defined: act !== undefined, calls: [] };
  if (!act) return body(acts);
  methods.act = function (this: Connection, message: Message) {
    const call = { message, onConnection: this instanceof Connection, dealtWith: false };
    acts.calls.push(call);
    return (call.dealtWith = act.call(this, message));
  };
  try {
    await body(acts);
  } finally {
    methods.act = act;
  }
}

export const NEVER = 'A message has come, but receive() does not return it.';

export const NOT_DONE = 'Both messages have come, but the handshake goes on waiting.';
