import { readTransaction, writeTransaction } from '../../solutions/13-transaction';
import { fromHex, hex } from '../wire/bytes';
import { decode, encode } from '../wire/codec/codec';

/** A transaction with one input, one output, and a witness of `count` empty items. */
function manyItems(count: number): Uint8Array {
  const size = fromHex(`fe${hex(Buffer.from(Uint32Array.of(count).buffer))}`);
  const start = `01000000 0001 01 ${'bb'.repeat(32)} 01000000 00 ffffffff 01 e803000000000000 0151`;
  return Buffer.concat([fromHex(start), size, new Uint8Array(count + 4)]);
}

test('a transaction with 500,001 empty witness items is read and written again byte for byte', () => {
  const bytes = manyItems(500_001);
  const tx = decode(readTransaction, bytes);
  expect(tx.witnesses?.[0].length).toBe(500_001);
  expect(Buffer.compare(encode(writeTransaction, tx), bytes)).toBe(0);
});
