import {
  netAddr,
  readIp,
  readNetAddr,
  readTimedNetAddr,
  timedNetAddr,
  writeIp,
  writeNetAddr,
  writeTimedNetAddr,
} from 'answers/05-net-addr';
import fc from 'fast-check';
import { fromHex, hex } from '../src/wire/bytes';
import { bytesEqual } from '../src/suite/bytes-equal';
import { forAny, survives } from '../src/suite/for-any';
import { reader, versionPayloads } from '../src/suite/inputs';
import type { Known } from '../src/suite/matchers';
import {
  expectNothingWritten,
  expectReadAtOffset,
  expectReadRefused,
  expectWireError,
  expectWriteRefused,
  expectWrittenAtOffset,
} from '../src/suite/at-offset';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { ipv6Bytes, ipv6Text } from '../src/wire/ip';

const SHARED =
  'The bytes that were read have changed. r.bytes() returns a view, and reverse() works in place: copy first.';

const MAPPED = '00000000000000000000ffff';
/** The addr_recv of the recorded satoshi-0.15.1, 26 bytes at offset 20. */
const RECORDED = '0000000000000000 00000000000000000000ffff68053d04 ccd6';

/** Addresses in the format of RFC 5952, and their 16 bytes. */
const ADDRESSES: [string, string][] = [
  ['104.5.61.4', `${MAPPED}68053d04`],
  ['10.0.0.1', `${MAPPED}0a000001`],
  ['0.0.0.0', `${MAPPED}00000000`],
  ['255.255.255.255', `${MAPPED}ffffffff`],
  ['::', '00000000000000000000000000000000'],
  ['::1', '00000000000000000000000000000001'],
  ['2001:db8::1', '20010db8000000000000000000000001'],
  ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001'],
  ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
  ['2001:0:0:1::1', '20010000000000010000000000000001'],
  ['fe80::f00d', 'fe80000000000000000000000000f00d'],
];

/** Recognises an error about one field, at one offset. */
const errorAt = (path: string, offset: number) => (got: unknown) =>
  got instanceof WireError && got.path === path && got.offset === offset;

/** Recognises a string that fulfils a condition. */
const text = (holds: (got: string) => boolean) => (got: unknown) => typeof got === 'string' && holds(got);

/** Recognises a result by one of its fields. */
const where = (name: string, holds: (value: unknown) => boolean) => (got: unknown) =>
  holds((got as Record<string, unknown> | undefined)?.[name]);

