import { Connection, Handshake, Node } from 'answers/09-handshake';
import { fromHex } from '../../src/wire/bytes';
import { type ResourceTracker, withTracker } from '../../src/suite/resource-tracker';
import { ScriptedPeer, connectedSockets } from '../../src/suite/scripted-peer';
import { Unsettled } from '../../src/suite/never-settled';
import { withDeadline } from '../../src/suite/deadline';
import { encode } from '../../src/wire/codec/codec';
import type { NetworkName } from '../../src/wire/networks';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { type Version } from '../../solutions/06-version';
import { makeMessage, makeVersion } from '../../solutions/07-own-version';
import { Demultiplexer } from '../../solutions/08-streams';

export const OWN = makeVersion({ nonce: 0x1111n, timestamp: 1_532_623_994n });

export const THEIRS = makeVersion({
  nonce: 0x2222n,
  timestamp: 1_532_624_000n,
  user_agent: ascii('/other:1.0/'),
});

export const NONE = new Uint8Array();

export const VERACK: Message = { command: 'verack', payload: NONE };

export const OUR_VERSION = version(OWN);

export const THEIR_VERSION = version(THEIRS);

export const PING: Message = { command: 'ping', payload: fromHex('1122334455667788') };

export const PONG: Message = { command: 'pong', payload: PING.payload };

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** A version message with these fields. */
export function version(fields: Version): Message {
  return makeMessage('version', fields);
}

/** A message that can be distinguished from others: `inv 01`. */
export function numbered(command: string, ...bytes: number[]): Message {
  return { command, payload: Uint8Array.from(bytes) };
}

/** How the other end reads and writes messages. */
export const wire = (network: NetworkName = 'mainnet') => ({
  frame: (message: Message) => encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

/** Checks a condition; if it does not hold, the learner sees the message. */
export function must(holds: boolean | undefined, message: string): void {
  expect(holds).toGive(true, [[() => true, message]]);
}

export const threw = (got: unknown) => got instanceof Error;

export const HALF =
  'It is done after the first of the two messages. Both must have come: "done" takes `and`, "go on" takes `or`.';

/** Recognises sent messages by their commands. */
export const sends = (...commands: string[]) => {
  return (got: unknown) =>
    Array.isArray(got) &&
    got.map((sent) => (sent as Message | undefined)?.command).join() === commands.join();
};

/** The handshake after these messages, and the commands of everything that it has sent. */
export const after = (inbound: boolean, ...messages: Message[]) => {
  const handshake = new Handshake(OWN, inbound);
  const sent = [...handshake.open(), ...messages.flatMap((message) => handshake.receive(message))];
  return { handshake, sent: sent.map((message?: Message) => message?.command) };
};

/** Your connection, and at the other end a peer that says only what the test makes it say. */
export const talk = (
  body: (connection: Connection, peer: ScriptedPeer, tracker: ResourceTracker) => Promise<void>,
  { inbound = false, network = 'mainnet' as NetworkName, stubborn = false } = {},
) =>
  withTracker(async (tracker) => {
    const [ours, theirs] = await connectedSockets(stubborn);
    await body(Connection.over(ours, network, inbound), new ScriptedPeer(theirs, wire(network)), tracker);
  });

/** The same, after a handshake that is removed from what the peer has heard. */
export const talkOn = (body: (connection: Connection, peer: ScriptedPeer) => Promise<void>) =>
  talk(async (connection, peer) => {
    const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
    peer.say(THEIR_VERSION, VERACK);
    expect(await shaking).toGive(THEIRS);
    await peer.hears('verack');
    peer.heard.length = 0;
    await body(connection, peer);
  });

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

export const NEVER = 'A message has come, but receive() does not return it.';

export const NOT_DONE = 'Both messages have come, but the handshake goes on waiting.';

export const REGTEST = wire('regtest');

/** A timeout that must not expire during a test, in milliseconds. */
export const AMPLE = 600_000;

export const aNode = (choices: Partial<Version> = {}) => new Node('regtest', choices, AMPLE);

/** The peer's part of a successful handshake: version and verack, once it has received our version. */
export const greet = async (peer: ScriptedPeer | undefined, own = THEIRS) => {
  await peer?.hears('version');
  peer?.say(version(own), VERACK);
};

/** The connection, once it is established. */
export const reached = (outcome: () => Connection | Unsettled): Connection => {
  const connection = outcome();
  if (connection instanceof Unsettled) must(false, connection.say);
  return connection as Connection;
};

export const UNREACHED = 'The connection is never established.';

export const UNENDED = 'The promise of close() never resolves.';
