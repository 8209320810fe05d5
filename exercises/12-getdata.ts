/**
 * Lesson 12 · getdata.
 *
 * Ask a node for a transaction or a block by its hash, and recognise the answer among everything else that it
 * says.
 *
 * @module
 */
import { cut } from '../src/base/text';
import { fromHex, hex } from '../src/wire/bytes';
import { bytes, type Codec, type Infer, list, struct } from '../src/wire/codec/codec';
import { Reader } from '../src/wire/codec/reader';
import { sha256 } from '../src/wire/sha256';
import { NotFoundError, ReceiveTimeoutError } from '../src/wire/streams/peer-errors';
import type { Message } from './01-framing';
import { uint32 } from './02-fields';
import { count } from './03-varints';
import { PAYLOADS } from './07-own-version';
import type { Connection } from './10-connection';
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

PAYLOADS.set('inv', inventories as Codec<unknown>);
PAYLOADS.set('getdata', inventories as Codec<unknown>);
PAYLOADS.set('notfound', inventories as Codec<unknown>);

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
 * @returns 64 digits in lower case
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

/**
 * The hash by which one asks for what a message carries.
 *
 *   command         what is hashed, twice
 *   tx              the whole payload (of a transaction sent without witnesses)
 *   block           the header: the first 80 bytes (a shorter one is not an error)
 *   anything else   nothing: undefined
 *
 * @returns the hash as people write it
 */
export function contentHash({ command, payload }: Message): string | undefined {
  return todo('12-getdata', 'contentHash');
}

/**
 * Ask a node for one thing, with one getdata, and wait for the message that carries it.
 *
 * Other messages may come in between, also a tx, a block or a notfound that answers another request: they are
 * skipped. Messages after the answer are left for the next `receive`, and the connection stays open.
 *
 * @param connection - the handshake is done; its patience stays as it is
 * @param type - what to ask for, from {@link INVENTORY}
 * @param hash - its hash, as people write it, in upper or lower case
 * @param hashOf - computes, from a message, the hash in lower case of what it carries; undefined if it carries
 *   nothing that one asks for
 * @returns the first message whose `hashOf` is the hash
 * @throws RangeError if the hash is not valid; nothing is sent then
 * @throws NotFoundError if the node answers notfound, with this hash in any of its entries, whatever the type
 *   there
 * @throws ReceiveTimeoutError when the connection's patience, counted from the request, runs out, even if
 *   other messages keep coming. For a block that it does not have, Core sends no answer
 * @throws what {@link Connection.send}, {@link Connection.receive} and `hashOf` throw; WireError if a notfound
 *   cannot be read
 * @see Bitcoin Core, src/net_processing.cpp, ProcessGetData
 */
export async function fetchByHash(
  connection: Connection,
  type: number,
  hash: string,
  hashOf: (message: Message) => string | undefined = contentHash,
): Promise<Message> {
  return todo('12-getdata', 'fetchByHash');
}
