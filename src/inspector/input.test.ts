import { base64 } from '@scure/base';
import { hex } from '../wire/bytes';
import { fileInput, parseInput } from './input';
import { fieldText, inspectInput } from './inspect-input';
import { MAX_CHARACTERS, MAX_INPUT } from './limits';
import { InputError } from './model';

const DIGITS = 'f9beb4d976657261636b000000000000000000005df6e0e2';
const BYTES = DIGITS.match(/../g)!;

test.each([
  ['plain hex', DIGITS],
  ['upper case', DIGITS.toUpperCase()],
  ['spaces', BYTES.join(' ')],
  ['lines', `${BYTES.slice(0, 8).join(' ')}\r\n${BYTES.slice(8).join(' ')}\n`],
  ['colons', BYTES.join(':')],
  ['0x before all', `0x${DIGITS}`],
  ['0x before each, as a list in C', `{ ${BYTES.map((byte) => `0x${byte}`).join(', ')} };`],
  ['\\x, in quotes', `"${BYTES.map((byte) => `\\x${byte}`).join('')}"`],
  ['comment lines', `# a verack\n${DIGITS}\n// the end`],
])('%s', (_, text) => {
  expect(hex(parseInput(text).bytes)).toBe(DIGITS);
  expect(parseInput(text).written).toBe('hex');
});

/** As xxd prints these bytes. */
const XXD = `00000000: f9be b4d9 7665 7261 636b 0000 0000 0000  ....verack......
00000010: 0000 0000 5df6 e0e2                      ....]...
`;

/** As hexdump -C prints them. */
const HEXDUMP = `00000000  f9 be b4 d9 76 65 72 61  63 6b 00 00 00 00 00 00  |....verack......|
00000010  00 00 00 00 5d f6 e0 e2                           |....]...|
00000018
`;

/** As Wireshark prints them. */
const WIRESHARK = `0000   f9 be b4 d9 76 65 72 61 63 6b 00 00 00 00 00 00   ....verack......
0010   00 00 00 00 5d f6 e0 e2                           ....]...
`;

test.each([
  ['xxd', XXD],
  ['hexdump -C', HEXDUMP],
  ['Wireshark', WIRESHARK],
])('a dump by %s', (_, text) => {
  expect(parseInput(text)).toMatchObject({ written: 'a dump with offsets' });
  expect(hex(parseInput(text).bytes)).toBe(DIGITS);
  expect(hex(parseInput(text.replaceAll('\n', '\r\n')).bytes)).toBe(DIGITS);
});

test('letters of the text beside a dump are not taken for bytes', () => {
  const text = `00000000: ${'6162 '.repeat(8)} abababababababab\n00000010: 6364 6566                                cdef\n`;
  expect(hex(parseInput(text).bytes)).toBe('6162'.repeat(8) + '63646566');
});

test('bytes as Python prints them, and base64', () => {
  const python =
    "b'\\xf9\\xbe\\xb4\\xd9verack\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00]\\xf6\\xe0\\xe2'";
  expect(hex(parseInput(python).bytes)).toBe(DIGITS);
  expect(hex(parseInput(`b"it's\\n\\\\"`).bytes)).toBe('697427730a5c');
  for (const none of [`b'it's'`, `b'é'`, `b'\\'`, `b'\\q'`, `b'\\x1'`, `b'`, `b'"`])
    expect(() => parseInput(none)).toThrow(InputError);
  expect(parseInput('+b602XZlcmFjawAAAAAAAAAAAABd9uDi')).toMatchObject({ written: 'base64' });
  expect(hex(parseInput('+b602XZlcmFjawAAAAAA\nAAAAAABd9uDi').bytes)).toBe(DIGITS);
  expect(hex(parseInput('-b602XZlcmFjawAAAAAAAAAAAABd9uDi').bytes)).toBe(DIGITS);
});

test('base64 may begin a line with //; a comment has a space after it', () => {
  const bytes = new Uint8Array(60).fill(0xff);
  const lines = base64.encode(bytes).match(/.{1,64}/g)!;
  expect(lines.every((line) => line.startsWith('//'))).toBe(true);
  expect(parseInput(lines.join('\n'))).toEqual({ bytes, written: 'base64' });
  expect(parseInput(`// a note\n//\n${lines.join('\n')}`)).toEqual({ bytes, written: 'base64' });
});

test.each([
  'recordings/some-cool-software',
  'test_data/recordings/verack1',
  'tx-bip143-p2wpkh',
  'exercises/verack',
  'Documents-and-settings/b',
])('the name %s is not base64', (name) => {
  expect(() => parseInput(name)).toThrow('is not a hex digit');
});

