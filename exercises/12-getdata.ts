/**
 * Lesson 12 · getdata.
 *
 * Ask a node for a transaction or a block by its hash, read the answer, and prove that it is the right one.
 *
 * @module
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { fromHex, hex } from '../src/wire/bytes';
import { bytes, type Codec, encode, type Infer, list, struct } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { sha256 } from '../src/wire/sha256';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../src/wire/streams/peer-errors';
import { cut } from '../src/base/text';
import { MAX_PAYLOAD_LENGTH } from './01-framing';
import { int32, int64, uint32, uint8 } from './02-fields';
import { count, varStr } from './03-varints';
import { PAYLOADS } from './07-own-version';
import type { Connection } from './09-handshake';
import { todo } from '../src/base/todo';

/**
 * What an inventory vector can refer to.
 *
 * @see Bitcoin Core, src/protocol.h, GetDataMsg; BIP 144 for the two with witness
 */
export const INVENTORY = {
  TX: 1,
  BLOCK: 2,
  FILTERED_BLOCK: 3,
  CMPCT_BLOCK: 4,
  WTX: 5,
  WITNESS_TX: 0x40000001,
  WITNESS_BLOCK: 0x40000002,
} as const;

/**
 * The most inventory vectors that a message may carry.
 *
 * @see Bitcoin Core, src/net_processing.cpp, MAX_INV_SZ
 */
export const MAX_INVENTORY = 50_000;

/** An inventory vector, one thing that a node has or wants: 36 bytes. */
export const inventory = struct({ type: uint32, hash: bytes(32) });

/** The payload of inv, getdata and notfound. */
export const inventories = list(count, inventory, MAX_INVENTORY);

/**
 * SHA-256 of the SHA-256: the name of a transaction or of a block, before it is reversed for display. A
 * checksum is its first 4 bytes.
 *
 * @returns 32 bytes
 * @example hash256(new Uint8Array()) // 5d f6 e0 e2 76 13 59 d3 …
 */
export function hash256(data: Uint8Array): Uint8Array {
  return todo('12-getdata', 'hash256');
}

/**
 * A hash as people write it: hex, the last byte first. People read it as one large little-endian
 * number, so the zeros that a block's proof of work needs come first.
 *
 * @param hash - 32 bytes as on the wire; they are not changed
 */
export function hashText(hash: Uint8Array): string {
  return todo('12-getdata', 'hashText');
}

/**
 * A hash as on the wire: the reverse of {@link hashText}.
 *
 * @param text - 64 hex digits, as people write a hash, in upper or lower case
 * @returns 32 bytes
 * @throws RangeError if it is anything else
 */
export function hashBytes(text: string): Uint8Array {
  return todo('12-getdata', 'hashBytes');
}

/**
 * What to ask for, in the form that getdata carries.
 *
 *     await connection.send('getdata', askFor(INVENTORY.TX, id));
 *     // 01 | 01 00 00 00 | 32 bytes of hash: one entry, a transaction, and which one
 *
 * @param type - the type of all of them, from {@link INVENTORY}
 * @param hashes - their hashes, as people write them
 * @throws RangeError if a hash is not valid
 */
export function askFor(type: number, ...hashes: string[]): Infer<typeof inventory>[] {
  return todo('12-getdata', 'askFor');
}

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
  return todo('12-getdata', 'readTransaction');
}

/**
 * Write a transaction: with marker, flag and witnesses if any of its witnesses has an item, otherwise
 * without. If all of them are empty, only the old form is valid (BIP 144); a node rejects the other.
 *
 * @param w - gets the transaction
 * @param transaction - what to write
 * @throws WireError with the path of the field whose value does not fit; `inputs` if there are none, since
 *   the 0 would be read as the marker
 * @throws RangeError if there are witnesses, but not one for each input
 * @see BIP 144; Bitcoin Core, src/primitives/transaction.h, SerializeTransaction
 */
export function writeTransaction(w: Writer, transaction: Transaction): void {
  return todo('12-getdata', 'writeTransaction');
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
  return todo('12-getdata', 'txid');
}

