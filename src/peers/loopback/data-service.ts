import type { Codec } from '../../wire/codec/codec';
import { decode, encode } from '../../wire/codec/codec';
import { hex } from '../../wire/bytes';
import type { PeerMessage } from '../peer-codecs';
import type { Service } from './options';

/** One thing that is announced or asked for. */
export interface InventoryLike {
  /** What it is: 1 a transaction, 2 a block; with 0x40000000 added, with its witnesses. */
  type: number;
  /** Its hash, as it lies on the wire. */
  hash: Uint8Array;
}

/** A transaction or a block, in its two forms. */
export interface Served {
  /** Its hash, as it lies on the wire. */
  hash: Uint8Array;
  /** The payload without witnesses. */
  plain: Uint8Array;
  /** The payload with witnesses; the same where it has none. */
  full: Uint8Array;
}

const WITNESS = 0x40000000;

/** The ways to ask for a transaction: by its txid, by the hash of all its bytes (BIP 339), with its witnesses. */
const TRANSACTION = [1, 5, 1 | WITNESS];

/**
 * What a node gives out: the transactions of its mempool, and whole blocks. For a transaction that it does not have,
 * also one that is in a block, it says notfound; about a block that it does not have it says nothing.
 *
 * @param inventories - lesson 09: the payload of getdata and notfound
 * @param mempool - the transactions that are not in a block yet
 * @param blocks - the blocks
 * @see Bitcoin Core, src/net_processing.cpp, ProcessGetData
 */
export function dataService(
  inventories: Codec<InventoryLike[]>,
  mempool: Served[],
  blocks: Served[],
): Service {
  const byType = [
    { type: 1, command: 'tx', things: byHash(mempool) },
    { type: 2, command: 'block', things: byHash(blocks) },
  ];
  return {
    commands: ['getdata'],
    answer({ payload }) {
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

/** Something that is there, and in which form it was asked for. */
interface Found {
  command: string;
  thing: Served;
  form: 'plain' | 'full';
}

/** One by one: fifty thousand blocks may have been asked for. */
function* answers(found: Found[], notfound?: Uint8Array): Generator<PeerMessage, void, undefined> {
  for (const { command, thing, form } of found) yield { command, payload: thing[form] };
  if (notfound) yield { command: 'notfound', payload: notfound };
}

const byHash = (things: Served[]) => new Map(things.map((thing) => [hex(thing.hash), thing]));
