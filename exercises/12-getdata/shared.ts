import { Connection } from 'answers/10-connection';
import { recording } from '../../src/peers/recordings';
import { withDeadline, eventually } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import type { KnownMistakes } from '../../src/suite/matchers';
import { Unsettled } from '../../src/suite/never-settled';
import { withTracker } from '../../src/suite/resource-tracker';
import { ScriptedPeer, connectedSockets } from '../../src/suite/scripted-peer';
import { fromHex, hex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import { sha256 } from '../../src/wire/sha256';
import { ClosedError, ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
// the other end uses the reference, so that a mistake shows up where it is made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { Demultiplexer } from '../../solutions/08-streams';

export const GENESIS = recording('block-0').bytes;

export const GENESIS_NAME = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';

export const GENESIS_HASH = '6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000';

/** The hash of the first payment, f4184fc5…, as on the wire. */
export const PAYMENT_HASH = '169e1e83e930853391bc6f35f605c6754cfead57cf8387639d3b4096c54f18f4';

export const reversed = (bytes: Uint8Array) => bytes.slice().reverse();

export const twice = (bytes: Uint8Array) => sha256(sha256(bytes));

export const threw = (got: unknown) => got instanceof Error;

/** Recognises anything that was returned instead of an error. */
export const accepted = (got: unknown) => !threw(got);

export const join = (...parts: Uint8Array[]) => fromHex(parts.map(hex).join(''));

/** How the other end reads and writes messages. */
export const wire = {
  frame: (message: Message) => encode((w) => writeMessage(w, message, 'mainnet'), undefined),
  splitter: () => new Demultiplexer('mainnet'),
};

/** A conversation with a node that sends what the test chooses. */
export const talking = (body: (connection: Connection, node: ScriptedPeer) => Promise<void>) => () =>
  withTracker(async () => {
    const [ours, theirs] = await connectedSockets();
    const connection = Connection.over(ours);
    limitPending(connection);
    await body(connection, new ScriptedPeer(theirs, wire));
  });

/** How many calls of receive may wait at once. */
const MOST_PENDING = 1000;

/** What receive throws when it is called that often. The matchers show its message. */
class NotAwaited extends Unsettled {
  constructor() {
    super('receive() returns a promise, and you did not wait for it. Is an await missing?');
  }

  /** How it is shown. */
  override toString(): string {
    return `an error: receive() was called ${MOST_PENDING} times at once`;
  }
}

/** A loop without await calls receive until its time is over, and nothing else can run. This ends it. */
function limitPending(connection: Connection): void {
  const receive = connection.receive.bind(connection);
  const pending = new Set<Promise<Message>>();
  connection.receive = (...limit) => {
    if (pending.size >= MOST_PENDING) {
      for (const one of pending) one.catch(() => {});
      throw new NotAwaited();
    }
    const one = receive(...limit);
    const end = () => void pending.delete(one);
    pending.add(one);
    one.then(end, end);
    return one;
  };
}

/** The connections that {@link outcome} has closed, because the answer still waited. */
const closedHere = new WeakSet<Connection>();

/** Whether the answer has closed the connection. */
export const closedByAnswer = (connection: Connection) => connection.closed && !closedHere.has(connection);

/** Asks for something, and has the node answer the getdata. @returns the outcome, for the matchers */
export async function outcome<T>(
  connection: Connection,
  node: ScriptedPeer,
  fetch: () => Promise<T>,
  answers: Message[],
): Promise<unknown> {
  const before = asked(node).length;
  let over = false;
  const end = () => void (over = true);
  const fetching = Promise.resolve().then(fetch);
  fetching.then(end, end);
  await eventually(() => over || asked(node).length > before);
  // code that is over at once may have sent a getdata that has not arrived yet
  if (over) await turns();
  node.say(...answers);
  // the node has said everything: code that still waits would wait until its patience ends
  if (!(await eventually(() => over))) {
    closedHere.add(connection);
    await connection.close(new ReceiveTimeoutError('no message came'));
  }
  return withDeadline(
    () => fetching,
    'It never ended: you did not wait for the messages of the node, or did not read them.',
  );
}

/** The payloads of the getdata messages that the node has received. */
export const asked = (node: ScriptedPeer) =>
  node.heard.filter(({ command }) => command === 'getdata').map(({ payload }) => payload);

export const message = (command: string, ...payload: (Uint8Array | string)[]): Message => ({
  command,
  payload: join(...payload.map((part) => (typeof part === 'string' ? fromHex(part) : part))),
});

export const wireHash = (text: string) => hex(reversed(fromHex(text)));

export const notfound = (type: string, ...ids: string[]) =>
  message('notfound', `0${ids.length}`, ...ids.map((id) => type + wireHash(id)));

/** For code that waits in vain, although the node has answered. */
export const waited = (say: string): KnownMistakes => [
  [(got: unknown) => got instanceof ReceiveTimeoutError, say],
  [
    (got: unknown) => got instanceof ClosedError,
    'The connection was closed, although the node was still there.',
  ],
];

export const CLOSED = 'The connection is closed. It was open before, so leave closing it to the caller.';

export const NOT_THE_FIRST =
  'You accepted the first one that arrived. Others may arrive before the one that you asked for: compare the hash.';
