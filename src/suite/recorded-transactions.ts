import fc from 'fast-check';
import { fromHex } from '../wire/bytes';
import { recording } from '../peers/recordings';

/** A transaction from a recording, with its txid, which its bytes prove. */
export interface RecordedTransaction {
  /** A description. */
  name: string;
  /** Its txid, in display order. */
  id: string;
  /** The bytes as they were sent. */
  bytes: Uint8Array;
  /** The same without marker, flag and witnesses, which are removed at known offsets. */
  plain: Uint8Array;
}

/** A copy of the bytes without some ranges. */
function without(bytes: Uint8Array, ...pieces: [start: number, end: number][]): Uint8Array {
  return bytes.filter((_, at) => !pieces.some(([start, end]) => start <= at && at < end));
}

function known(
  name: string,
  id: string,
  bytes: Uint8Array,
  ...pieces: [number, number][]
): RecordedTransaction {
  return { name, id, bytes, plain: without(bytes, ...pieces) };
}

/** The first payment from one person to another, in block 170. */
export const FIRST_PAYMENT = known(
  'first payment',
  'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16',
  recording('tx-f4184fc5').bytes,
);

/** BIP 143's example: two inputs, the second of which has its signature in the witness. */
export const WITH_WITNESS = known(
  'example of BIP 143',
  'e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609',
  recording('tx-bip143-p2wpkh').bytes,
  [4, 6],
  [231, 339],
);

/** One input, one output, and one byte of witness. */
export const SIMNET_PAYMENT = known(
  'payment on simnet',
  'dac4d8fde1b9310d7d6465713637013a14f1ab268c998878820c40e13566bfc6',
  recording('btcd-tx-witness').bytes.slice(24),
  [4, 6],
  [92, 95],
);

/** The only transaction of the genesis block. */
export const GENESIS_COINBASE = known(
  'genesis coinbase',
  '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
  recording('block-0').bytes.slice(81),
);

/** The first transaction of block 170. */
export const COINBASE_170 = known(
  'coinbase of block 170',
  'b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082',
  recording('block-170').bytes.slice(81, 215),
);

/** The hash of block 170, in display order. */
export const BLOCK_170 = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';

/** All of them. */
export const TRANSACTIONS = [
  GENESIS_COINBASE,
  COINBASE_170,
  FIRST_PAYMENT,
  WITH_WITNESS,
  SIMNET_PAYMENT,
  {
    ...SIMNET_PAYMENT,
    name: 'same, without its witness',
    bytes: recording('btcd-tx-stripped').bytes.slice(24),
  },
];

const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const some = (max: number) => fc.uint8Array({ maxLength: max });
const anyInput = fc.record({
  txid: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  index: uint32,
  script: some(300),
  sequence: uint32,
});
const anyOutput = fc.record({
  value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  script: some(30),
});

/**
 * Any transaction with at least one input. If it has witnesses, at least one of them is not empty: a
 * transaction whose witnesses are all empty is sent without them.
 */
export const anyTransaction = fc
  .record({
    version: uint32,
    spends: fc.array(fc.record({ input: anyInput, witness: fc.array(some(20), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    outputs: fc.array(anyOutput, { maxLength: 3 }),
    locktime: uint32,
  })
  .map(({ version, spends, outputs, locktime }) => {
    const plain = { version, inputs: spends.map(({ input }) => input), outputs, locktime };
    const witnesses = spends.map(({ witness }) => witness);
    return witnesses.some((items) => items.length > 0) ? { ...plain, witnesses } : plain;
  });

/** Hashes as they are on the wire. */
export const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** Hashes that differ in their first byte: 01 00 …, 02 00 …, 03 00 … */
export function numberedHashes(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => Uint8Array.of(i + 1, ...fromHex('00'.repeat(31))));
}
