import { hash256, hashBytes } from '../../solutions/12-getdata';
import { block, merkleRoot, type Transaction, txid } from '../../solutions/13-transaction';
import { bitsToTarget, header, meetsTarget } from '../../solutions/14-headers';
import { type Chain, expectedBits, extendChain, startChain } from '../../solutions/15-chain';
import { filterHeader, filterScripts } from '../../solutions/20-light-client';
import { fromHex } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode, encode } from '../wire/codec/codec';
import { filterOf } from './filter-writer';
import { recording } from './recordings';
import { SeededRandom } from './seeded-random';

/** The height of the last block. */
export const PAYMENTS_LENGTH = 300;

/** The height of the block with the payment. */
export const PAYMENT_HEIGHT = 217;

/** The script that the payment is to: that of an address, with a hash of 20 bytes that nobody has a key for. */
export const PAYMENT_SCRIPT = fromHex('76a914 00112233445566778899aabbccddeeff00112233 88ac');

/** The payment, in satoshis. */
export const PAYMENT_VALUE = 1_234_567n;

const SEED = 158;
const COINBASE = 50_0000_0000n;
/** How many transactions a block has, besides the coinbase. */
const TRANSACTIONS = [5, 15] as const;
/** How many outputs wait to be spent: more than a block spends. */
const MOST_UNSPENT = 400;

/** A block of the chain, and what a node knows of it. Hashes are as on the wire. */
export interface MinedBlock {
  hash: Uint8Array;
  /** The 80 bytes of its header. */
  header: Uint8Array;
  /** The whole block. */
  block: Uint8Array;
  /** The scripts in its filter. */
  scripts: Uint8Array[];
  filter: Uint8Array;
  filterHash: Uint8Array;
  filterHeader: Uint8Array;
}

/** An output that a later block may spend. */
interface Unspent {
  txid: Uint8Array;
  index: number;
  value: bigint;
  script: Uint8Array;
}

let made: MinedBlock[] | undefined;

/**
 * A chain of 300 blocks after the genesis block, each with transactions, under the rules of the practice chain. It is
 * always the same. The proof of work, the merkle roots and the filters are real; the signatures are random bytes.
 * One output, at {@link PAYMENT_HEIGHT}, pays to {@link PAYMENT_SCRIPT}.
 *
 * @returns the blocks by height
 */
export function paymentChain(): readonly MinedBlock[] {
  return (made ??= mineAll());
}

function mineAll(): MinedBlock[] {
  const random = new SeededRandom(SEED);
  const chain = startChain(CHAIN_RULES.practice);
  const genesis = recording('block-0').bytes.slice();
  // mainnet's block has the same transaction, and another header
  genesis.set(fromHex(CHAIN_RULES.practice.genesis));
  const blocks = [withFilter(genesis, chain.tip.hash, [], new Uint8Array(32))];
  const unspent: Unspent[] = [];
  while (chain.height < PAYMENTS_LENGTH) {
    const { transactions, spent } = transactionsFor(chain.height + 1, unspent, random);
    const bytes = mined(chain, transactions, random);
    blocks.push(withFilter(bytes, chain.tip.hash, spent, blocks[chain.height - 1].filterHeader));
  }
  return blocks;
}

function withFilter(
  bytes: Uint8Array,
  hash: Uint8Array,
  spent: Uint8Array[],
  previous: Uint8Array,
): MinedBlock {
  const scripts = filterScripts(decode(block.read, bytes), spent);
  const filter = filterOf(scripts, hash);
  const filterHash = hash256(filter);
  const next = filterHeader(filterHash, previous);
  return { hash, header: bytes.slice(0, 80), block: bytes, scripts, filter, filterHash, filterHeader: next };
}

/** The block with these transactions that follows on the chain, which is extended. */
function mined(chain: Chain, transactions: Transaction[], random: SeededRandom): Uint8Array {
  const time = chain.tip.time + random.between(300, 900);
  const bits = expectedBits(chain, time);
  const target = bitsToTarget(bits, chain.rules.limit);
  const root = merkleRoot(transactions.map((tx) => hashBytes(txid(tx))));
  const next = { version: 1, previous: chain.tip.hash, merkle_root: root, time, bits, nonce: 0 };
  const hashOf = () => hash256(encode(header.write, next));
  while (!meetsTarget(hashOf(), target)) next.nonce += 1;
  extendChain(chain, { ...next, hash: hashOf() });
  return encode(block.write, { header: encode(header.write, next), transactions });
}

function transactionsFor(height: number, unspent: Unspent[], random: SeededRandom) {
  const transactions = [coinbase(height, random)];
  const spent: Uint8Array[] = [];
  const fresh: Unspent[] = [];
  const many = random.between(...TRANSACTIONS);
  for (let i = 0; i < many && unspent.length > 0; i++) {
    const [from] = unspent.splice(random.between(0, unspent.length - 1), 1);
    spent.push(from.script);
    transactions.push(spending(from, random));
  }
  if (height === PAYMENT_HEIGHT) {
    const [, payer] = transactions.filter(({ outputs }) => outputs[1].value > PAYMENT_VALUE);
    payer.outputs[1] = { value: PAYMENT_VALUE, script: PAYMENT_SCRIPT };
  }
  for (const tx of transactions) {
    const id = hashBytes(txid(tx));
    for (const [index, { value, script }] of tx.outputs.entries()) {
      if (script !== PAYMENT_SCRIPT && value > 0n) fresh.push({ txid: id, index, value, script });
    }
  }
  unspent.push(...fresh);
  unspent.splice(0, unspent.length - MOST_UNSPENT);
  return { transactions, spent };
}

/** The height comes first in its script, so no two of them have the same txid (BIP 34). */
function coinbase(height: number, random: SeededRandom): Transaction {
  const tag = Uint8Array.of(2, height & 0xff, height >> 8, ...random.bytes(8));
  const inputs = [{ txid: new Uint8Array(32), index: 0xffffffff, script: tag, sequence: 0xffffffff }];
  // a note after OP_RETURN, as most blocks have one today
  const note = { value: 0n, script: Uint8Array.of(0x6a, 8, ...random.bytes(8)) };
  const outputs = [{ value: COINBASE, script: toSomebody(random) }, note];
  return { version: 1, inputs, outputs, locktime: 0 };
}

/** Pays a part of an output to somebody, and returns the rest. */
function spending({ txid, index, value }: Unspent, random: SeededRandom): Transaction {
  const part = (value * BigInt(random.between(1, 99))) / 100n;
  // as long as a signature and a public key
  const inputs = [{ txid, index, script: random.bytes(107), sequence: 0xffffffff }];
  const outputs = [part, value - part].map((amount) => ({ value: amount, script: toSomebody(random) }));
  return { version: 1, inputs, outputs, locktime: 0 };
}

/** The script of an address. */
function toSomebody(random: SeededRandom): Uint8Array {
  return Uint8Array.of(0x76, 0xa9, 20, ...random.bytes(20), 0x88, 0xac);
}
