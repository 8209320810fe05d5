import { fromHex } from './bytes';

test('hex as bytes, with white space and in both cases', () => {
  expect(fromHex(' f9 BE\n b4d9 ')).toEqual(Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9));
  expect(fromHex('')).toEqual(new Uint8Array());
});

test.each([
  ['zz', 'no hex: "z" is not a hex digit'],
  ['0x00', 'no hex: "x" is not a hex digit'],
  ['f9b', 'no hex: half a byte is missing at the end'],
])('%s is an Error, and the same one on every Node', (text, message) => {
  expect(() => fromHex(text)).toThrow(new Error(message));
});
