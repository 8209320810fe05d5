import { askForAddresses, type Sighting } from 'answers/18-gossip';
import { eventually, withDeadline } from '../../src/suite/deadline';
import type { KnownMistakes } from '../../src/suite/matchers';
import { withTracker } from '../../src/suite/resource-tracker';
import { connectedSockets, ScriptedPeer } from '../../src/suite/scripted-peer';
import { fromHex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import { ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
// the connection and the other end use the solutions, so that a mistake is reported where it was made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { Demultiplexer } from '../../solutions/08-streams';
import { Connection } from '../../solutions/10-connection';
import { addr } from '../../solutions/18-gossip';
import { must } from './shared';

export const NOW = 1_795_734_000;

export const wire = {
  frame: (message: Message) => encode((w) => writeMessage(w, message, 'mainnet'), undefined),
  splitter: () => new Demultiplexer('mainnet'),
};

/** A conversation with a node that sends what the test chooses. */
export const talking = (body: (connection: Connection, node: ScriptedPeer) => Promise<void>) => () =>
  withTracker(async () => {
    const [ours, theirs] = await connectedSockets();
    await body(Connection.over(ours), new ScriptedPeer(theirs, wire));
  });

/** An addr message with these addresses: 198.18.0.1, 198.18.0.2 and so on, seen a minute ago. */
export const addrWith = (...numbers: number[]): Message => {
  const entries = numbers.map((n) => {
    const ip = `198.18.${n >> 8}.${n & 255}`;
    return { time: NOW - 60, services: 9n, ip, port: 8333 };
  });
  return { command: 'addr', payload: encode(addr.write, entries) };
};

export const sighting = (n: number): Sighting => {
  const host = `198.18.${n >> 8}.${n & 255}`;
  return { host, port: 8333, network: 1, services: 9n, time: NOW - 60 };
};

export const INV: Message = { command: 'inv', payload: fromHex(`01 01000000 ${'ab'.repeat(32)}`) };

export const GOES_ON = 'The answer came, but you go on waiting for more.';

/** Ask, and have the node answer. @returns the outcome, for the matchers */
export async function asked(
  connection: Connection,
  node: ScriptedPeer,
  messages: Message[],
  late: string | ((outcome: () => unknown) => string) = GOES_ON,
): Promise<() => unknown> {
  let over = false;
  const end = () => void (over = true);
  const asking = Promise.resolve().then(() => askForAddresses(connection, NOW));
  asking.then(end, end);
  must(
    await eventually(() => over || node.commands.includes('getaddr')),
    'The node received no getaddr. It names others only if it is asked.',
  );
  node.say(...messages);
  const ended = await eventually(() => over);
  if (!ended) await connection.close(new ReceiveTimeoutError('no message came'));
  const outcome = await withDeadline(
    () => asking,
    'It never resolves, not even when the connection has ended.',
  );
  must(ended, typeof late === 'string' ? late : late(outcome));
  return outcome;
}

export const LOST: KnownMistakes = [
  [undefined, 'It returned nothing. Return the sightings, as a list.'],
  [
    (got: unknown) => got instanceof Object && 'command' in got,
    'That is the message. sightingsIn reads what is in it.',
  ],
];
