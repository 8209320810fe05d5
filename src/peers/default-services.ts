import { hash256, hashBytes, inventories } from '../../solutions/12-getdata';
import { block, transaction, txid } from '../../solutions/13-transaction';
import { addr, addrv2 } from '../../solutions/18-gossip';
import { NETWORK } from '../wire/address-networks';
import { fromHex } from '../wire/bytes';
import { decode, encode } from '../wire/codec/codec';
import { dataService, type Served } from './loopback/data-service';
import { gossipService } from './loopback/gossip-service';
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

/**
 * What every loopback peer names when asked with getaddr: one address on each network, all of them reserved
 * for documentation or taken from Bitcoin Core's tests (src/test/net_tests.cpp), and one on a network that
 * nobody knows yet. They were seen half an hour ago.
 */
const KNOWN = (
  [
    [NETWORK.IPV4, 'c6120109', 8333],
    [NETWORK.IPV6, '20010db8000000000000000000000001', 8333],
    [NETWORK.TORV3, '79bcc625184b05194975c28b66b66b0469f7f6556fb1ac3189a79b40dda32f1f', 8333],
    [NETWORK.I2P, 'a2894dabaec08c0051a481a6dac88b64f98232ae42d4b6fd2fa81952dfe36a87', 0],
    [NETWORK.CJDNS, 'fc000001000200030004000500060007', 8333],
    [NETWORK.YGGDRASIL, '0200000100020003000400050006000a', 8333],
    [0xaa, '01020304', 1],
  ] as const
).map(([network, address, port]) => ({ network, address: fromHex(address), port, services: 1033n }));

const known = () => KNOWN.map((one) => ({ ...one, time: Math.floor(Date.now() / 1000) - 1800 }));

/** The services of every loopback peer in a notebook. Lessons that teach more messages add theirs here. */
export const SERVICES: Service[] = [
  dataService(inventories, MEMPOOL, BLOCKS),
  NO_HEADERS,
  gossipService({ addr, addrv2 }, known),
];
