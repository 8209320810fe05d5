import { askFor, hashBytes, INVENTORY, merkleRoot } from '../../solutions/09-getdata';

test.each([[5], [undefined], [null], [['ab'.repeat(32)]], [{}]])(
  '%j is no hash, and refused as any other text',
  (value) => {
    expect(() => hashBytes(value as unknown as string)).toThrow(RangeError);
    expect(() => askFor(INVENTORY.TX, value as unknown as string)).toThrow(/a hash is 64 hex digits/);
  },
);

test('no hashes have no root: that is said, and does not go on forever', () => {
  expect(() => merkleRoot([])).toThrow(/without transactions/);
});
