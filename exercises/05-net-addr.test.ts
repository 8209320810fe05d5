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
  'The bytes that were read have changed. bytes() gives a view of them, and reverse() works in place: take a copy first.';

const MAPPED = '00000000000000000000ffff';
/** The addr_recv of the recorded satoshi-0.15.1, 26 bytes at offset 20. */
const RECORDED = '0000000000000000 00000000000000000000ffff68053d04 ccd6';

/** Text in the form of RFC 5952, and the 16 bytes. */
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

/** Recognises an error about one field, at one place. */
const errorAt = (path: string, offset: number) => (got: unknown) =>
  got instanceof WireError && got.path === path && got.offset === offset;

/** Recognises a text for which something holds. */
const text = (holds: (got: string) => boolean) => (got: unknown) => typeof got === 'string' && holds(got);

/** Recognises a result by one of its fields. */
const where = (name: string, holds: (value: unknown) => boolean) => (got: unknown) =>
  holds((got as Record<string, unknown> | undefined)?.[name]);

/** The same address in another form than that of RFC 5952, and what else can be wrong with its text. */
function styles(ip: string, bytes: string): Known {
  const same = (got: string) => bytesEqual(ipv6Bytes(got), fromHex(bytes)) === true;
  return [
    [
      text((got) => got.includes('-')),
      'A negative number: >> takes the highest bit for a sign. Use >>>, or take the four bytes one by one.',
    ],
    [text((got) => got.toLowerCase() === ip), 'IPv6 is written in lower case (RFC 5952).'],
    [
      text((got) => same(got) && /\b0[0-9a-f]/i.test(got)),
      'The same address, with zeros in front: 0db8 is written as db8 (RFC 5952). ipv6Text does it.',
    ],
    [
      text((got) => same(got) && !got.includes('::')),
      'The same address, but the longest run of zeros is written as :: (RFC 5952). ipv6Text does it.',
    ],
    [
      text(same),
      'The same address, but :: stands for the longest run of zeros, the first of two, and never for a single 0 (RFC 5952). ipv6Text does it.',
    ],
  ];
}

/** Recognises anything that was written instead of being refused. */
const written = (got: unknown) => got instanceof Uint8Array;

const anyAddress = fc.record({
  services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('::', '::1', '2001:db8::1', 'fe80::f00d')),
  port: fc.integer({ min: 0, max: 0xffff }),
});

