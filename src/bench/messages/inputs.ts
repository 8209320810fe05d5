import { makeVersion } from '../../../solutions/07-own-version';
import { merkleRoot, type Transaction, txid } from '../../../solutions/13-transaction';
import { hashBytes } from '../../../solutions/12-getdata';
import { joinBytes } from '../../wire/bytes';
import type { Version } from '../../../solutions/06-version';
import { RandomSource } from '../streams/traffic';

/** The nonces, addresses and user agents of many nodes: a version message of each. */
export function manyVersions(count: number): Version[] {
  const random = new RandomSource();
  const ip = () => Array.from(random.bytes(4)).join('.');
  return Array.from({ length: count }, (_, i) =>
    makeVersion({
      services: BigInt(random.between(0, 0x7fffffff)),
      timestamp: 1_700_000_000n + BigInt(i),
      addr_recv: { services: 0n, ip: ip(), port: random.between(1, 0xffff) },
      // as Bitcoin Core, which does not say
      addr_from: { services: 1n, ip: '::', port: 0 },
      nonce: random.bytes(8).readBigUInt64LE(),
      user_agent: new TextEncoder().encode(`/Satoshi:${random.between(20, 29)}.${i % 3}.0/`),
      start_height: 800_000 + i,
      relay: true,
    }),
  );
}

/**
 * Transactions of the sizes that are common today: one or two inputs, most of them with witnesses, and two outputs.
 * Signatures and scripts are random bytes: nothing here checks them.
 *
 * @param count - how many; the first is a coinbase
 */
export function manyTransactions(count: number): Transaction[] {
  const random = new RandomSource();
  return Array.from({ length: count }, (_, i) => (i === 0 ? coinbase(random) : payment(random)));
}

function coinbase(random: RandomSource): Transaction {
  const none = new Uint8Array(32);
  return {
    version: 1,
    inputs: [{ txid: none, index: 0xffffffff, script: random.bytes(8), sequence: 0xffffffff }],
    outputs: [paying(random)],
    witnesses: [[none]],
    locktime: 0,
  };
}

function payment(random: RandomSource): Transaction {
  const inputs = Array.from({ length: random.between(1, 2) }, () => random.between(1, 10) > 2);
  const signed = inputs.some(Boolean);
  return {
    version: 2,
    inputs: inputs.map((segwit) => ({
      txid: random.bytes(32),
      index: random.between(0, 3),
      script: segwit ? new Uint8Array() : random.bytes(107),
      sequence: 0xfffffffd,
    })),
    outputs: [paying(random), paying(random)],
    ...(signed && {
      witnesses: inputs.map((segwit) => (segwit ? [random.bytes(71), random.bytes(33)] : [])),
    }),
    locktime: 0,
  };
}

function paying(random: RandomSource): Transaction['outputs'][number] {
  return { value: BigInt(random.between(546, 0x7fffffff)), script: random.bytes(22) };
}

/** A header of 80 bytes that commits to the transactions; nobody has worked on it. */
export function headerOver(transactions: Transaction[]): Uint8Array {
  const root = merkleRoot(transactions.map((each) => hashBytes(txid(each))));
  return joinBytes(new Uint8Array(36), root, new Uint8Array(12));
}
