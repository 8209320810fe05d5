/**
 * Lesson 13 · Transaction.
 *
 * Read and write a transaction and a block, and prove that a transaction is the one that was asked for.
 *
 * @module
 */
import { hex } from '../src/wire/bytes';
import { bytes, type Codec, encode, type Infer, list, struct } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { FalseAnswerError, NotFoundError } from '../src/wire/streams/peer-errors';
import { MAX_PAYLOAD_LENGTH, type Message } from './01-framing';
import { int64, uint32, uint8 } from './02-fields';
import { count, varStr } from './03-varints';
import { PAYLOADS } from './07-own-version';
import type { Connection } from './10-connection';
import { fetchByHash, hash256, hashBytes, hashText, INVENTORY } from './12-getdata';

/** Spends an output of an earlier transaction. */
export const input = struct({
  /** The earlier transaction's hash, as on the wire. */
  txid: bytes(32),
  /** Which of its outputs, from 0. */
  index: uint32,
  script: varStr,
  sequence: uint32,
});

/** Pays an amount, in satoshis, to anyone who can satisfy the script. */
export const output = struct({ value: int64, script: varStr });

/** The witness of an input: a list of items, each of any number of bytes. */
export type Witness = Uint8Array[];

/** A transaction. */
export interface Transaction {
  /** A uint32 since Bitcoin Core 28.0; before that, an int32. */
  version: number;
  inputs: Infer<typeof input>[];
  outputs: Infer<typeof output>[];
  /** One for each input; absent if the transaction came without witnesses (BIP 144). */
  witnesses?: Witness[];
  /** Before this height or time, the transaction is not valid yet. */
  locktime: number;
}

/** The most inputs that fit into a message: each takes at least 41 bytes. */
export const MAX_INPUTS = Math.floor(MAX_PAYLOAD_LENGTH / 41);

/** The most outputs that fit into a message: each takes at least 9 bytes. */
export const MAX_OUTPUTS = Math.floor(MAX_PAYLOAD_LENGTH / 9);

/**
 * The most items of a witness that fit into a message: an empty one takes 1 byte. Block 761249 has a witness
 * of 500,003 items.
 */
export const MAX_WITNESS_ITEMS = MAX_PAYLOAD_LENGTH;

/** The inputs of a transaction: a count, then each. */
export const inputList = list(count, input, MAX_INPUTS);
/** The outputs of a transaction: a count, then each. */
export const outputList = list(count, output, MAX_OUTPUTS);
/** The witness of one input: a count, then each item. */
export const witness: Codec<Witness> = list(count, varStr, MAX_WITNESS_ITEMS);

/**
 * Read a transaction.
 *
 *   bytes        field
 *   4            version, uint32
 *   (2)          00 01: a marker and a flag, only if witnesses follow (BIP 144)
 *   1 and more   inputs: a count, then each
 *   1 and more   outputs: a count, then each
 *   (1 each)     witnesses: for each input a count, then each item, a var_str
 *   4            locktime, uint32
 *
 * The marker is where the number of inputs is expected, and no transaction has 0 inputs. An item of a witness
 * may be empty, so a witness may have as many items as there are bytes for them: {@link MAX_WITNESS_ITEMS}.
 *
 * @param r - positioned at the first byte; afterwards just past the last
 * @returns `version`, `inputs`, `outputs`, `locktime`, and `witnesses` if there was a marker
 * @throws WireError with the path of the field: `inputs[0].script.length`, `witnesses[1][0].bytes`; `flag` if
 *   anything but 01 comes after the marker; `witnesses`, at the offset of the first one, if no witness has an
 *   item (or there are no witnesses): then marker and flag must not be present
 * @see BIP 144; Bitcoin Core, src/primitives/transaction.h, UnserializeTransaction
 */
export function readTransaction(r: Reader): Transaction {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', inputList.read);
  const segwit = inputs.length === 0;
  if (segwit) {
    r.field('flag', readFlag);
    inputs = r.field('inputs', inputList.read);
  }
  const outputs = r.field('outputs', outputList.read);
  if (!segwit) return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
  const witnesses = r.field('witnesses', () => readWitnesses(r, inputs.length));
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}