/** A block: its header, and all its transactions. */
export const block = struct({
  /** Lesson 14 reads its fields. */
  header: bytes(80),
  /** Each takes at least 51 bytes: one input, no output. */
  transactions: list(count, transaction, Math.floor(MAX_PAYLOAD_LENGTH / 51)),
});

/** A block. */
export type Block = Infer<typeof block>;

PAYLOADS.set('inv', inventories as Codec<unknown>);
PAYLOADS.set('getdata', inventories as Codec<unknown>);
PAYLOADS.set('notfound', inventories as Codec<unknown>);
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
  return todo('12-getdata', 'merkleRoot');
}

/**
 * Find a transaction in a block that you asked for, and believe nothing. Four things must hold:
 *
 * - The block has the hash that you asked for.
 * - Its first transaction is a coinbase: it has one input, whose txid is all zeros and whose index is
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
 * @throws FalseAnswerError if one of the four does not hold; also for a block without transactions
 * @throws NotFoundError if all of them hold, but the transaction is not in the block
 * @see Bitcoin Core, src/validation.cpp, IsBlockMutated
 */
export function findInBlock(found: Block, hash: string, id: string): Transaction {
  return todo('12-getdata', 'findInBlock');
}

/**
 * Fetch a transaction from a node. A node serves what is in its mempool. For an older one, say in which block
 * it is: nodes serve whole blocks, as far back as they have kept them, and this function takes the
 * transaction out of the block.
 *
 * Answers to other requests may come in between; they are skipped.
 *
 * @param connection - the handshake is done; it stays open
 * @param id - the txid of the transaction
 * @param hash - the hash of the block that it is in, if it is in one
 * @returns the transaction with its witnesses, if it has any: a node sends them only on request
 * @throws RangeError if a hash is not valid; nothing is sent then
 * @throws NotFoundError if the node answers notfound, or if the transaction is not in the block
 * @throws FalseAnswerError if the block has the right hash, but {@link findInBlock} rejects it
 * @throws what {@link Connection.receive} throws; ReceiveTimeoutError also if other messages keep coming
 *   until the connection's patience, counted from the request, runs out. For a block that it does not have,
 *   Core sends no answer
 * @throws WireError if a tx, a block or a notfound cannot be read
 * @see Bitcoin Core, src/net_processing.cpp, ProcessGetData
 */
export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  return todo('12-getdata', 'fetchTransaction');
}

/** The payload of an alert: a body, and a key holder's signature of it. The alert system is retired. */
export const alert = struct({ body: varStr, signature: varStr });

/** The body of an alert. */
export const alertBody = struct({
  version: int32,
  relayUntil: int64,
  expiration: int64,
  id: int32,
  cancel: int32,
  setCancel: list(count, int32, Math.floor(MAX_PAYLOAD_LENGTH / 4)),
  minVer: int32,
  maxVer: int32,
  setSubVer: list(count, varStr, MAX_PAYLOAD_LENGTH),
  priority: int32,
  comment: varStr,
  statusBar: varStr,
  reserved: varStr,
});

/**
 * The public key of Bitcoin's alert system, which was retired in 2016. The private key has been published
 * since.
 *
 * @see Bitcoin Core 0.12, src/chainparams.cpp, vAlertPubKey
 */
export const ALERT_KEY =
  '04fc9702847840aaf195de8442ebecedf5b095cdbb9bc716bda9110971b28a49e0ead8564ff0db22209e0374782c093bb899692d524e9d6a6956e7c5ecbcd68284';

/**
 * Whether an alert was signed with a key: ECDSA on secp256k1, over the double SHA-256 of the body.
 *
 * @param signed - body and signature; the signature is DER
 * @param publicKey - hex, 65 bytes
 * @returns false also for bytes that are not a signature at all
 * @see secp256k1.verify of @noble/curves: by default it hashes its input (`prehash`), takes 64 bytes for a
 *   signature (`format`), and rejects half of the valid ones (`lowS`)
 */
export function isSigned(signed: Infer<typeof alert>, publicKey = ALERT_KEY): boolean {
  return todo('12-getdata', 'isSigned');
}