/** The same address in a format other than that of RFC 5952, and what else can be wrong with the string. */
function styles(ip: string, bytes: string): Known {
  const same = (got: string) => bytesEqual(ipv6Bytes(got), fromHex(bytes)) === true;
  return [
    [
      text((got) => got.includes('-')),
      'A negative number: >> takes the highest bit as a sign. Use >>>, or convert the four bytes one by one.',
    ],
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

/** Recognises anything that was written instead of being rejected. */
const written = (got: unknown) => got instanceof Uint8Array;

const anyAddress = fc.record({
  services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('::', '::1', '2001:db8::1', 'fe80::f00d')),
  port: fc.integer({ min: 0, max: 0xffff }),
});

describe('readIp', () => {
  test('reads ten zero bytes, ff ff and four bytes as an IPv4 address', () => {
    expect(() => readIp(reader(`${MAPPED}68053d04`))).toGive('104.5.61.4', [
      [
        text((got) => bytesEqual(ipv6Bytes(got), fromHex(`${MAPPED}68053d04`)) === true),
        'That is an IPv6 address. Ten zero bytes and then ff ff (not twelve zero bytes) mean IPv4.',
      ],
      ['0.0.0.0', 'Those are the first four of the 16 bytes. The IPv4 address is in the last four.'],
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
    const say = 'These are twelve zero bytes. IPv4 has ff ff after ten zero bytes, so this is IPv6: ::a00:1.';
    expect(readIp(reader('000000000000000000000000 0a000001'))).toGive('::a00:1', [
      ['10.0.0.1', say],
      ['::10.0.0.1', say],
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
        [
          '10.0.0.1',
          `Byte ${i} is not that of ten zero bytes and ff ff, so this is IPv6. Compare all twelve.`,
        ],
        ...styles(want, hex(bytes)),
      ]);
    }
    for (const front of [
      'ffff00000000000000000000',
      '0000000000000000ffff0000',
      '00000000000000000000fffe',
    ]) {
      const want = ipv6Text(fromHex(`${front}0a000001`));
      expect(readIp(reader(`${front} 0a000001`))).toGive(want, [
        ['10.0.0.1', `The first twelve bytes are ${front}: not ten zero bytes and then ff ff. That is IPv6.`],
      ]);
    }
  });

  test.each(ADDRESSES)('reads %s', (ip, bytes) => {
    expect(readIp(reader(bytes))).toGive(ip, styles(ip, bytes));
  });

  test('reads 16 bytes, even for IPv4', () => {
    for (const bytes of [`${MAPPED}68053d04 ccd6`, '20010db8000000000000000000000001 208d']) {
      const r = reader(bytes);
      readIp(r);
      expect(r.offset).toGive(16, [
        [18, 'You read 18 bytes. The port after the address is not part of it.'],
        [
          (got: unknown) => Number(got) < 16,
          'The field is always 16 bytes long. What you leave is read as the port.',
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

describe('writeIp', () => {
  test('writes 10.0.0.1 after ten zero bytes and ff ff', () => {
    expect(() => encode(writeIp, '10.0.0.1')).toGive(fromHex(`${MAPPED}0a000001`), [
      [
        fromHex('000000000000000000000000 0a000001'),
        'Twelve zero bytes: that is ::10.0.0.1, an IPv6 address that nobody has. Write ten, then ff ff.',
      ],
      [fromHex('0a000001'), 'Four bytes. The field is always 16 bytes long.'],
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
    expect(encode(writeIp, text)).toGive(fromHex(bytes));
  });

  test.each([
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '20010db8000000000000000000000001'],
    ['2001:db8:0:0::1', '20010db8000000000000000000000001'],
    ['::ffff:10.0.0.1', `${MAPPED}0a000001`],
    ['::10.0.0.1', '000000000000000000000000 0a000001'],
    ['64:ff9b::10.0.0.1', '0064ff9b00000000000000000a000001'],
  ])('accepts %s, another form of IPv6', (ip, bytes) => {
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
    ['1', 'one number is neither kind of address'],
    ['localhost', 'that is a name, not an address'],
    [':::', 'that is not an address'],
    ['2001:db8::1::2', 'with two :: it is ambiguous'],
    ['fe80::1%eth0', 'the zone is meaningful on one machine only'],
    ['[::1]', 'the brackets belong to a URL'],
  ])('rejects %j: %s', (ip, why) => {
    expectNothingWritten((w) => writeIp(w, ip), { path: '', offset: 0, found: [ip] }, [
      [written, `"${ip}" was silently written as some address: ${why}.`],
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
      'The empty string was written as some address. It is neither kind.',
    );
  });

  test('writes at the current position', () => {
    for (const [ip, bytes] of ADDRESSES) expectWrittenAtOffset((w) => writeIp(w, ip), bytes);
  });

  test('writes any IPv4 address so that readIp returns it', () => {
    forAny([fc.ipV4()], (text) => expect(readIp(reader(encode(writeIp, text)))).toGive(text));
  });

  test('restores any 16 bytes that readIp has read', () => {
    forAny([fc.uint8Array({ minLength: 16, maxLength: 16 })], (bytes) => {
      expect(encode(writeIp, readIp(reader(bytes)))).toGive(bytes);
    });
  });
});

describe('readNetAddr', () => {
  test('reads the receiver, as the recorded satoshi-0.15.1 saw it', () => {
    const shifted =
      'You read a time of 4 bytes that is not there. In a version message an address has no time.';
    expect(() => readNetAddr(reader(RECORDED))).toGive({ services: 0n, ip: '104.5.61.4', port: 52438 }, [
      [
        where('port', (port) => port === 54988),
        '54988 is 52438 with its two bytes swapped. Ports are the only big-endian field here.',
      ],
      [where('ip', (ip) => /^61.4.204.214$/.test(String(ip))), shifted],
      [errorAt('ip', 12), shifted],
      [errorAt('', 12), shifted],
      [
        where('ip', (ip) => ip === '::ffff'),
        'You read four bytes too few before the ip. The services have 64 bits: 8 bytes.',
      ],
      [
        where('services', (services) => services === 0x43d0568ffff0000n),
        'You read something else before the services. The order is services, ip, port.',
      ],
      [
        where('services', (services) => typeof services !== 'bigint'),
        'Keep the services as a bigint. Names lose the unnamed bits, and a number is exact only up to 2^53.',
      ],
    ]);
  });

  test('reads 20 8d as port 8333', () => {
    const { port } = readNetAddr(reader(`0100000000000000 ${MAPPED}7f000001 208d`));
    expect(port).toGive(8333, [
      [36128, '36128 is 8333 with its two bytes swapped. Ports are the only big-endian field here.'],
    ]);
  });

  test('accepts every port from 0 to 65535', () => {
    expect(readNetAddr(reader(`0000000000000000 ${MAPPED}7f000001 0000`)).port).toGive(0, [
      [undefined, 'You dropped port 0. Zero and absent are two different things.'],
      [8333, 'The bytes say port 0, but you made up 8333.'],
    ]);
    expect(readNetAddr(reader(`0000000000000000 ${MAPPED}7f000001 ffff`)).port).toGive(65535);
  });

  test('reads 26 bytes', () => {
    const r = reader(`${RECORDED} ffffffffffff`);
    readNetAddr(r);
    expect(r.offset).toGive(26, [
      [30, 'You read thirty bytes: that is an address with a time. This one has none.'],
    ]);
  });

  test('reads all 64 bits of the services, and keeps the unknown ones', () => {
    const { services } = readNetAddr(reader(`0d00000800000080 ${MAPPED}7f000001 208d`));
    expect(services).toGive(0x800000000800000dn, [
      [0x0800000dn, 'You used only the first four bytes. The services have eight.'],
      [13n, 'You lost bits 27 and 63, which have no name. Keep the number unchanged.'],
      [
        0x8000000008000000n,
        'The value passed through a float with 53 bits: its last digits were rounded away.',
      ],
    ]);
  });

  test('leaves the bytes of the whole address unchanged', () => {
    const bytes = fromHex(RECORDED);
    readNetAddr(reader(bytes));
    expect(bytes).toGive(fromHex(RECORDED), [[() => true, SHARED]]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readNetAddr, RECORDED, { services: 0n, ip: '104.5.61.4', port: 52438 });
  });

  test.each([
    [7, 'services', 0],
    [23, 'ip', 8],
    [25, 'port', 24],
  ])('given only %d bytes, names the %s in its error', (left, path, offset) => {
    expectReadRefused(readNetAddr, fromHex(RECORDED).subarray(0, left), { path, offset });
  });
});

describe('writeNetAddr', () => {
  test('writes an address as 26 bytes, the port in big-endian', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    expect(() => encode(writeNetAddr, address)).toGive(fromHex(`0100000000000000 ${MAPPED}0a000001 208d`), [
      [
        fromHex(`0100000000000000 ${MAPPED}0a000001 8d20`),
        'The port is little-endian here: 8d 20 would be read as 36128. Ports are the only big-endian field.',
      ],
      [
        fromHex(`0000000000000001 ${MAPPED}0a000001 208d`),
        'The services are big-endian here. Of these fields, only the port is.',
      ],
      [
        fromHex(`01000000 ${MAPPED}0a000001 208d`),
        'You wrote the services as 4 bytes. They have 64 bits: 8 bytes.',
      ],
      [
        fromHex(`00000000 0100000000000000 ${MAPPED}0a000001 208d`),
        'You wrote a time at the front. In a version message an address has none.',
      ],
      [
        fromHex(`0100000000000000 0a000001 208d`),
        'You wrote the ip as 4 bytes. The field is always 16 bytes long.',
      ],
    ]);
  });

  test('writes at the current position', () => {
    const address = { services: 0n, ip: '104.5.61.4', port: 52438 };
    expectWrittenAtOffset((w) => writeNetAddr(w, address), RECORDED);
  });

  test.each([
    [
      { services: 0n, ip: '::', port: 65536 },
      'port',
      24,
      'Port 65536 was silently written as a different port',
    ],
    [{ services: 0n, ip: '::', port: -1 }, 'port', 24, 'Port -1 was silently written as 65535'],
    [{ services: 2n ** 64n, ip: '::', port: 0 }, 'services', 0, '2^64 was silently written as 0'],
    [
      { services: -1n, ip: '::', port: 0 },
      'services',
      0,
      '-1 was silently written as ff ff ff ff ff ff ff ff',
    ],
    [{ services: 0n, ip: 'nowhere', port: 0 }, 'ip', 8, '"nowhere" was written as an address'],
  ])('rejects a value that does not fit, and names its field (%#)', (address, path, offset, say) => {
    expectWriteRefused((w) => writeNetAddr(w, address), { path, offset }, [
      [written, `${say}. Reject what does not fit, never wrap it.`],
    ]);
  });

  test.each(versionPayloads().map(({ name, payload }) => [name, payload] as const))(
    'writes both addresses of the recorded %s back byte for byte',
    (_, payload) => {
      for (const offset of [20, 46]) {
        const bytes = payload.slice(offset, offset + 26);
        expect(encode(writeNetAddr, readNetAddr(reader(bytes)))).toGive(bytes);
      }
    },
  );

  test('writes any address so that readNetAddr returns it', () => {
    forAny([anyAddress], (address) =>
      expect(readNetAddr(reader(encode(writeNetAddr, address)))).toGive(address),
    );
  });
});

describe('readTimedNetAddr', () => {
  test('reads the time first, as four bytes', () => {
    const bytes = `7afc595b 0100000000000000 ${MAPPED}0a000001 208d`;
    expect(() => readTimedNetAddr(reader(bytes))).toGive(
      { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 },
      [
        [
          where('services', (services) => services === 0x15b59fc7an),
          'You took the time for the start of the services. It comes first, in 4 bytes.',
        ],
        [
          errorAt('ip', 16),
          'You read the time as 8 bytes. Here it has 4; only the timestamp of a version message has 8.',
        ],
        [
          where('time', (time) => time === 0x7afc595b),
          '2063358299 is 1532623994 with its 4 bytes swapped. Only the port is big-endian.',
        ],
        [
          where('time', (time) => time === 1532623994000 || time instanceof Date),
          'The wire counts seconds since 1970. Return them unchanged: 1532623994, a number.',
        ],
      ],
    );
  });

  test('accepts time 0', () => {
    expect(readTimedNetAddr(reader(`00000000 ${RECORDED}`)).time).toGive(0, [
      [undefined, 'You dropped time 0. Zero and absent are two different things.'],
      [
        (got: unknown) => Number(got) > 0,
        'The bytes say time 0, but you made up another one. A node corrects times only after reading.',
      ],
    ]);
  });

  test('reads the largest time, 4294967295, which is in the year 2106', () => {
    expect(readTimedNetAddr(reader(`ffffffff ${RECORDED}`)).time).toGive(0xffffffff, [
      [-1, 'As a signed number ff ff ff ff is -1. The time of an address is unsigned, and lasts until 2106.'],
    ]);
  });

  test('reads at the current position', () => {
    const want = { time: 5, services: 0n, ip: '104.5.61.4', port: 52438 };
    expectReadAtOffset(readTimedNetAddr, `05000000 ${RECORDED}`, want);
  });

  test('reads 30 bytes, and counts the offsets in its errors from the first', () => {
    const r = reader(`00000000 ${RECORDED} ff`);
    readTimedNetAddr(r);
    expect(r.offset).toGive(30, [[34, 'The time has 4 bytes here, not 8 as in the version message itself.']]);
    expectReadRefused(readTimedNetAddr, `00000000 ${RECORDED}`.slice(0, -2), {
      path: 'port',
      offset: 28,
    });
    expectReadRefused(readTimedNetAddr, '000000', { path: 'time', offset: 0 });
  });
});

describe('writeTimedNetAddr', () => {
  test('writes time, services, ip and port as 30 bytes', () => {
    const address = { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 };
    const want = fromHex(`7afc595b 0100000000000000 ${MAPPED}0a000001 208d`);
    expect(() => encode(writeTimedNetAddr, address)).toGive(want, [
      [want.slice(4), 'The time is missing. It is read, so it must be written.'],
      [
        Uint8Array.of(...want.slice(4), ...want.slice(0, 4)),
        'You wrote the time at the end. It comes first.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'The time is big-endian here. Only the port should be.',
      ],
      [
        fromHex(`7afc595b00000000 0100000000000000 ${MAPPED}0a000001 208d`),
        'You wrote the time as 8 bytes. In an address it has 4.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && bytesEqual(got.slice(4), want.slice(4)) === true,
        'Everything except the time is right. Write it in seconds: 1532623994 is 7a fc 59 5b.',
      ],
    ]);
  });

  test('writes time 0 too', () => {
    const bytes = encode(writeTimedNetAddr, { time: 0, services: 0n, ip: '::', port: 0 });
    expect(bytes.length).toGive(30, [[26, 'You left out time 0. Zero and absent are two different things.']]);
    expect(bytes.slice(0, 4)).toGive(fromHex('00000000'), [
      [() => true, 'You wrote a different time for time 0. Zero is a time like any other.'],
    ]);
  });

  test('writes at the current position', () => {
    const address = { time: 5, services: 0n, ip: '104.5.61.4', port: 52438 };
    expectWrittenAtOffset((w) => writeTimedNetAddr(w, address), `05000000 ${RECORDED}`);
  });

  test('rejects a time that does not fit', () => {
    const address = { services: 0n, ip: '::', port: 0 };
    for (const time of [-1, 2 ** 32]) {
      expectWriteRefused((w) => writeTimedNetAddr(w, { time, ...address }), { path: 'time', offset: 0 }, [
        [written, `The time ${time} was silently wrapped to 32 bits. It does not fit and must be rejected.`],
      ]);
    }
  });

  test('and the other functions make up netAddr and timedNetAddr, for later lessons', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    const bytes = fromHex(`0100000000000000 ${MAPPED}0a000001 208d`);
    expect(encode(netAddr.write, address)).toGive(bytes);
    expect(netAddr.read(reader(bytes))).toGive(address);
    const timed = { time: 5, ...address };
    expect(encode(timedNetAddr.write, timed)).toGive(Uint8Array.of(5, 0, 0, 0, ...bytes));
    expect(timedNetAddr.read(reader(Uint8Array.of(5, 0, 0, 0, ...bytes)))).toGive(timed);
  });

  test('writes any address so that readTimedNetAddr returns it, and never throws anything but a WireError', () => {
    forAny([anyAddress, fc.integer({ min: 0, max: 0xffffffff })], (address, time) => {
      expect(readTimedNetAddr(reader(encode(writeTimedNetAddr, { time, ...address })))).toGive({
        time,
        ...address,
      });
    });
    forAny([fc.uint8Array({ maxLength: 40 })], (bytes) => survives(readTimedNetAddr, bytes));
  });
});
