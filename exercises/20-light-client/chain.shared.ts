import { filterOf } from '../../src/peers/filter-writer';
import { dataService } from '../../src/peers/loopback/data-service';
import { filterService, type ServedFilter } from '../../src/peers/loopback/filter-service';
import { headersService } from '../../src/peers/loopback/headers-service';
import type { Service } from '../../src/peers/loopback/options';
import { startPeer } from '../../src/peers/loopback/peer';
import type { PeerMessage } from '../../src/peers/peer-codecs';
import { recording } from '../../src/peers/recordings';
import { REFERENCE_CODECS } from '../../src/peers/reference-codecs';
import { withTracker } from '../../src/suite/resource-tracker';
import { fromHex } from '../../src/wire/bytes';
import { CHAIN_RULES, type ChainRules } from '../../src/wire/chain-rules';
import { decode, encode } from '../../src/wire/codec/codec';
// the other end uses the reference, so that a mistake shows up where it is made
import { count } from '../../solutions/03-varints';
import { Node } from '../../solutions/11-node';
import { hash256, hashBytes, inventories } from '../../solutions/12-getdata';
import { type Block, block, merkleRoot, type Transaction, txid } from '../../solutions/13-transaction';
import { header } from '../../solutions/14-headers';
import { getheaders } from '../../solutions/15-chain';
import {
  cfheaders,
  cfilter,
  filterHeader,
  filterRange,
  filterScripts,
  MAX_FILTER_HASHES,
  MAX_FILTERS,
} from '../../solutions/20-light-client';

/** The rules of the chains here: without retargets, a header takes two hashes on average, at any height. */
export const RULES: ChainRules = { ...CHAIN_RULES.practice, retargets: false };

const LIMITS = { getcfheaders: MAX_FILTER_HASHES, getcfilters: MAX_FILTERS };

/** A block that the node serves. */
export interface Served extends ServedFilter {
  header: Uint8Array;
  block: Uint8Array;
}

/** A script of one byte that pays to nobody in particular, and one that is yours. */
export const OTHER = fromHex('51');
export const MINE = fromHex('0014 1111111111111111111111111111111111111111');

const PAID = 1000n;

/** A transaction that pays to these scripts. */
export const paying = (height: number, ...scripts: Uint8Array[]): Transaction => ({
  version: 1,
  inputs: [{ txid: new Uint8Array(32).fill(7), index: height, script: OTHER, sequence: 0 }],
  outputs: scripts.map((script, i) => ({ value: PAID + BigInt(i), script })),
  locktime: 0,
});

const coinbase = (height: number): Transaction => ({
  version: 1,
  inputs: [
    {
      txid: new Uint8Array(32),
      index: 0xffffffff,
      script: Uint8Array.of(2, height, height >> 8),
      sequence: 0xffffffff,
    },
  ],
  outputs: [{ value: 5000n, script: Uint8Array.of(0x52, height, height >> 8) }],
  locktime: 0,
});

/** A block with its filter, as an honest node serves it; `more` are other scripts in its filter. */
export function served(bytes: Uint8Array, previous: Uint8Array, more: Uint8Array[] = []): Served {
  const own = bytes.slice(0, 80);
  const hash = hash256(own);
  const filter = filterOf(filterScripts(decode(block.read, bytes) as Block, more), hash);
  const filterHash = hash256(filter);
  return {
    hash,
    header: own,
    block: bytes,
    filter,
    filterHash,
    filterHeader: filterHeader(filterHash, previous),
  };
}

/**
 * A chain: the genesis block, and a block for each list of transactions, after its coinbase.
 *
 * @param contents - the transactions by height, from 1 on
 * @param more - scripts that are in the filter of a block besides its own, by height
 */
export function chainOf(contents: Transaction[][], more: Record<number, Uint8Array[]> = {}): Served[] {
  const genesis = recording('block-0').bytes.slice();
  genesis.set(fromHex(RULES.genesis));
  const chain = [served(genesis, new Uint8Array(32))];
  const { time, bits } = decode(header.read, genesis.subarray(0, 80));
  for (const [i, others] of contents.entries()) {
    const height = i + 1;
    const transactions = [coinbase(height), ...others];
    const merkle_root = merkleRoot(transactions.map((tx) => hashBytes(txid(tx))));
    const previous = chain[i].hash;
    const own = encode(header.write, {
      version: 1,
      previous,
      merkle_root,
      time: time + height,
      bits,
      nonce: 0,
    });
    const nonce = new DataView(own.buffer, own.byteOffset + 76, 4);
    for (let n = 1; hash256(own)[31] > 0x7e; n++) nonce.setUint32(0, n, true);
    const bytes = encode(block.write, { header: own, transactions });
    chain.push(served(bytes, chain[i].filterHeader, more[height]));
  }
  return chain;
}

/** The block, as it is read. */
export const blockIn = ({ block: bytes }: Served) => decode(block.read, bytes) as Block;

/** What a node does differently: with each message that it sends. */
export type Change = (message: PeerMessage) => PeerMessage[];

/** Ping-pong aside, a node says other things in between. */
const NOISE: PeerMessage = { command: 'inv', payload: fromHex(`01 01000000 ${'ab'.repeat(32)}`) };

/**
 * A conversation with a node that serves a chain. The handshake is done.
 *
 * @param chain - what it serves
 * @param body - the test: gets the connection, and the list of what the node was asked
 * @param change - what the node sends instead of a message
 */
export const talking = (
  chain: Served[],
  body: (connection: never, asked: PeerMessage[]) => Promise<void>,
  change: Change = (message) => [message],
) =>
  withTracker(async () => {
    const asked: PeerMessage[] = [];
    const all = {
      headers: Buffer.concat(chain.map((one) => one.header)),
      hashes: Buffer.concat(chain.map(({ hash }) => hash)),
    };
    const blocks = chain.map(({ hash, block: bytes }) => ({ hash, plain: bytes, full: bytes }));
    const services = [
      headersService(getheaders, (howMany) => encode(count.write, howMany), all),
      filterService({ filterRange, cfheaders, cfilter }, LIMITS, chain),
      dataService(inventories, [], blocks),
    ].map((service) => changed(service, asked, change));
    const peer = await startPeer(REFERENCE_CODECS, { services });
    const connection = await new Node('mainnet', {}, 600_000).connect(peer.host, peer.port);
    try {
      await body(connection as never, asked);
    } catch (error) {
      // an answer that still waits must not fail with the connection: that would hide why the test failed
      connection.socket.removeAllListeners();
      throw error;
    }
    await connection.close();
    await peer.close();
  });

function changed(service: Service, asked: PeerMessage[], change: Change): Service {
  return {
    commands: service.commands,
    *answer(message) {
      asked.push({ command: message.command, payload: message.payload.slice() });
      yield NOISE;
      for (const answer of service.answer(message)) yield* change(answer);
    },
  };
}

/** The payloads of what the node was asked with a command. */
export const payloadsOf = (asked: PeerMessage[], command: string) =>
  asked.filter((one) => one.command === command).map(({ payload }) => payload);

/** The ranges that the node was asked for, with getcfheaders or getcfilters. */
export const rangesOf = (asked: PeerMessage[], command: string) =>
  payloadsOf(asked, command).map((payload) => decode(filterRange.read, payload));

let long: Served[] | undefined;

/** More blocks than the filters that one request brings. */
export const longChain = () =>
  (long ??= chainOf(
    Array.from({ length: 1003 }, (_, i) => ([999, 1000, 1002].includes(i + 1) ? [paying(i + 1, MINE)] : [])),
  ));