function readFlag(r: Reader): void {
  const start = r.offset;
  const flag = uint8.read(r);
  if (flag !== 1) throw new WireError('', start, '1 (witnesses follow)', String(flag));
}

function readWitnesses(r: Reader, inputs: number): Witness[] {
  const start = r.offset;
  const witnesses = r.items(inputs, witness.read);
  if (witnesses.every((items) => items.length === 0)) {
    throw new WireError('', start, 'a witness that has an item', 'only empty ones: superfluous witness');
  }
  return witnesses;
}

/**
 * Write a transaction: with marker, flag and witnesses if any of its witnesses has an item, otherwise
 * without. If all of them are empty, only the old form is valid (BIP 144); a node rejects the other.
 *
 * @param w - gets the transaction
 * @param transaction - what to write
 * @throws WireError with the path of the field whose value does not fit; `inputs`, at the offset at which they
 *   would begin, if there are none, since the 0 would be read as the marker
 * @throws RangeError if there are witnesses, but not one for each input
 * @see BIP 144; Bitcoin Core, src/primitives/transaction.h, SerializeTransaction
 */
export function writeTransaction(w: Writer, transaction: Transaction): void {
  const { version, inputs, outputs, witnesses, locktime } = transaction;
  if (witnesses && witnesses.length !== inputs.length) {
    throw new RangeError(`${witnesses.length} witnesses for ${inputs.length} inputs`);
  }
  const signed = witnesses?.some((items) => items.length > 0) ? witnesses : [];
  w.field('version', () => uint32.write(w, version));
  if (inputs.length === 0) throw new WireError('inputs', w.offset, 'at least one input', '0');
  if (signed.length > 0) w.bytes(Uint8Array.of(0, 1));
  w.field('inputs', () => inputList.write(w, inputs));
  w.field('outputs', () => outputList.write(w, outputs));
  w.field('witnesses', () => w.items(signed, witness.write));
  w.field('locktime', () => uint32.write(w, locktime));
}

/** {@link readTransaction} and {@link writeTransaction} as a codec. */
export const transaction: Codec<Transaction> = { read: readTransaction, write: writeTransaction };

/**
 * The name of a transaction: the double SHA-256 of its bytes without marker, flag and witnesses. So nobody
 * can change the name by changing a signature in a witness.
 *
 * @returns the name as people write it
 */
export function txid(tx: Transaction): string {
  const { witnesses: _, ...rest } = tx;
  return hashText(hash256(encode(writeTransaction, rest)));
}

/** A block: its header, and all its transactions. */
export const block = struct({
  /** Lesson 14 reads its fields; its bytes 36 to 67 are the merkle root. */
  header: bytes(80),
  /** Each takes at least 51 bytes: one input, no output. */
  transactions: list(count, transaction, Math.floor(MAX_PAYLOAD_LENGTH / 51)),
});

/** A block. */
export type Block = Infer<typeof block>;

PAYLOADS.set('tx', transaction as Codec<unknown>);
PAYLOADS.set('block', block as Codec<unknown>);

/**
 * The one hash that commits to all transactions of a block.
 *
 *   a   b   c          the txids, in order
 *   └─┬─┘   ├─┐
 *    ab     cc         hash256 of two, one after the other; an odd one is paired with itself
 *    └───┬───┘
 *      abcc            the root
 *
 * @param hashes - the txids as on the wire, at least one
 * @returns 32 bytes, as in the header from offset 36 on
 * @see Bitcoin Core, src/consensus/merkle.cpp
 */
export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 0) throw new RangeError('a merkle root needs at least one txid');
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const left = hashes[i];
    const right = hashes[i + 1] ?? left;
    pairs.push(hash256(Uint8Array.of(...left, ...right)));
  }
  return merkleRoot(pairs);
}

