import { hash256, hashBytes, inventories } from '../../solutions/12-getdata';
import { block, transaction, txid } from '../../solutions/13-transaction';
import { decode, encode } from '../wire/codec/codec';
import { dataService, type Served } from './loopback/data-service';
import type { Service } from './loopback/options';
import { recording } from './recordings';
import { NO_HEADERS } from './practice-service';

/** A transaction, with and without its witnesses. */
export function servedTransaction(full: Uint8Array): Served {
  const tx = decode(transaction.read, full);
  const { witnesses: _, ...rest } = tx;
  return { hash: hashBytes(txid(tx)), plain: encode(transaction.write, rest), full };
}

/** A block, with and without the witnesses of its transactions. */
export function servedBlock(full: Uint8Array): Served {
  const { header, transactions } = decode(block.read, full);
  const plain = { header, transactions: transactions.map(({ witnesses: _, ...rest }) => rest) };
  return { hash: hash256(header), plain: encode(block.write, plain), full };
}

/** The transactions in the mempool of every loopback peer. */
export const MEMPOOL = [servedTransaction(recording('tx-bip143-p2wpkh').bytes)];

/** The blocks that every loopback peer has: 0 and 170. */
export const BLOCKS = ['block-0', 'block-170'].map((name) => servedBlock(recording(name).bytes));

/** The services of every loopback peer in a notebook. Lessons that teach more messages add theirs here. */
export const SERVICES: Service[] = [dataService(inventories, MEMPOOL, BLOCKS), NO_HEADERS];
