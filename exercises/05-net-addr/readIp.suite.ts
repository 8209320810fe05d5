import { readIp } from 'answers/05-net-addr';
import { fromHex, hex } from '../../src/wire/bytes';
import { bytesEqual } from '../../src/suite/bytes-equal';
import { reader } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { ipv6Bytes, ipv6Text } from '../../src/wire/ip';
import { SHARED, MAPPED, ADDRESSES, text } from './shared';

/** The same address in a format other than that of RFC 5952, and what else can be wrong with the string. */
function styles(ip: string, bytes: string): KnownMistakes {
  const same = (got: string) => bytesEqual(ipv6Bytes(got), fromHex(bytes)) === true;
  return [
    [
      text((got) => got.includes('-')),
      'A negative number: >> takes the highest bit as a sign. Use >>>, or convert the four bytes one by one.',
    ],
    [`[${ip}]`, 'The brackets belong to a URL: return only the address.'],
    [text((got) => got.toLowerCase() === ip), 'IPv6 is written in lower case (RFC 5952).'],
    [
      text((got) => same(got) && /\b0[0-9a-f]/i.test(got)),
      'The same address with leading zeros: 0db8 is written as db8 (RFC 5952). ipv6Text does that.',
    ],
    [
      text((got) => same(got) && !got.includes('::')),
      'The same address, but the longest run of zeros is written as :: (RFC 5952). ipv6Text does that.',
    ],
    [
      text(same),
      'The same address, but :: is for the first longest run of zeros, never a single 0. ipv6Text does that.',
    ],
  ];
}

describe('readIp', () => {
  test('reads ten zero bytes, ff ff and four bytes as an IPv4 address', () => {
    expect(() => readIp(reader(`${MAPPED}68053d04`))).toGive('104.5.61.4', [
      [
        text((got) => bytesEqual(ipv6Bytes(got), fromHex(`${MAPPED}68053d04`)) === true),
        'That is an IPv6 address. Ten zero bytes and then ff ff (not twelve zero bytes) mean IPv4. (=== compares the arrays themselves: compare byte by byte.)',
      ],
      ['0.0.0.0', 'You used the first four of the 16 bytes. The IPv4 address is in the last four.'],
      [
        '4.61.5.104',
        'Back to front. An IP address is shown in the order of the bytes: 68 05 3d 04 is 104.5.61.4.',
      ],
      [
        text((got) => /^68\.0?5\.3d\.0?4$/i.test(got)),
        'Those are hex digits. The numbers of an IPv4 address are decimal: 68 is 104.',
      ],
      [
        text((got) => /^104[^.]5[^.]61[^.]4$/.test(got)),
        'The right four numbers, but the numbers of an IPv4 address are separated by dots.',
      ],
      [
        text((got) => got.split('.').length !== 4),
        'An IPv4 address is four numbers separated by dots, one for each of the last four bytes.',
      ],
    ]);
  });

  test('does not take twelve zero bytes for an IPv4 prefix: 00 00 is not ff ff', () => {
    const message =
      'These are twelve zero bytes. IPv4 has ff ff after ten zero bytes, so this is IPv6: ::a00:1.';
    expect(readIp(reader('000000000000000000000000 0a000001'))).toGive('::a00:1', [
      ['10.0.0.1', message],
      ['::10.0.0.1', message],
      ...styles('::a00:1', '000000000000000000000000 0a000001'),
    ]);
  });

  test('does not take ff ff alone for an IPv4 prefix: the ten bytes before it must all be zero', () => {
    expect(readIp(reader('20010db8000000000000ffff 0a000001'))).toGive('2001:db8::ffff:a00:1', [
      ['10.0.0.1', 'The address begins with 20 01 0d b8, not with ten zero bytes. That is IPv6.'],
      ...styles('2001:db8::ffff:a00:1', '20010db8000000000000ffff 0a000001'),
    ]);
    for (let i = 0; i < 12; i++) {
      const bytes = fromHex(`${MAPPED}0a000001`);
      bytes[i] ^= 1;
      const want = ipv6Text(bytes);
      expect(readIp(reader(bytes))).toGive(want, [
        ['10.0.0.1', `Byte ${i} differs from ten zero bytes and ff ff, so this is IPv6. Compare all twelve.`],
        ...styles(want, hex(bytes)),
      ]);
    }
    for (const prefix of [
      'ffff00000000000000000000',
      '0000000000000000ffff0000',
      '00000000000000000000fffe',
    ]) {
      const want = ipv6Text(fromHex(`${prefix}0a000001`));
      expect(readIp(reader(`${prefix} 0a000001`))).toGive(want, [
        [
          '10.0.0.1',
          `The first twelve bytes are ${prefix}: not ten zero bytes and then ff ff. That is IPv6.`,
        ],
      ]);
    }
  });

  test.each(ADDRESSES)('reads %s', (ip, bytes) => {
    expect(readIp(reader(bytes))).toGive(ip, [
      [
        (got: unknown) => ip === '::' && got === '0.0.0.0',
        '16 zero bytes are ::, no address at all. 0.0.0.0 has ff ff after ten zero bytes.',
      ],
      ...styles(ip, bytes),
    ]);
  });

  test('reads 16 bytes, even for IPv4', () => {
    for (const bytes of [`${MAPPED}68053d04 ccd6`, '20010db8000000000000000000000001 208d']) {
      const r = reader(bytes);
      readIp(r);
      expect(r.offset).toGive(16, [
        [18, 'You read 18 bytes. The port after the address is not part of it.'],
        [
          (got: unknown) => Number(got) < 16,
          'The field is always 16 bytes long. The bytes that you leave end up in the port.',
        ],
      ]);
    }
  });

  test('leaves the bytes unchanged', () => {
    const bytes = fromHex(`${MAPPED}68053d04`);
    readIp(reader(bytes));
    expect(bytes).toGive(fromHex(`${MAPPED}68053d04`), [[() => true, SHARED]]);
  });

  test('reads at the current position', () => {
    for (const [ip, bytes] of ADDRESSES) expectReadAtOffset(readIp, bytes, ip);
  });

  test('rejects 15 bytes', () => {
    expectReadRefused(readIp, `${MAPPED}68053d`, { path: '', offset: 0 });
  });
});
