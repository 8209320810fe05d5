import { inventories } from '../../../solutions/09-getdata';
import { fromHex, hex } from '../../wire/bytes';
import { encode } from '../../wire/codec/codec';
import { WireError } from '../../wire/codec/error';
import { dataService, type InventoryLike, type Served } from './data-service';

const WITNESS = 0x40000000;

/** Something that is known by a byte: its hash, and what stands for its payloads. */
const served = (name: number): Served => ({
  hash: new Uint8Array(32).fill(name),
  plain: Uint8Array.of(name),
  full: Uint8Array.of(name, name),
});
const service = dataService(inventories, [served(0x11), served(0x12)], [served(0x21)]);

/** What it answers to a getdata, as `command payload`. */
function answers(...wanted: [type: number, name: number][]): string[] {
  const asked = wanted.map(([type, name]) => ({ type, hash: served(name).hash }));
  const messages = service.answer({ command: 'getdata', payload: encode(inventories.write, asked) });
  return [...messages].map(({ command, payload }) => `${command} ${hex(payload)}`);
}

/** The payload of a notfound. */
const missing = (...things: [type: number, name: number][]) => {
  const vectors: InventoryLike[] = things.map(([type, name]) => ({ type, hash: served(name).hash }));
  return `notfound ${hex(encode(inventories.write, vectors))}`;
};

test('it answers getdata, and nothing else', () => {
  expect(service.commands).toEqual(['getdata']);
});

test('a transaction of the mempool, and a block, without witnesses and with', () => {
  expect(answers([1, 0x12])).toEqual(['tx 12']);
  expect(answers([1 | WITNESS, 0x12])).toEqual(['tx 1212']);
  expect(answers([2, 0x21])).toEqual(['block 21']);
  expect(answers([2 | WITNESS, 0x21])).toEqual(['block 2121']);
});

test('several things in the order in which they were asked for, one of them twice', () => {
  expect(answers([2, 0x21], [1, 0x11], [1, 0x12], [1, 0x11])).toEqual([
    'block 21',
    'tx 11',
    'tx 12',
    'tx 11',
  ]);
});

test.each([
  ['by its txid', 1],
  ['with its witnesses', 1 | WITNESS],
  ['by the hash of all its bytes', 5],
])(
  'a transaction that it does not have, asked for %s, is not found; it is named as it was asked for',
  (_, type) => {
    expect(answers([type, 0x99])).toEqual([missing([type, 0x99])]);
  },
);

test('all that is missing is told at the end, in one message', () => {
  const wanted: [number, number][] = [
    [1, 0x98],
    [1, 0x11],
    [1 | WITNESS, 0x99],
    [2, 0x21],
  ];
  expect(answers(...wanted)).toEqual(['tx 11', 'block 21', missing(wanted[0], wanted[2])]);
});

test('a block is no transaction, and a transaction no block', () => {
  expect(answers([1, 0x21])).toEqual([missing([1, 0x21])]);
  expect(answers([2, 0x11])).toEqual([]);
});

test('about a block that it does not have it says nothing, and neither to what it does not understand', () => {
  for (const type of [2, 2 | WITNESS, 0, 3, 4, 6, 5 | WITNESS, 0xffffffff]) {
    expect(answers([type, 0x99])).toEqual([]);
  }
  expect(answers()).toEqual([]);
});

test('a hash as people write it is another hash', () => {
  const hash = Uint8Array.from({ length: 32 }, (_, i) => i);
  const one = dataService(inventories, [{ ...served(1), hash }], []);
  const ask = (asked: Uint8Array) =>
    [
      ...one.answer({ command: 'getdata', payload: encode(inventories.write, [{ type: 1, hash: asked }]) }),
    ].map(({ command }) => command);
  expect(ask(hash)).toEqual(['tx']);
  expect(ask(hash.slice().reverse())).toEqual(['notfound']);
});

test.each([
  ['the tutorial’s getdata: the type in one byte', `0101${'fc'.repeat(32)}`],
  ['bytes behind the last', `0101000000${'11'.repeat(32)}00`],
  ['more than 50,000 things', 'fd51c3'],
])('%s cannot be read: the peer notes it, and answers nothing', (_, payload) => {
  expect(() => service.answer({ command: 'getdata', payload: fromHex(payload) })).toThrow(WireError);
});
