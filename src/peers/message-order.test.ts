import { hashBytes, inventories } from '../../solutions/12-getdata';
import { transaction, txid } from '../../solutions/13-transaction';
import { getheaders } from '../../solutions/15-chain';
import { filterRange } from '../../solutions/20-light-client';
import { encode } from '../wire/codec/codec';
import { type BareClient, frame, split } from '../suite/bare-client';
import { closeAll, connected, start } from '../suite/test-peers';
import { BLOCKS, MEMPOOL } from './default-services';
import type { InventoryLike } from './loopback/data-service';
import type { PeerOptions } from './loopback/options';
import { withServices } from './loopback-peer';
import { paymentChain, PAYMENTS_LENGTH } from './payment-chain';

afterEach(closeAll);

type Chain = 'practice' | 'payments' | 'none';
const prepared = new Map<Chain, Promise<PeerOptions>>();

/** The options of a peer with a chain. They are prepared once for all tests, since hashing a chain takes long. */
function optionsFor(chain: Chain): Promise<PeerOptions> {
  const found = prepared.get(chain) ?? withServices(chain === 'none' ? {} : { chain });
  prepared.set(chain, found);
  return found;
}

const ping = (n: number) => frame('ping', new Uint8Array(8).fill(n));
const inventory = (command: string, ...entries: InventoryLike[]) =>
  frame(command, encode(inventories.write, entries));
const getdata = (...wanted: InventoryLike[]) => inventory('getdata', ...wanted);
const headers = () =>
  frame('getheaders', encode(getheaders.write, { version: 70015, locator: [], stop: new Uint8Array(32) }));
const range = (command: string, start_height: number) => {
  const stop_hash = paymentChain()[PAYMENTS_LENGTH].hash;
  return frame(command, encode(filterRange.write, { filter_type: 0, start_height, stop_hash }));
};
const times = <T>(count: number, thing: T) => Array<T>(count).fill(thing);

let made = 0;
/** A tx message that nobody has seen yet, and its entry in an inventory. */
function unseen(): { tx: Buffer; entry: InventoryLike } {
  const input = { txid: new Uint8Array(32).fill(9), index: made++, script: new Uint8Array(), sequence: 0 };
  const outputs = [{ value: 1n, script: Uint8Array.of(0x51) }];
  const one = { version: 2, inputs: [input], outputs, locktime: 0 };
  return { tx: frame('tx', encode(transaction.write, one)), entry: { type: 1, hash: hashBytes(txid(one)) } };
}

const WAITING = { type: 1, hash: MEMPOOL[0].hash };
const BLOCK = { type: 2, hash: BLOCKS[1].hash };
const MISSING = { type: 1, hash: new Uint8Array(32).fill(7) };
const ALL_BLOCKS = () => paymentChain().map(({ hash }) => ({ type: 2, hash }));
const ONE_MORE = PAYMENTS_LENGTH + 1;

/** What a peer is asked, and the commands of its answers. */
type Question = [name: string, chain: Chain, asked: () => Buffer[], answers: string[]];
const QUESTIONS: Question[] = [
  ['a transaction', 'none', () => [getdata(WAITING)], ['tx']],
  ['what is missing', 'none', () => [getdata(MISSING, WAITING)], ['tx', 'notfound']],
  ['thousands of blocks', 'none', () => [getdata(...times(5000, BLOCK))], times(5000, 'block')],
  ['addresses', 'none', () => [frame('getaddr', new Uint8Array(0))], ['addr']],
  ['headers that it does not have', 'none', () => [headers()], ['headers']],
  ['headers', 'practice', () => [headers()], ['headers']],
  ['headers, again and again', 'practice', () => times(9, headers()), times(9, 'headers')],
  ['hashes of filters', 'payments', () => [range('getcfheaders', 0)], ['cfheaders']],
  ['filters', 'payments', () => [range('getcfilters', 1)], times(PAYMENTS_LENGTH, 'cfilter')],
  ['a whole chain', 'payments', () => [getdata(...ALL_BLOCKS())], times(ONE_MORE, 'block')],
  [
    'nothing, but a transaction is announced',
    'payments',
    () => [inventory('inv', unseen().entry)],
    ['getdata'],
  ],
  [
    'a transaction just sent',
    'payments',
    () => {
      const { tx, entry } = unseen();
      return [tx, getdata(entry)];
    },
    ['tx'],
  ],
  [
    'a transaction that is sent afterwards',
    'payments',
    () => {
      const { tx, entry } = unseen();
      return [getdata(entry), tx];
    },
    ['notfound'],
  ],
];

/** The ways in which the bytes can arrive. */
const CUTS: Record<string, (bytes: Buffer) => Buffer[]> = {
  whole: (bytes) => [bytes],
  'byte by byte': (bytes) => Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)),
  'message by message': (bytes) => split(bytes).map((message) => message.frame),
};

/** Sends bytes in pieces, each in a turn of its own. Of a long message, only the last bytes come one by one. */
async function sendCut(client: BareClient, bytes: Buffer, cut: string): Promise<void> {
  const head = bytes.subarray(0, Math.max(0, bytes.length - 2000));
  const pieces =
    cut === 'byte by byte' ? [head, ...CUTS[cut](bytes.subarray(head.length))] : CUTS[cut](bytes);
  for (const piece of pieces) {
    client.send(piece);
    await new Promise(setImmediate);
  }
}

/** What follows the questions: bytes that are not a message and a third ping, or the end of the stream. */
const ENDS: Record<string, Buffer[]> = {
  'a fault': [frame('ping', new Uint8Array(8), '00000000'), ping(3)],
  'the end': [],
};

const cases = Object.keys(CUTS).flatMap((cut) =>
  Object.keys(ENDS).flatMap((end) => QUESTIONS.map((question) => [cut, ...question, end] as const)),
);

test.each(cases)(
  '%s: asked for %s (chain: %s), it answers before what follows is acted on',
  async (cut, _, chain, asked, answers, end) => {
    const client = await connected(await start(await optionsFor(chain)));
    await client.shakeHands();
    const before = client.received.length;
    await sendCut(client, Buffer.concat([ping(1), ...asked(), ping(2), ...ENDS[end]]), cut);
    if (end === 'the end') client.socket.end();
    await client.until(() => client.ended);
    const heard = split(client.received.subarray(before));
    expect(heard.map(({ command }) => command)).toEqual(['pong', ...answers, 'pong']);
    expect([heard[0].payload[0], heard.at(-1)?.payload[0]]).toEqual([1, 2]);
  },
);
