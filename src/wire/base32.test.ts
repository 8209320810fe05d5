import { base32 } from './base32';

test('five bits a character, the most significant first', () => {
  expect(base32(Uint8Array.of(0x00, 0x44, 0x32))).toBe('abcde');
});

// RFC 4648, section 10, in lower case and without padding
test.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('%s', (text, encoded) => {
  expect(base32(new TextEncoder().encode(text))).toBe(encoded);
});
