import {
  readIp,
  readNetAddr,
  readTimedNetAddr,
  writeIp,
  writeNetAddr,
  writeTimedNetAddr,
} from 'answers/05-net-addr';
import fc from 'fast-check';
import { fromHex } from '../src/bytes';
import { forAny } from '../src/check/for-any';
import { reader, versionPayloads } from '../src/check/inputs';
import { encode } from '../src/codec/codec';
import { WireError } from '../src/codec/error';

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
  ['2001:0:0:1::1', '20010000000000010000000000000001'],
  ['fe80::f00d', 'fe80000000000000000000000000f00d'],
];

const anyAddress = fc.record({
  services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('::', '::1', '2001:db8::1', 'fe80::f00d')),
  port: fc.integer({ min: 0, max: 0xffff }),
});

describe('readIp', () => {
  test('ten zero bytes, ff ff, and four bytes are an IPv4 address', () => {
    expect(readIp(reader(`${MAPPED}68053d04`))).toGive('104.5.61.4', [
      [
        '::ffff:104.5.61.4',
        'That is IPv6 text. An address that begins with ten zero bytes and ff ff is IPv4: 104.5.61.4.',
      ],
      [
        '::ffff:6805:3d04',
        'That is IPv6 text. An address that begins with ten zero bytes and ff ff is IPv4: 104.5.61.4.',
      ],
      ['0.0.0.0', 'Those are the first four bytes. The IPv4 address is in the last four.'],
      ['4.61.5.104', 'Back to front. An IP address is written as it lies on the wire.'],
      ['68.05.3d.04', 'The numbers of an IPv4 address are decimal.'],
    ]);
  });

  test('twelve zero bytes in front are no IPv4 address', () => {
    expect(readIp(reader('000000000000000000000000 0a000001'))).not.toGive('10.0.0.1', []);
  });

  test.each(ADDRESSES)('%s', (text, bytes) => {
    expect(readIp(reader(bytes))).toGive(text, [
      [
        (got: unknown) => typeof got === 'string' && got.toLowerCase() === text && got !== text,
        'IPv6 is written in lower case (RFC 5952).',
      ],
      [
        (got: unknown) =>
          typeof got === 'string' && text.includes('::') && got.includes(':') && !got.includes('::'),
        'The longest run of zeros is written as :: (RFC 5952). ipv6Text does it.',
      ],
    ]);
  });

  test('16 bytes are read', () => {
    const r = reader(`${MAPPED}68053d04 ccd6`);
    readIp(r);
    expect(r.offset).toGive(16, [
      [12, 'Twelve bytes were read.'],
      [4, 'Only four bytes were read. The field is always 16 bytes long.'],
    ]);
  });

  test('15 bytes are refused', () => {
    expect(() => readIp(reader(`${MAPPED}68053d`))).toRefuse({ path: '', offset: 0, expected: ['16 bytes'] });
  });
});

