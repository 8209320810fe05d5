import { writeIp } from 'answers/05-net-addr';
// a wrong partner must not be reported here
import { readIp } from '../../solutions/05-net-addr';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { bytesEqual } from '../../src/suite/bytes-equal';
import { forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectNothingWritten, expectWireError, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { MAPPED, ADDRESSES, errorAt, written } from './shared';

describe('writeIp', () => {
  test('writes 10.0.0.1 after ten zero bytes and ff ff', () => {
    expect(() => encode(writeIp, '10.0.0.1')).toGive(fromHex(`${MAPPED}0a000001`), [
      [
        fromHex('000000000000000000000000 0a000001'),
        'Twelve zero bytes: that is ::10.0.0.1, an IPv6 address that nobody has. Write ten, then ff ff.',
      ],
      [
        (got: unknown) => errorAt('', 0)(got) && encode(writeIp, '11.22.33.44').length === 16,
        'You rejected 10.0.0.1. A number may be 0; it is only a 0 in front of other digits that is wrong.',
      ],
      [
        fromHex('ffff00000000000000000000 0a000001'),
        'ff ff comes after the ten zero bytes, not before them.',
      ],
      [fromHex('0a000001'), 'You wrote only four bytes. The field is always 16 bytes long.'],
      [
        fromHex(`${MAPPED}0100000a`),
        'Back to front. The four bytes are written in the order of the numbers.',
      ],
      [fromHex(`0a000001 ${MAPPED}`), 'The four bytes come last.'],
      [fromHex(`0a000001 ${'00'.repeat(12)}`), 'The four bytes come last, after ten zero bytes and ff ff.'],
      [
        Uint8Array.from('10.0.0.1'.padEnd(16, '\0'), (char) => char.charCodeAt(0)),
        'That is the string, character by character. Write the four numbers, one byte each.',
      ],
      [fromHex(`${MAPPED}10000001`), 'The numbers of an IPv4 address are decimal: 10 is the byte 0a.'],
    ]);
  });

  test.each(ADDRESSES)('writes %s', (text, bytes) => {
    expect(() => encode(writeIp, text)).toGive(fromHex(bytes), [
      [
        (got: unknown) => text === '255.255.255.255' && errorAt('', 0)(got),
        'You rejected 255.255.255.255, but 255 still fits into a byte.',
      ],
    ]);
  });

  test.each([
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '20010db8000000000000000000000001'],
    ['2001:db8:0:0::1', '20010db8000000000000000000000001'],
    ['::ffff:10.0.0.1', `${MAPPED}0a000001`],
    ['::10.0.0.1', '000000000000000000000000 0a000001'],
    ['64:ff9b::10.0.0.1', '0064ff9b00000000000000000a000001'],
  ])('accepts %s, which is also IPv6', (ip, bytes) => {
    expect(() => encode(writeIp, ip)).toGive(fromHex(bytes), [
      [
        (got: unknown) => got instanceof Uint8Array && bytesEqual(got.slice(0, 12), fromHex(MAPPED)) === true,
        'You took it for IPv4. It has colons: it is IPv6, and only its end is written with dots.',
      ],
      [
        errorAt('', 0),
        'That is a valid IPv6 address, even if it ends in dotted numbers. ipv6Bytes reads it.',
      ],
    ]);
  });

  test.each([
    ['256.0.0.1', '256 does not fit into a byte'],
    ['1.2.3', 'there are only three numbers'],
    ['1.2.3.4.5', 'there are five numbers'],
    ['1.2.3.-4', '-4 is below 0'],
    ['1,2,3,4', 'the separator is a dot; in a regular expression, an unescaped . matches any character'],
    ['1.2.3:4', 'the separator is a dot; in a regular expression, an unescaped . matches any character'],
    ['10203041', 'the separator is a dot; in a regular expression, an unescaped . matches any character'],
    ['1.2.3.4 ', 'a number contains no space'],
    ['01.2.3.4', 'a leading 0 means octal to some programs, and nothing to others'],
    ['1e1.0.0.1', 'Number() reads 1e1 as 10'],
    ['0x10.0.0.1', 'Number() reads 0x10 as 16, and parseInt() as 0'],
    ['1..2.3', 'between two dots a number is missing, and Number() reads nothing as 0'],
    ['1.2.3.4x', 'parseInt() stops at the x without an error'],
    ['1.2.3.4\n', 'a number contains no line break'],
    ['+1.2.3.4', 'Number() reads +1 as 1'],
    ['1.2.3.4.', 'after the last dot a number is missing'],
    ['1.2.3.4:8333', 'the port is a field of its own'],
    ['beef', 'that is an IPv6 address only with a prefix added'],
    ['7f00:1', 'that is an IPv6 address only with a prefix added'],
    ['1', 'one number is neither IPv4 nor IPv6'],
    ['localhost', 'that is a name, not an address'],
    [':::', 'that is not an address'],
    ['2001:db8::1::2', 'with two :: it is ambiguous'],
    ['fe80::1%eth0', 'the zone is meaningful on one machine only'],
    ['[::1]', 'the brackets belong to a URL'],
  ])('rejects %j: %s', (ip, why) => {
    expectNothingWritten((w) => writeIp(w, ip), { path: '', offset: 0, found: [ip] }, [
      [written, `You silently wrote "${ip}" as some address: ${why}.`],
      [
        (got: unknown) => got instanceof TypeError,
        'ipv6Bytes returns undefined for a string that is not an IPv6 address. Check that before you write.',
      ],
    ]);
  });

  test('rejects the empty string', () => {
    // an empty string cannot be shown as found
    expectWireError(
      () => encode(writeIp, ''),
      'You wrote the empty string as some address. It is neither IPv4 nor IPv6.',
    );
  });

  test('writes at the current position', () => {
    for (const [ip, bytes] of ADDRESSES) expectWrittenAtOffset((w) => writeIp(w, ip), bytes);
  });

  test('writes any IPv4 address so that readIp returns it', () => {
    forAny([fc.ipV4()], (text) => expect(readIp(reader(encode(writeIp, text)))).toGive(text));
  });

  test('writes what readIp returns as the same 16 bytes', () => {
    forAny([fc.uint8Array({ minLength: 16, maxLength: 16 })], (bytes) => {
      expect(encode(writeIp, readIp(reader(bytes)))).toGive(bytes);
    });
  });
});