/**
 * Find a transaction in a block that you asked for, and believe nothing. Four things must hold:
 *
 * - The block has the hash that you asked for: that of its `header`.
 * - The first of its `transactions` is a coinbase: it has one input, whose txid is all zeros and whose index is
 *   ffffffff. A transaction of 64 bytes can be made so that it is also two txids, one after the other
 *   (CVE-2017-12842). Without this rule, a peer could send inner nodes of the merkle tree as if they were the
 *   transactions.
 * - No txid occurs twice. Since an odd one is paired with itself, a copy of it does not change the root
 *   (CVE-2012-2459).
 * - The merkle root of its transactions is the one in its header.
 *
 * @param found - the block as received
 * @param hash - the hash that you asked for; like `id`, as people write it, in upper or lower case
 * @param id - the txid of the transaction
 * @returns the transaction as it is in the block. Its witnesses are not proved: the txid does not cover them
 * @throws FalseAnswerError if one of the four does not hold, whether or not the transaction is there; also for a
 *   block without transactions
 * @throws NotFoundError if all of them hold, but the transaction is not in the block
 * @see Bitcoin Core, src/validation.cpp, IsBlockMutated
 */
export function findInBlock(found: Block, hash: string, id: string): Transaction {
  const name = hashText(hash256(found.header));
  if (name !== hash.toLowerCase()) throw new FalseAnswerError(`asked for block ${hash}, got ${name}`);
  if (!found.transactions.slice(0, 1).some(isCoinbase)) {
    throw new FalseAnswerError(`the first transaction in block ${hash} is not a coinbase`);
  }
  const ids = found.transactions.map(txid);
  if (new Set(ids).size < ids.length)
    throw new FalseAnswerError(`block ${hash} contains a transaction twice`);
  if (hex(merkleRoot(ids.map(hashBytes))) !== hex(found.header.subarray(36, 68))) {
    throw new FalseAnswerError(`the transactions in block ${hash} are not those that its header commits to`);
  }
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1)
    throw new NotFoundError(`${id} is not among the ${ids.length} transactions of block ${hash}`);
  return found.transactions[at];
}

/** A coinbase makes new coins, so it spends nothing. */
function isCoinbase({ inputs }: Transaction): boolean {
  return inputs.length === 1 && inputs[0].index === 0xffffffff && inputs[0].txid.every((byte) => byte === 0);
}

/**
 * Fetch a transaction from a node. A node serves what is in its mempool. For an older one, say in which block
 * it is: nodes serve whole blocks, as far back as they have kept them, and this function takes the
 * transaction out of the block.
 *
 * {@link fetchByHash} does the waiting. Its own way to find a transaction's hash is right only without
 * witnesses; here the transaction comes with them, and {@link txid} says which one it is.
 *
 * @param connection - the handshake is done; it stays open
 * @param id - the txid of the transaction
 * @param hash - the hash of the block that it is in, if it is in one
 * @returns the transaction with its witnesses, if it has any: a node sends them only on request
 * @throws RangeError if one of the two hashes is not valid, for example an empty string; nothing is sent then
 * @throws FalseAnswerError if the block has the right hash, but {@link findInBlock} rejects it
 * @throws NotFoundError also if the block does not contain the transaction
 * @throws WireError if a tx, or the block that was asked for, cannot be read
 * @throws what {@link fetchByHash} throws
 */
export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  // otherwise, with a block hash, a bad id would show only when the block has arrived
  hashBytes(id);
  if (hash === undefined) {
    const { payload } = await fetchByHash(connection, INVENTORY.WITNESS_TX, id, txidOf);
    return readTransaction(new Reader(payload));
  }
  const { payload } = await fetchByHash(connection, INVENTORY.WITNESS_BLOCK, hash);
  return findInBlock(block.read(new Reader(payload)), hash, id);
}

function txidOf({ command, payload }: Message): string | undefined {
  return command === 'tx' ? txid(readTransaction(new Reader(payload))) : undefined;
}
