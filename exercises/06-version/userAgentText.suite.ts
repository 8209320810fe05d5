import { userAgentText } from 'answers/06-version';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { expectOfView } from '../../src/suite/at-offset';
import { ascii, text } from './shared';

describe('userAgentText', () => {
  test('shows text unchanged', () => {
    expect(() => userAgentText(ascii('/Satoshi:0.15.1/'))).toGive('/Satoshi:0.15.1/', [
      [text((got) => got.startsWith('"')), 'There are quotes around it. Return only what is inside.'],
      [
        text((got) => /^[0-9a-f ,]+$/i.test(got)),
        'Those are the bytes as numbers. Show printable ASCII as characters.',
      ],
      [() => true, 'Show each byte of printable ASCII as its character, and add nothing.'],
    ]);
    expect(() => userAgentText(ascii(' /a b/ '))).toGive(' /a b/ ', [
      [text((got) => got.includes('\\x20')), '20 is the space. It is printable ASCII: show it unchanged.'],
      [
        text((got) => got.trim() === '/a b/'),
        'The spaces around it are gone. They are printable ASCII like any other.',
      ],
    ]);
    const long = `/${'a'.repeat(400)}/`;
    expect(() => userAgentText(ascii(long)).length).toGive(402, [
      [
        () => true,
        'You did not show all 402 bytes. A caller may truncate them for display; here show every byte.',
      ],
    ]);
  });

  test('shows any other byte as its value in hex, so that none is lost and no terminal obeys it', () => {
    expect(userAgentText(fromHex('2f610a1b5b326aff002f'))).toGive('/a\\x0a\\x1b[2j\\xff\\x00/', [
      [
        (got: unknown) => typeof got === 'string' && got.includes('\ufffd'),
        'A byte that is not valid UTF-8 became \ufffd: its value is lost.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes('\x1b'),
        'You let the escape character through. Printed, it can clear the reader’s screen.',
      ],
      [
        text((got) => got.includes('ÿ')),
        'You let the byte ff through as ÿ. It is not ASCII: show it as \\xff.',
      ],
      [text((got) => got.includes('\0')), 'You let the byte 00 through. It is invisible: show it as \\x00.'],
      [
        text((got) => got.endsWith('\\xff/')),
        'You dropped the byte 00. Show every byte, or two different names may look the same.',
      ],
      [
        '/a\\xa\\x1b[2j\\xff\\x0/',
        'A byte is always two hex digits: \\x0a. \\xa would swallow a digit after it.',
      ],
      ['/a\\x0A\\x1B[2j\\xFF\\x00/', 'The hex digits are lower-case: \\x0a.'],
      [
        text((got) => got.includes('\\n')),
        'Show the value of a line break, like that of every other such byte: \\x0a.',
      ],
      [
        text((got) => /[.?]/.test(got)),
        'You replaced bytes that cannot be printed, and lost their values. Show the values.',
      ],
      [
        text((got) => got.includes('\\\\x')),
        'You doubled the backslashes that you inserted yourself. Double only those that the peer sent.',
      ],
      [
        text((got) => got.includes('\\x7f')),
        "The byte ff became 7f: Node's 'ascii' drops the top bit. Check the bytes, not a string.",
      ],
      [
        text((got) => got.includes('fffd')),
        'The byte ff is not valid UTF-8, and became U+FFFD: its value is lost. Check the bytes.',
      ],
      [
        () => true,
        'Show a byte that cannot be printed as a backslash, an x and two lower-case hex digits: 1b is \\x1b.',
      ],
    ]);
  });

  test('doubles a backslash, so that the text \\x0a is not taken for a line break', () => {
    expect(userAgentText(ascii('\\x0a'))).toGive('\\\\x0a', [
      ['\\x0a', 'This text and the byte 0a look the same now. Double a backslash in the text.'],
      ['\\x5cx0a', 'Double a backslash; do not show its value in hex.'],
    ]);
    expect(userAgentText(ascii('\\a\\\\b'))).toGive('\\\\a\\\\\\\\b', [
      [() => true, 'Double each of the three backslashes, not only the first.'],
    ]);
  });

  test('respects the boundaries of printable ASCII: 20 and 7e are printable, 1f and 7f are not', () => {
    expect(userAgentText(fromHex('1f207e7f'))).toGive('\\x1f ~\\x7f', [
      ['\\x1f ~\x7f', 'You let 7f through. It is DEL, which is invisible.'],
      ['\\x1f ~' + '\u007f', 'You let 7f through. It is DEL, which is invisible.'],
      ['\\x1f\\x20~\\x7f', '20 is the space. It is printable ASCII: show it unchanged.'],
      ['\\x1f \\x7e\\x7f', '7e is ~. It is printable ASCII: show it unchanged.'],
    ]);
  });

  test('shows every byte that cannot be printed as its own value in hex', () => {
    for (const byte of [...Array(0x20).keys(), ...Array.from({ length: 0x81 }, (_, i) => 0x7f + i)]) {
      const shown = `\\x${byte.toString(16).padStart(2, '0')}`;
      expect(userAgentText(Uint8Array.of(byte))).toGive(shown, [
        [
          text((got) => /^\\x[0-9a-f]{3,}$/.test(got)),
          'That is the code of a character, not the byte: for TextDecoder, latin1 is windows-1252.',
        ],
      ]);
    }
  });

  test('shows only the bytes of a view into a larger buffer', () => {
    expectOfView(userAgentText, ascii('/a:1/'), '/a:1/');
  });

  test('never shows different bytes in the same way', () => {
    const tricky = fc
      .array(fc.constantFrom(0x0a, 0x30, 0x5c, 0x61, 0x78), { maxLength: 4 })
      .map((list) => Uint8Array.from(list));
    forAny([fc.oneof(anyBytes(4), tricky), fc.oneof(anyBytes(4), tricky)], (a, b) => {
      const same = a.length === b.length && a.every((byte, i) => byte === b[i]);
      expect(userAgentText(a) === userAgentText(b)).toGive(same);
    });
  });
});
