import { askFor, hashBytes, INVENTORY } from '../../solutions/12-getdata';
import { merkleRoot } from '../../solutions/13-transaction';

test.each([[5], [undefined], [null], [['ab'.repeat(32)]], [{}]])(
  '%j is not a hash, and is rejected like an invalid string',
  (value) => {
    expect(() => hashBytes(value as unknown as string)).toThrow(RangeError);
    expect(() => askFor(INVENTORY.TX, value as unknown as string)).toThrow(/a hash is 64 hex digits/);
  },
);

test('the root of no hashes is an error, not an endless loop', () => {
  expect(() => merkleRoot([])).toThrow(/at least one txid/);
});
