import { hex } from '../../wire/bytes';
import { type Codec, decode, encode } from '../../wire/codec/codec';
import type { InventoryLike, Served } from './data-service';
import type { Service } from './options';

/** The most transactions in the mempool: a stranger may send any number. */
const MOST = 100;

/** The type that requests a transaction with its witnesses. */
const WITNESS_TX = 0x40000001;

/**
 * Creates a service that asks for the transactions that are announced to it, and puts those that come into its
 * mempool. It takes any transaction: it does not check signatures, and does not know what has been spent.
 *
 * @param inventories - lesson 12: the payload of inv and getdata
 * @param read - reads the payload of a tx
 * @param mempool - gets the transactions
 */
export function relayService(
  inventories: Codec<InventoryLike[]>,
  read: (payload: Uint8Array) => Served,
  mempool: Served[],
): Service {
  const known = (hash: Uint8Array) => mempool.some((one) => hex(one.hash) === hex(hash));
  return {
    commands: ['inv', 'tx'],
    answer({ command, payload }) {
      if (command === 'tx') {
        const tx = read(payload);
        if (!known(tx.hash) && mempool.length < MOST) mempool.push(tx);
        return [];
      }
      const announced = decode(inventories.read, payload).filter(
        ({ type, hash }) => type === 1 && !known(hash),
      );
      if (announced.length === 0) return [];
      const wanted = announced.map(({ hash }) => ({ type: WITNESS_TX, hash }));
      return [{ command: 'getdata', payload: encode(inventories.write, wanted) }];
    },
  };
}
