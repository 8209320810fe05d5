import { fetchTransaction, readTransaction } from 'answers/13-transaction';
import type { Connection } from 'answers/10-connection';
import { recording } from '../../src/peers/recordings';
import { FIRST_PAYMENT, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import type { ScriptedPeer } from '../../src/suite/scripted-peer';
import { fromHex } from '../../src/wire/bytes';
// the other end uses the reference, so that a mistake shows up where it is made
import type { Message } from '../../solutions/01-framing';
import { join, message, outcome, twice } from '../12-getdata/shared';

export * from '../12-getdata/shared';

export type Transaction = ReturnType<typeof readTransaction>;

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

/** The parent of two nodes in a merkle tree. */
export const pair = (left: Uint8Array, right: Uint8Array) => twice(join(left, right));

/** Fetches something, and has the node answer the getdata. @returns the outcome, for the matchers */
export const fetched = (
  connection: Connection,
  node: ScriptedPeer,
  [id, hash]: [id: string, hash?: string],
  ...answers: Message[]
) => outcome(connection, node, () => fetchTransaction(connection, id, hash), answers);

export const TX = message('tx', WITH_WITNESS.bytes);

export const BLOCK = message('block', recording('block-170').bytes);