describe('readIp', () => {
  test('ten zero bytes, ff ff, and four bytes are an IPv4 address', () => {
    expect(() => readIp(reader(`${MAPPED}68053d04`))).toGive('104.5.61.4', [
      [
        text((got) => bytesEqual(ipv6Bytes(got), fromHex(`${MAPPED}68053d04`)) === true),
        'That is IPv6 text. Ten zero bytes and then ff ff (not twelve zero bytes) say that it is IPv4: 68 05 3d 04 is 104.5.61.4.',
      ],
      ['0.0.0.0', 'Those are the first four of the 16 bytes. The IPv4 address is in the last four.'],
      [
        '4.61.5.104',
        'Back to front. An IP address is written as it lies on the wire: 68 05 3d 04 is 104.5.61.4.',
      ],
      [
        text((got) => /^68\.0?5\.3d\.0?4$/i.test(got)),
        'Those are hex digits. The numbers of an IPv4 address are decimal: 68 is 104.',
      ],
      [
        text((got) => /^104[^.]5[^.]61[^.]4$/.test(got)),
        'The right four numbers, but between the numbers of an IPv4 address there are dots.',
      ],
      [
        text((got) => got.split('.').length !== 4),
        'An IPv4 address is four numbers with dots between them, one for each of the last four bytes.',
      ],
    ]);
  });

  test('twelve zero bytes in front are no IPv4 address: 00 00 is not ff ff', () => {
    const say =
      'The bytes are twelve times 00, then 0a 00 00 01. IPv4 has ff ff behind ten zero bytes, so this is IPv6: ::a00:1.';
    expect(readIp(reader('000000000000000000000000 0a000001'))).toGive('::a00:1', [
      ['10.0.0.1', say],
      ['::10.0.0.1', say],
      ...styles('::a00:1', '000000000000000000000000 0a000001'),
    ]);
  });

  test('ff ff alone makes no IPv4 address: the ten bytes in front must all be zero', () => {
    expect(readIp(reader('20010db8000000000000ffff 0a000001'))).toGive('2001:db8::ffff:a00:1', [
      ['10.0.0.1', 'The address begins with 20 01 0d b8, and not with ten zero bytes. That is IPv6.'],
      ...styles('2001:db8::ffff:a00:1', '20010db8000000000000ffff 0a000001'),
    ]);
    for (let i = 0; i < 12; i++) {
      const bytes = fromHex(`${MAPPED}0a000001`);
      bytes[i] ^= 1;
      const want = ipv6Text(bytes);
      expect(readIp(reader(bytes))).toGive(want, [
        ['10.0.0.1', `Byte ${i} is not as in ten zero bytes and ff ff. So this is IPv6. Compare all twelve.`],
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

  test.each(ADDRESSES)('%s', (ip, bytes) => {
    expect(readIp(reader(bytes))).toGive(ip, styles(ip, bytes));
  });

  test('16 bytes are read, also for IPv4', () => {
    for (const bytes of [`${MAPPED}68053d04 ccd6`, '20010db8000000000000000000000001 208d']) {
      const r = reader(bytes);
      readIp(r);
      expect(r.offset).toGive(16, [
        [18, 'You read on: 18 bytes. The port behind the address is not part of it.'],
        [
          (got: unknown) => Number(got) < 16,
          'The field is always 16 bytes long. What you leave is taken for the port.',
        ],
      ]);
    }
  });

  test('the bytes are still the same afterwards', () => {
    const bytes = fromHex(`${MAPPED}68053d04`);
    readIp(reader(bytes));
    expect(bytes).toGive(fromHex(`${MAPPED}68053d04`), [[() => true, SHARED]]);
  });

  test('it is read where the reader is', () => {
    for (const [ip, bytes] of ADDRESSES) expectReadAtOffset(readIp, bytes, ip);
  });

  test('15 bytes are refused', () => {
    expectReadRefused(readIp, `${MAPPED}68053d`, { path: '', offset: 0 });
  });
});

describe('writeIp', () => {
  test('10.0.0.1 goes behind ten zero bytes and ff ff', () => {
    expect(() => encode(writeIp, '10.0.0.1')).toGive(fromHex(`${MAPPED}0a000001`), [
      [
        fromHex('000000000000000000000000 0a000001'),
        'Twelve zero bytes in front: that is ::10.0.0.1, an IPv6 address that nobody has. It is ten, and then ff ff.',
      ],
      [fromHex('0a000001'), 'Four bytes. The field is always 16 bytes long.'],
      [fromHex(`${MAPPED}0100000a`), 'Back to front. An IP address is written as it is read.'],
      [fromHex(`0a000001 ${MAPPED}`), 'The four bytes come last.'],
      [fromHex(`0a000001 ${'00'.repeat(12)}`), 'The four bytes come last, behind ten zero bytes and ff ff.'],
      [
        Uint8Array.from('10.0.0.1'.padEnd(16, '\0'), (char) => char.charCodeAt(0)),
        'That is the text, letter by letter. What goes out are the four numbers, each in one byte.',
      ],
      [fromHex(`${MAPPED}10000001`), 'The numbers of an IPv4 address are decimal: 10 is the byte 0a.'],
    ]);
  });

  test.each(ADDRESSES)('%s', (text, bytes) => {
    expect(encode(writeIp, text)).toGive(fromHex(bytes));
  });

  test.each([
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '20010db8000000000000000000000001'],
    ['2001:db8:0:0::1', '20010db8000000000000000000000001'],
    ['::ffff:10.0.0.1', `${MAPPED}0a000001`],
    ['::10.0.0.1', '000000000000000000000000 0a000001'],
    ['64:ff9b::10.0.0.1', '0064ff9b00000000000000000a000001'],
  ])('%s is IPv6 too, in another form', (ip, bytes) => {
    expect(() => encode(writeIp, ip)).toGive(fromHex(bytes), [
      [
        (got: unknown) => got instanceof Uint8Array && bytesEqual(got.slice(0, 12), fromHex(MAPPED)) === true,
        'It was taken for IPv4. The text has colons: it is IPv6, and only its end is written with dots.',
      ],
      [errorAt('', 0), 'That is a valid IPv6 address, also where it ends in dots. ipv6Bytes reads it.'],
    ]);
  });

  test.each([
    ['256.0.0.1', '256 does not fit into a byte'],
    ['1.2.3', 'three numbers are not four'],
    ['1.2.3.4.5', 'five numbers are not four'],
    ['1.2.3.-4', '-4 is below 0'],
    ['1,2,3,4', 'the numbers have dots between them; in a regular expression a plain . is any character'],
    ['1.2.3:4', 'the numbers have dots between them; in a regular expression a plain . is any character'],
    ['10203041', 'the numbers have dots between them; in a regular expression a plain . is any character'],
    ['1.2.3.4 ', 'a space is part of no number'],
    ['01.2.3.4', 'a leading 0 means octal to some programs, and nothing to others'],
    ['1e1.0.0.1', 'Number() takes 1e1 for 10'],
    ['0x10.0.0.1', 'Number() takes 0x10 for 16, and parseInt for 0'],
    ['1..2.3', 'between two dots there is no number, and Number() takes that for 0'],
    ['1.2.3.4x', 'parseInt stops at the x and says nothing'],
    ['1.2.3.4\n', 'a line break is part of no number'],
    ['+1.2.3.4', 'Number() takes +1 for 1'],
    ['1.2.3.4.', 'after the last dot a number is missing'],
    ['1.2.3.4:8333', 'the port is a field of its own'],
    ['beef', 'that is no IPv6 address, and is one only when something is put in front of it'],
    ['7f00:1', 'that is no IPv6 address, and is one only when something is put in front of it'],
    ['1', 'one number is neither kind of address'],
    ['localhost', 'that is a name, and no address'],
    [':::', 'that is no address'],
    ['2001:db8::1::2', 'twice :: could be anything'],
    ['fe80::1%eth0', 'the zone means something on one machine only'],
    ['[::1]', 'the brackets belong to a URL'],
  ])('%j is refused: %s', (ip, why) => {
    expectNothingWritten((w) => writeIp(w, ip), { path: '', offset: 0, found: [ip] }, [
      [written, `"${ip}" went out as some address or other, silently: ${why}.`],
      [
        (got: unknown) => got instanceof TypeError,
        'ipv6Bytes gives undefined where the text is no IPv6 address. Look at that before you write.',
      ],
    ]);
  });

  test('nothing is no address', () => {
    // an empty text cannot be shown as found
    expectWireError(
      () => encode(writeIp, ''),
      'The empty text went out as some address. It is neither kind.',
    );
  });

  test('it is written where the writer is', () => {
    for (const [ip, bytes] of ADDRESSES) expectWrittenAtOffset((w) => writeIp(w, ip), bytes);
  });

  test('any IPv4 address is read back', () => {
    forAny([fc.ipV4()], (text) => expect(readIp(reader(encode(writeIp, text)))).toGive(text));
  });

  test('any 16 bytes come back as they were', () => {
    forAny([fc.uint8Array({ minLength: 16, maxLength: 16 })], (bytes) => {
      expect(encode(writeIp, readIp(reader(bytes)))).toGive(bytes);
    });
  });
});

describe('readNetAddr', () => {
  test('the receiver, as the recorded satoshi-0.15.1 saw it', () => {
    const shifted =
      'A time of 4 bytes was read that is not there; everything behind it is shifted. In a version message an address has no time.';
    expect(() => readNetAddr(reader(RECORDED))).toGive({ services: 0n, ip: '104.5.61.4', port: 52438 }, [
      [
        where('port', (port) => port === 54988),
        '54988 is 52438 with its two bytes swapped. Ports are the one big-endian field here; the bytes cc d6 say 52438.',
      ],
      [where('ip', (ip) => /^61.4.204.214$/.test(String(ip))), shifted],
      [errorAt('ip', 12), shifted],
      [errorAt('', 12), shifted],
      [
        where('ip', (ip) => ip === '::ffff'),
        'Four bytes too few were read in front of the ip. The services have 64 bits: 8 bytes.',
      ],
      [
        where('services', (services) => services === 0x43d0568ffff0000n),
        'Something else was read before the services. The order is services, ip, port.',
      ],
      [
        where('services', (services) => typeof services !== 'bigint'),
        'The services are to stay the 64-bit number that they are, a bigint. Names lose the bits that have none, and a number those above 2^53.',
      ],
    ]);
  });

  test('20 8d is port 8333', () => {
    const { port } = readNetAddr(reader(`0100000000000000 ${MAPPED}7f000001 208d`));
    expect(port).toGive(8333, [
      [
        36128,
        '36128 is 8333 with its two bytes swapped. Ports are the one big-endian field here; the bytes 20 8d say 8333.',
      ],
    ]);
  });

  test('port 0 is a port, and 65535 is the last', () => {
    expect(readNetAddr(reader(`0000000000000000 ${MAPPED}7f000001 0000`)).port).toGive(0, [
      [undefined, 'Port 0 was dropped. Zero and absent are two things.'],
      [8333, 'The bytes say port 0, and 8333 was made up for it.'],
    ]);
    expect(readNetAddr(reader(`0000000000000000 ${MAPPED}7f000001 ffff`)).port).toGive(65535);
  });

  test('26 bytes are read', () => {
    const r = reader(`${RECORDED} ffffffffffff`);
    readNetAddr(r);
    expect(r.offset).toGive(26, [
      [30, 'Thirty bytes were read: that is an address with a time. This one has none.'],
    ]);
  });

  test('services are 64 bits, and unknown ones are kept', () => {
    const { services } = readNetAddr(reader(`0d00000800000080 ${MAPPED}7f000001 208d`));
    expect(services).toGive(0x800000000800000dn, [
      [0x0800000dn, 'Only the first four bytes were counted. The services have eight.'],
      [13n, 'Bits 27 and 63 have no name, and were lost. Keep the number as it is.'],
      [
        0x8000000008000000n,
        'The number went through a float with 53 bits: its last digits were rounded away.',
      ],
    ]);
  });

  test('the bytes are still the same afterwards, and give the same once more', () => {
    const bytes = fromHex(RECORDED);
    readNetAddr(reader(bytes));
    expect(bytes).toGive(fromHex(RECORDED), [[() => true, SHARED]]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readNetAddr, RECORDED, { services: 0n, ip: '104.5.61.4', port: 52438 });
  });

  test.each([
    [7, 'services', 0],
    [23, 'ip', 8],
    [25, 'port', 24],
  ])('cut off after %d bytes, the error names the %s', (left, path, offset) => {
    expectReadRefused(readNetAddr, fromHex(RECORDED).subarray(0, left), { path, offset });
  });
});

describe('writeNetAddr', () => {
  test('an address in 26 bytes, the port big-endian', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    expect(() => encode(writeNetAddr, address)).toGive(fromHex(`0100000000000000 ${MAPPED}0a000001 208d`), [
      [
        fromHex(`0100000000000000 ${MAPPED}0a000001 8d20`),
        'The port is little-endian here: 8d 20 would be read as 36128. Ports are the one big-endian field.',
      ],
      [
        fromHex(`0000000000000001 ${MAPPED}0a000001 208d`),
        'The services are big-endian here. Of these fields, only the port is.',
      ],
      [fromHex(`01000000 ${MAPPED}0a000001 208d`), 'The services took 4 bytes. They are 64 bits: 8 bytes.'],
      [
        fromHex(`00000000 0100000000000000 ${MAPPED}0a000001 208d`),
        'A time stands in front. In a version message an address has none.',
      ],
      [fromHex(`0100000000000000 0a000001 208d`), 'The ip took 4 bytes. The field is always 16 bytes long.'],
    ]);
  });

  test('it is written where the writer is', () => {
    const address = { services: 0n, ip: '104.5.61.4', port: 52438 };
    expectWrittenAtOffset((w) => writeNetAddr(w, address), RECORDED);
  });

  test.each([
    [{ services: 0n, ip: '::', port: 65536 }, 'port', 24, 'Port 65536 went out as another, silently'],
    [{ services: 0n, ip: '::', port: -1 }, 'port', 24, 'Port -1 went out as 65535, silently'],
    [{ services: 2n ** 64n, ip: '::', port: 0 }, 'services', 0, '2^64 went out as 0, silently'],
    [{ services: -1n, ip: '::', port: 0 }, 'services', 0, '-1 went out as ff ff ff ff ff ff ff ff, silently'],
    [{ services: 0n, ip: 'nowhere', port: 0 }, 'ip', 8, '"nowhere" went out as an address'],
  ])('what does not fit is refused by its field (%#)', (address, path, offset, say) => {
    expectWriteRefused((w) => writeNetAddr(w, address), { path, offset }, [
      [written, `${say}. What does not fit is refused, never wrapped.`],
    ]);
  });

  test.each(versionPayloads().map(({ name, payload }) => [name, payload] as const))(
    'both addresses of the recorded %s come back byte for byte',
    (_, payload) => {
      for (const offset of [20, 46]) {
        const bytes = payload.slice(offset, offset + 26);
        expect(encode(writeNetAddr, readNetAddr(reader(bytes)))).toGive(bytes);
      }
    },
  );

  test('whatever is written is read back', () => {
    forAny([anyAddress], (address) =>
      expect(readNetAddr(reader(encode(writeNetAddr, address)))).toGive(address),
    );
  });
});

describe('readTimedNetAddr', () => {
  test('the time comes first, as four bytes', () => {
    const bytes = `7afc595b 0100000000000000 ${MAPPED}0a000001 208d`;
    expect(() => readTimedNetAddr(reader(bytes))).toGive(
      { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 },
      [
        [
          where('services', (services) => services === 0x15b59fc7an),
          'The time was taken for the start of the services: everything behind it is shifted. It comes first, in 4 bytes.',
        ],
        [
          errorAt('ip', 16),
          'Eight bytes were read for the time. Here it has 4; 8 are in the version message itself.',
        ],
        [
          where('time', (time) => time === 0x7afc595b),
          '2063358299 is 1532623994 with its 4 bytes swapped. Of all fields here, only the port is big-endian.',
        ],
        [
          where('time', (time) => time === 1532623994000 || time instanceof Date),
          'The wire counts seconds since 1970. Keep them as they are: 1532623994, a number.',
        ],
      ],
    );
  });

  test('time 0 is a time', () => {
    expect(readTimedNetAddr(reader(`00000000 ${RECORDED}`)).time).toGive(0, [
      [undefined, 'Time 0 was dropped. Zero and absent are two things.'],
      [
        (got: unknown) => Number(got) > 0,
        'The bytes say time 0, and another one was made up for it. What a node makes of it comes after reading.',
      ],
    ]);
  });

  test('the largest time is 4294967295, in the year 2106', () => {
    expect(readTimedNetAddr(reader(`ffffffff ${RECORDED}`)).time).toGive(0xffffffff, [
      [-1, 'Read with a sign, ff ff ff ff is -1. The time of an address has no sign, and lasts until 2106.'],
    ]);
  });

  test('it is read where the reader is', () => {
    const want = { time: 5, services: 0n, ip: '104.5.61.4', port: 52438 };
    expectReadAtOffset(readTimedNetAddr, `05000000 ${RECORDED}`, want);
  });

  test('30 bytes are read, and the errors count from the first', () => {
    const r = reader(`00000000 ${RECORDED} ff`);
    readTimedNetAddr(r);
    expect(r.offset).toGive(30, [
      [34, 'The time has 4 bytes here, and not 8 as in the version message itself.'],
    ]);
    expectReadRefused(readTimedNetAddr, `00000000 ${RECORDED}`.slice(0, -2), {
      path: 'port',
      offset: 28,
    });
    expectReadRefused(readTimedNetAddr, '000000', { path: 'time', offset: 0 });
  });
});

describe('writeTimedNetAddr', () => {
  test('time, services, ip, port: 30 bytes', () => {
    const address = { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 };
    const want = fromHex(`7afc595b 0100000000000000 ${MAPPED}0a000001 208d`);
    expect(() => encode(writeTimedNetAddr, address)).toGive(want, [
      [want.slice(4), 'The time is missing. It has been read, so it has to be written.'],
      [Uint8Array.of(...want.slice(4), ...want.slice(0, 4)), 'The time stands at the end. It comes first.'],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'The time is big-endian here. Of all fields here, only the port is.',
      ],
      [
        fromHex(`7afc595b00000000 0100000000000000 ${MAPPED}0a000001 208d`),
        'The time took 8 bytes. In an address it has 4.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && bytesEqual(got.slice(4), want.slice(4)) === true,
        'All is right but the time. It goes out as it is, in seconds: 1532623994 is 7a fc 59 5b.',
      ],
    ]);
  });

  test('time 0 is written too', () => {
    const bytes = encode(writeTimedNetAddr, { time: 0, services: 0n, ip: '::', port: 0 });
    expect(bytes.length).toGive(30, [[26, 'Time 0 was left out. Zero and absent are two things.']]);
    expect(bytes.slice(0, 4)).toGive(fromHex('00000000'), [
      [() => true, 'Time 0 was given, and another one was written. 0 is a time like any other.'],
    ]);
  });

  test('it is written where the writer is', () => {
    const address = { time: 5, services: 0n, ip: '104.5.61.4', port: 52438 };
    expectWrittenAtOffset((w) => writeTimedNetAddr(w, address), `05000000 ${RECORDED}`);
  });

  test('a time that does not fit is refused', () => {
    const address = { services: 0n, ip: '::', port: 0 };
    for (const time of [-1, 2 ** 32]) {
      expectWriteRefused((w) => writeTimedNetAddr(w, { time, ...address }), { path: 'time', offset: 0 }, [
        [written, `The time ${time} was wrapped to 32 bits silently. It does not fit and must be refused.`],
      ]);
    }
  });

  test('netAddr and timedNetAddr are the pairs of these functions, for later lessons', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    const bytes = fromHex(`0100000000000000 ${MAPPED}0a000001 208d`);
    expect(encode(netAddr.write, address)).toGive(bytes);
    expect(netAddr.read(reader(bytes))).toGive(address);
    const timed = { time: 5, ...address };
    expect(encode(timedNetAddr.write, timed)).toGive(Uint8Array.of(5, 0, 0, 0, ...bytes));
    expect(timedNetAddr.read(reader(Uint8Array.of(5, 0, 0, 0, ...bytes)))).toGive(timed);
  });

  test('whatever is written is read back, and no bytes make the reader throw anything but a WireError', () => {
    forAny([anyAddress, fc.integer({ min: 0, max: 0xffffffff })], (address, time) => {
      expect(readTimedNetAddr(reader(encode(writeTimedNetAddr, { time, ...address })))).toGive({
        time,
        ...address,
      });
    });
    forAny([fc.uint8Array({ maxLength: 40 })], (bytes) => survives(readTimedNetAddr, bytes));
  });
});