test('a | in the text beside a dump is text: it ends no column of bytes', () => {
  const text = '0000: 6162 7c63 64                             ab|cd\n';
  expect(hex(parseInput(text.replace('0000', '00000000')).bytes)).toBe('61627c6364');
  const wireshark = '0000   ab cd 7c                                          ..|\n';
  expect(hex(parseInput(wireshark).bytes)).toBe('abcd7c');
  const full = `00000000  ${'7c '.repeat(8)} ${'7c '.repeat(8)} |${'|'.repeat(16)}|\n`;
  expect(hex(parseInput(full).bytes)).toBe('7c'.repeat(16));
});

test('the longest message is read, however it is written', () => {
  const half = 'ab'.repeat(MAX_INPUT);
  expect(parseInput(`0000: ${half}`).bytes).toHaveLength(MAX_INPUT);
  expect(parseInput(`b'${half.slice(MAX_INPUT)}'`).bytes).toHaveLength(MAX_INPUT);
  expect(parseInput(`${'/w+A'.repeat(MAX_INPUT / 3)}AA==`).bytes).toHaveLength(MAX_INPUT);
});

test.each([
  ['a dump', `0000: ${'ab'.repeat(MAX_INPUT + 1)}`],
  ['a bytes literal', `b'${'a'.repeat(MAX_INPUT + 1)}'`],
  ['base64', '/w+A'.repeat(MAX_INPUT / 3 + 1)],
])('%s that is too long is refused in words', (_, text) => {
  expect(() => parseInput(text)).toThrow(`At most ${MAX_INPUT} are shown`);
});

/** With one more pass for each character, these would take a minute each; with two ways for each \, forever. */
const MANY = 300_000;

test.each([
  ['newlines', '\n'.repeat(MANY)],
  ['carriage returns', '\r'.repeat(MANY)],
  ['line separators', '\u2028'.repeat(MANY)],
  ['spaces', ' '.repeat(MANY)],
  ['newlines after a byte', `00${'\n'.repeat(MANY)}x`],
  ['spaces in a dump, and half a line break', `0000${' '.repeat(MANY)}x\rx`],
  ['spaces after the network of a recording', `# kind: payload\n# network: ${' '.repeat(MANY)}`],
  ['escapes in a bytes literal without an end', `b'${'\\a'.repeat(1000)}`],
])('%s are read in one pass', (_, text) => {
  expect(() => inspectInput(text)).toThrow(InputError);
  expect(() => inspectInput(`sent:${text}`)).toThrow(InputError);
});

test.each([
  ['f9 be b4 zz', '"z" at line 1, column 10'],
  ['f9 be\n  b4 g9', '"g" at line 2, column 6'],
  ['# a comment\nf9 x', '"x" at line 2, column 4'],
  ['f9 be b4 d', 'Half a byte is missing: 7 hex digits'],
  ['hello world', '"h" at line 1, column 1'],
  ['f9 🙂', '"🙂" at line 1, column 4'],
  [`00000000  ${'00 '.repeat(16)}\n*\n00000040  01\n`, 'Line 2 of the dump is a *'],
  [`${XXD}00000030: 00\n`, 'Line 2 of the dump has'],
  [`${HEXDUMP}0000\n`, 'Line 4 of the dump does not begin with the offset 00000018'],
  ['0'.repeat(MAX_CHARACTERS + 1), 'That is too long'],
  ['00'.repeat(MAX_INPUT + 1), `At most ${MAX_INPUT} are shown`],
])('%.40s is refused with its place', (text, why) => {
  expect(() => parseInput(text)).toThrow(InputError);
  expect(() => parseInput(text)).toThrow(why);
});

describe('a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('of hex is read as hex, also as PowerShell writes it', () => {
    expect(hex(fileInput(bytes(XXD)).bytes)).toBe(DIGITS);
    expect(hex(fileInput(bytes(`# a note with a ’\n${DIGITS}`)).bytes)).toBe(DIGITS);
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from(DIGITS, (digit) => [digit.charCodeAt(0), 0]).flat(),
    ]);
    expect(hex(fileInput(utf16).bytes)).toBe(DIGITS);
  });

  test.each([
    ['bytes', Uint8Array.from(BYTES, (byte) => Number.parseInt(byte, 16))],
    ["a web server's answer", bytes('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['text with a control character', Uint8Array.of(0x61, 0x00, 0x62)],
  ])('of %s is taken as it is', (_, contents) => {
    expect(fileInput(contents)).toEqual({ bytes: contents, written: 'a binary file' });
  });

  test.each([
    ['hex', DIGITS, DIGITS],
    ['a session', 'secret: 00', 'secret: 00'],
    ["a web server's answer", 'HTTP', '48 54 54 50'],
    ['a control character', '\x01', '01'],
    ['nothing', '', ''],
  ])('with %s is shown in a text field as what is inspected', (_, contents, due) => {
    expect(fieldText(bytes(contents))).toBe(due);
  });

  test('that is too long is refused', () => {
    expect(() => fileInput(new Uint8Array(MAX_INPUT + 1))).toThrow('At most');
    expect(fileInput(new Uint8Array(MAX_INPUT)).bytes).toHaveLength(MAX_INPUT);
  });
});