describe('writeIp', () => {
  test('10.0.0.1 goes behind ten zero bytes and ff ff', () => {
    expect(encode(writeIp, '10.0.0.1')).toGive(fromHex(`${MAPPED}0a000001`), [
      [
        fromHex('000000000000000000000000 0a000001'),
        'Twelve zero bytes in front: that is ::10.0.0.1, an IPv6 address that nobody has. It is ten, and then ff ff.',
      ],
      [fromHex('0a000001'), 'Four bytes. The field is always 16 bytes long.'],
      [fromHex(`${MAPPED}0100000a`), 'Back to front. An IP address is written as it is read.'],
      [fromHex(`0a000001 ${MAPPED}`), 'The four bytes come last.'],
    ]);
  });

  test.each(ADDRESSES)('%s', (text, bytes) => {
    expect(encode(writeIp, text)).toGive(fromHex(bytes));
  });

  test('IPv6 is understood in any of its forms', () => {
    expect(encode(writeIp, '2001:0DB8:0000:0000:0000:0000:0000:0001')).toGive(
      fromHex('20010db8000000000000000000000001'),
    );
  });

  test.each([
    '',
    'localhost',
    '256.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.-4',
    '1.2.3.4 ',
    '01.2.3.4',
    '1e1.0.0.1',
    '0x10.0.0.1',
    '1..2.3',
    ':::',
    '2001:db8::1::2',
    'fe80::1%eth0',
    '[::1]',
  ])('"%s" is refused', (text) => {
    expect(() => encode(writeIp, text)).toRefuse({ path: '', offset: 0, found: [text] }, [
      [(got: unknown) => got instanceof Uint8Array, 'It went out as some address or other, silently.'],
    ]);
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
    expect(readNetAddr(reader(RECORDED))).toGive({ services: 0n, ip: '104.5.61.4', port: 52438 }, [
      [
        (got: unknown) => portOf(got) === 54988,
        '54988 is 52438 with its two bytes swapped. The port is the one big-endian field here.',
      ],
      [
        (got: unknown) => String((got as { ip?: unknown } | undefined)?.ip).startsWith('61.4'),
        'A time of 4 bytes was read that is not there; everything behind it is shifted. In a version message an address has no time.',
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

  test('26 bytes are read', () => {
    const r = reader(`${RECORDED} ffff`);
    readNetAddr(r);
    expect(r.offset).toGive(26, [
      [30, 'Thirty bytes were read: that is an address with a time. This one has none.'],
    ]);
  });

  test('services are 64 bits, and unknown ones are kept', () => {
    const { services } = readNetAddr(reader(`0d00000800000080 ${MAPPED}7f000001 208d`));
    expect(services).toGive(0x800000000800000dn);
  });

  test.each(versionPayloads().map(({ name }) => name))(
    'both addresses of the recorded %s come back byte for byte',
    (name) => {
      const payload = versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();
      for (const offset of [20, 46]) {
        const bytes = payload.slice(offset, offset + 26);
        expect(encode(writeNetAddr, readNetAddr(reader(bytes)))).toGive(bytes);
      }
    },
  );

  test.each([
    [7, 'services', 0],
    [23, 'ip', 8],
    [25, 'port', 24],
  ])('cut off after %d bytes, the error names the %s', (left, path, offset) => {
    expect(() => readNetAddr(reader(fromHex(RECORDED).subarray(0, left)))).toRefuse({ path, offset });
  });
});

function portOf(got: unknown): unknown {
  return (got as { port?: unknown } | undefined)?.port;
}

describe('writeNetAddr', () => {
  test('an address in 26 bytes, the port big-endian', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    expect(encode(writeNetAddr, address)).toGive(fromHex(`0100000000000000 ${MAPPED}0a000001 208d`), [
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
    ]);
  });

  test.each([
    [{ services: 0n, ip: '::', port: 65536 }, 'port', 24],
    [{ services: 0n, ip: '::', port: -1 }, 'port', 24],
    [{ services: 2n ** 64n, ip: '::', port: 0 }, 'services', 0],
    [{ services: 0n, ip: 'nowhere', port: 0 }, 'ip', 8],
  ])('what does not fit is refused by its field (%#)', (address, path, offset) => {
    expect(() => encode(writeNetAddr, address)).toRefuse({ path, offset });
  });

  test('whatever is written is read back', () => {
    forAny([anyAddress], (address) =>
      expect(readNetAddr(reader(encode(writeNetAddr, address)))).toGive(address),
    );
  });
});

describe('readTimedNetAddr', () => {
  test('the time comes first, as four bytes', () => {
    expect(readTimedNetAddr(reader(`7afc595b 0100000000000000 ${MAPPED}0a000001 208d`))).toGive({
      time: 1532623994,
      services: 1n,
      ip: '10.0.0.1',
      port: 8333,
    });
  });

  test('time 0 is a time', () => {
    expect(readTimedNetAddr(reader(`00000000 ${RECORDED}`)).time).toGive(0, [
      [undefined, 'Time 0 was dropped. Zero and absent are two things.'],
    ]);
  });

  test('the largest time is 4294967295, in the year 2106', () => {
    expect(readTimedNetAddr(reader(`ffffffff ${RECORDED}`)).time).toGive(0xffffffff, [
      [-1, 'The time of an address is unsigned.'],
    ]);
  });

  test('30 bytes are read, and the errors count from the first', () => {
    const r = reader(`00000000 ${RECORDED} ff`);
    readTimedNetAddr(r);
    expect(r.offset).toGive(30, [
      [34, 'The time has 4 bytes here, and not 8 as in the version message itself.'],
    ]);
    expect(() => readTimedNetAddr(reader(`00000000 ${RECORDED}`.slice(0, -2)))).toRefuse({
      path: 'port',
      offset: 28,
    });
    expect(() => readTimedNetAddr(reader('000000'))).toRefuse({ path: 'time', offset: 0 });
  });
});

describe('writeTimedNetAddr', () => {
  test('time, services, ip, port: 30 bytes', () => {
    const address = { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 };
    const want = fromHex(`7afc595b 0100000000000000 ${MAPPED}0a000001 208d`);
    expect(encode(writeTimedNetAddr, address)).toGive(want, [
      [want.slice(4), 'The time is missing.'],
      [
        fromHex(`7afc595b00000000 0100000000000000 ${MAPPED}0a000001 208d`),
        'The time took 8 bytes. In an address it has 4.',
      ],
    ]);
  });

  test('time 0 is written too', () => {
    const bytes = encode(writeTimedNetAddr, { time: 0, services: 0n, ip: '::', port: 0 });
    expect(bytes.length).toGive(30, [[26, 'Time 0 was left out. Zero and absent are two things.']]);
  });

  test('a time that does not fit is refused', () => {
    const address = { services: 0n, ip: '::', port: 0 };
    for (const time of [-1, 2 ** 32]) {
      expect(() => encode(writeTimedNetAddr, { time, ...address })).toRefuse({ path: 'time', offset: 0 });
    }
  });

  test('whatever is written is read back, and no bytes make the reader throw anything but a WireError', () => {
    forAny([anyAddress, fc.integer({ min: 0, max: 0xffffffff })], (address, time) => {
      expect(readTimedNetAddr(reader(encode(writeTimedNetAddr, { time, ...address })))).toGive({
        time,
        ...address,
      });
    });
    forAny([fc.uint8Array({ maxLength: 40 })], (bytes) => {
      try {
        readTimedNetAddr(reader(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    });
  });
});
