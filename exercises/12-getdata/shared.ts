import { fetchTransaction, readTransaction } from 'answers/12-getdata';
import { Connection } from 'answers/10-connection';
import { fromHex, hex } from '../../src/wire/bytes';
import { withTracker } from '../../src/suite/resource-tracker';
import type { KnownMistakes } from '../../src/suite/matchers';
import { ScriptedPeer, connectedSockets } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { FIRST_PAYMENT, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import { encode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { sha256 } from '../../src/wire/sha256';
import { ClosedError, ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
// the other end uses the reference, so that a mistake shows up where it is made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { Demultiplexer } from '../../solutions/08-streams';

export type Transaction = ReturnType<typeof readTransaction>;

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

/** Recognises a transaction for which a condition holds. */
export const txWhere = (holds: (tx: Transaction) => boolean) => (got: unknown) => {
  const tx = got as Transaction | undefined;
  return !!tx && Array.isArray(tx.inputs) && Array.isArray(tx.outputs) && holds(tx);
};

/** The first payment, as your code should read it. */
export const PAYMENT: Transaction = {
  version: 1,
  inputs: [
    {
      txid: fromHex('c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704'),
      index: 0,
      script: FIRST_PAYMENT.bytes.subarray(42, 114),
      sequence: 0xffffffff,
    },
  ],
  outputs: [
    { value: 1_000_000_000n, script: FIRST_PAYMENT.bytes.subarray(128, 195) },
    { value: 4_000_000_000n, script: FIRST_PAYMENT.bytes.subarray(204, 271) },
  ],
  locktime: 0,
};

/** The example of BIP 143: its first input has an empty witness, its second a witness of two items. */
export const SIGNED: Transaction = {
  version: 1,
  inputs: [
    {
      txid: fromHex('fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f'),
      index: 0,
      script: WITH_WITNESS.bytes.subarray(44, 117),
      sequence: 0xffffffee,
    },
    {
      txid: fromHex('ef51e1b804cc89d182d279655c3aa89e815b1b309fe287d9b2b55d57b90ec68a'),
      index: 1,
      script: new Uint8Array(),
      sequence: 0xffffffff,
    },
  ],
  outputs: [
    { value: 112_340_000n, script: WITH_WITNESS.bytes.subarray(172, 197) },
    { value: 223_450_000n, script: WITH_WITNESS.bytes.subarray(206, 231) },
  ],
  witnesses: [[], [WITH_WITNESS.bytes.subarray(234, 305), WITH_WITNESS.bytes.subarray(306, 339)]],
  locktime: 17,
};

export const { witnesses: _, ...UNSIGNED } = SIGNED;

export const join = (...parts: Uint8Array[]) => fromHex(parts.map(hex).join(''));

/** The parent of two nodes in a merkle tree. */
export const pair = (left: Uint8Array, right: Uint8Array) => twice(join(left, right));

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
    await body(connection, new ScriptedPeer(theirs, wire));
  });

/** Fetches something, and has the node answer the getdata. @returns the outcome, for the matchers */
export async function fetched(
  connection: Connection,
  node: ScriptedPeer,
  [id, hash]: [id: string, hash?: string],
  ...answers: Message[]
) {
  const before = asked(node).length;
  let over = false;
  const end = () => void (over = true);
  const fetching = Promise.resolve().then(() => fetchTransaction(connection, id, hash));
  fetching.then(end, end);
  await eventually(() => over || asked(node).length > before);
  node.say(...answers);
  // the node has said everything: code that still waits would wait until its patience ends
  if (!(await eventually(() => over))) {
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

export const TX = message('tx', WITH_WITNESS.bytes);

export const BLOCK = message('block', recording('block-170').bytes);

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
