import { inventories } from '../../../solutions/12-getdata';
import { fromHex, hex } from '../../wire/bytes';
import { encode } from '../../wire/codec/codec';
import { WireError } from '../../wire/codec/error';
import { dataService, type InventoryLike, type Served } from './data-service';

const WITNESS = 0x40000000;

/** A stand-in for a transaction or a block, made from one byte: its hash and its two payloads. */
const served = (name: number): Served => ({
  hash: new Uint8Array(32).fill(name),
  plain: Uint8Array.of(name),
  full: Uint8Array.of(name, name),
});
const service = dataService(inventories, [served(0x11), served(0x12)], [served(0x21)]);

/** The answers to a getdata, as `command payload`. */
function answers(...wanted: [type: number, name: number][]): string[] {
  const asked = wanted.map(([type, name]) => ({ type, hash: served(name).hash }));
  const messages = service.answer({ command: 'getdata', payload: encode(inventories.write, asked) });
  return [...messages].map(({ command, payload }) => `${command} ${hex(payload)}`);
}

/** A notfound, as `command payload`. */
const missing = (...things: [type: number, name: number][]) => {
  const vectors: InventoryLike[] = things.map(([type, name]) => ({ type, hash: served(name).hash }));
  return `notfound ${hex(encode(inventories.write, vectors))}`;
};

test('the service answers getdata and nothing else', () => {
  expect(service.commands).toEqual(['getdata']);
});

test('it serves transactions in the mempool and blocks, with or without witnesses', () => {
  expect(answers([1, 0x12])).toEqual(['tx 12']);
  expect(answers([1 | WITNESS, 0x12])).toEqual(['tx 1212']);
  expect(answers([2, 0x21])).toEqual(['block 21']);
  expect(answers([2 | WITNESS, 0x21])).toEqual(['block 2121']);
});

test('it serves several objects in the order requested, one of them twice', () => {
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
])('an unknown transaction, requested %s, is not found; notfound repeats the request', (_, type) => {
  expect(answers([type, 0x99])).toEqual([missing([type, 0x99])]);
});

test('everything missing is reported at the end, in one message', () => {
  const wanted: [number, number][] = [
    [1, 0x98],
    [1, 0x11],
    [1 | WITNESS, 0x99],
    [2, 0x21],
  ];
  expect(answers(...wanted)).toEqual(['tx 11', 'block 21', missing(wanted[0], wanted[2])]);
});

test('a block is not served as a transaction, nor a transaction as a block', () => {
  expect(answers([1, 0x21])).toEqual([missing([1, 0x21])]);
  expect(answers([2, 0x11])).toEqual([]);
});

test('requests for unknown blocks and unknown types get no answer', () => {
  for (const type of [2, 2 | WITNESS, 0, 3, 4, 6, 5 | WITNESS, 0xffffffff]) {
    expect(answers([type, 0x99])).toEqual([]);
  }
  expect(answers()).toEqual([]);
});

test('a hash in display order is a different hash', () => {
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
  ['a getdata with trailing bytes', `0101000000${'11'.repeat(32)}00`],
  ['a getdata with more than 50,000 items', 'fd51c3'],
])('%s throws, so the peer records it and sends no answer', (_, payload) => {
  expect(() => service.answer({ command: 'getdata', payload: fromHex(payload) })).toThrow(WireError);
});
