import { fromHex } from './bytes';
import { sipHash } from './siphash';

const KEY = Uint8Array.from({ length: 16 }, (_, i) => i);
const inputOf = (length: number) => Uint8Array.from({ length }, (_, i) => i);

test("it gives the result of the paper's appendix A: the key 00 … 0f, the input 00 … 0e", () => {
  expect(sipHash(KEY, inputOf(15)).toString(16)).toBe('a129ca6149be45e5');
});

// the first and the last lines of the vectors that the authors publish with their reference code, as numbers
test.each([
  [0, '726fdb47dd0e0e31'],
  [1, '74f839c593dc67fd'],
  [7, 'ab0200f58b01d137'],
  [8, '93f5f5799a932462'],
  [63, '958a324ceb064572'],
])('an input of %i bytes', (length, want) => {
  expect(sipHash(KEY, inputOf(length)).toString(16).padStart(16, '0')).toBe(want);
});

test('a key inside a larger buffer is read where it is', () => {
  const around = fromHex(`ffff${'00'.repeat(16)}ffff`);
  around.set(KEY, 2);
  expect(sipHash(around.subarray(2, 18), inputOf(15))).toBe(0xa129ca6149be45e5n);
});

test('a key of another length is rejected', () => {
  expect(() => sipHash(new Uint8Array(32), inputOf(1))).toThrow('16 bytes, not 32');
});
