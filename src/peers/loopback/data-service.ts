import type { Codec } from '../../wire/codec/codec';
import { decode, encode } from '../../wire/codec/codec';
import { hex } from '../../wire/bytes';
import type { PeerMessage } from '../peer-codecs';
import type { Service } from './options';

/** An inventory entry: an object that is announced or requested. */
export interface InventoryLike {
  /** The type: 1 is a transaction, 2 a block; the flag 0x40000000 requests it with witnesses. */
  type: number;
  /** Its hash, in wire order. */
  hash: Uint8Array;
}

/** A transaction or a block, with and without witnesses. */
export interface Served {
  /** Its hash, in wire order. */
  hash: Uint8Array;
  /** The payload without witnesses. */
  plain: Uint8Array;
  /** The payload with witnesses; the same if it has none. */
  full: Uint8Array;
}

const WITNESS = 0x40000000;

/** The types that request a transaction: by txid, by wtxid (BIP 339), by txid with witnesses. */
const TRANSACTION = [1, 5, 1 | WITNESS];

/**
 * Creates a service that answers getdata with the transactions of the mempool and with blocks. For a
 * transaction that is not in the mempool, even if it is in a block, it sends notfound; for an unknown block
 * it sends nothing.
 *
 * @param inventories - lesson 12: the payload of getdata and notfound
 * @param mempool - the transactions that are not in a block yet; others may be added later
 * @param blocks - the blocks
 * @see Bitcoin Core, src/net_processing.cpp, ProcessGetData
 */
export function dataService(
  inventories: Codec<InventoryLike[]>,
  mempool: Served[],
  blocks: Served[],
): Service {
  const blocksByHash = byHash(blocks);
  return {
    commands: ['getdata'],
    answer({ payload }) {
      const byType = [
        { type: 1, command: 'tx', things: byHash(mempool) },
        { type: 2, command: 'block', things: blocksByHash },
      ];
      const missing: InventoryLike[] = [];
      const found: Found[] = [];
      for (const wanted of decode(inventories.read, payload)) {
        const shelf = byType.find(({ type }) => type === (wanted.type & ~WITNESS));
        const thing = shelf?.things.get(hex(wanted.hash));
        const form = wanted.type & WITNESS ? 'full' : 'plain';
        if (shelf && thing) found.push({ command: shelf.command, thing, form });
        else if (TRANSACTION.includes(wanted.type)) missing.push(wanted);
      }
      const notfound = missing.length > 0 ? encode(inventories.write, missing) : undefined;
      return answers(found, notfound);
    },
  };
}

/** A requested object that is available, and the form in which it was requested. */
interface Found {
  command: string;
  thing: Served;
  form: 'plain' | 'full';
}

/** Yields the answers one by one, because fifty thousand blocks may have been requested. */
function* answers(found: Found[], notfound?: Uint8Array): Generator<PeerMessage, void, undefined> {
  for (const { command, thing, form } of found) yield { command, payload: thing[form] };
  if (notfound) yield { command: 'notfound', payload: notfound };
}

const byHash = (things: Served[]) => new Map(things.map((thing) => [hex(thing.hash), thing]));
