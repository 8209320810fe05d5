import { fromHex, hex, joinBytes, startsWith } from './bytes';

test('hex is decoded, with white space and in upper or lower case', () => {
  expect(fromHex(' f9 BE\n b4d9 ')).toEqual(Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9));
  expect(fromHex('')).toEqual(new Uint8Array());
});

test.each([
  ['zz', 'no hex: "z" is not a hex digit'],
  ['0x00', 'no hex: "x" is not a hex digit'],
  ['f9b', 'no hex: half a byte is missing at the end'],
])('%s throws an Error, with the same message on every version of Node', (text, message) => {
  expect(() => fromHex(text)).toThrow(new Error(message));
});
test('bytes are joined into a new array', () => {
  const one = Uint8Array.of(1);
  const joined = joinBytes(one, new Uint8Array(), Uint8Array.of(2, 3));
  one[0] = 9;
  expect(joined).toEqual(Uint8Array.of(1, 2, 3));
  expect(joinBytes()).toEqual(new Uint8Array());
});

test('bytes start with others only if they have all of them', () => {
  const bytes = fromHex('f9beb4d976');
  for (const other of ['', 'f9', 'f9beb4d9', 'f9beb4d976'])
    expect(startsWith(bytes, fromHex(other))).toBe(true);
  for (const other of ['be', 'f9beb4da', 'f9beb4d97600']) {
    expect(startsWith(bytes, fromHex(other))).toBe(false);
  }
});

test('hex is the same for a view, an empty array and a Buffer, and needs bytes', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
  expect([hex(bytes.subarray(1, 3)), hex(new Uint8Array()), hex(Buffer.from([255]))]).toEqual([
    '0102',
    '',
    'ff',
  ]);
  expect(() => hex('ff' as unknown as Uint8Array)).toThrow(TypeError);
});
