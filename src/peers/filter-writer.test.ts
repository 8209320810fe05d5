import { hash256 } from '../../solutions/12-getdata';
import { block } from '../../solutions/13-transaction';
import { filterHeader, filterScripts, readFilter } from '../../solutions/20-light-client';
import { hex } from '../wire/bytes';
import { decode } from '../wire/codec/codec';
import { filterVectors } from './filter-vectors';
import { filterOf } from './filter-writer';

const VECTORS = filterVectors();

test('there are ten vectors, with the blocks that BIP 158 names', () => {
  const heights = [0, 2, 3, 15007, 49291, 180480, 926485, 987876, 1263442, 1414221];
  expect(VECTORS.map(({ height }) => height)).toEqual(heights);
});

describe.each(VECTORS)('block $height of BIP 158: $note', (vector) => {
  const found = decode(block.read, vector.block);

  test('the block has the hash', () => expect(hex(hash256(found.header))).toBe(hex(vector.hash)));

  test('the reference finds the scripts, and the filter that is made of them is the same, byte for byte', () => {
    expect(hex(filterOf(filterScripts(found, vector.spent), vector.hash))).toBe(hex(vector.filter));
  });

  test('the reference computes the filter header', () => {
    expect(hex(filterHeader(hash256(vector.filter), vector.previous))).toBe(hex(vector.header));
  });
});

test('a difference with many ones is read again', () => {
  const scripts = Array.from({ length: 500 }, (_, i) => Uint8Array.of(i >> 8, i));
  const numbers = decode(readFilter, filterOf(scripts, new Uint8Array(32)));
  expect(numbers).toHaveLength(500);
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
});
