import { addrv2, readAddress } from 'answers/18-gossip';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { fromHex } from '../../src/wire/bytes';
import { decode, encode } from '../../src/wire/codec/codec';
import { CORE_ADDRESSES, threw } from './shared';

const accepted = (got: unknown) => got instanceof Uint8Array;

const zeros = (count: number) => '00'.repeat(count);

describe('readAddress', () => {
  test('reads a length, and that many bytes: 04 01 02 03 04', () => {
    expect(() => readAddress(reader('04 01020304'), 1)).toGive(fromHex('01020304'), [
      [fromHex('0401020304'), 'The length is not part of the address.'],
      [fromHex('04010203'), 'It returned the first bytes, the length among them. The length comes first.'],
      ['1.2.3.4', 'That is how people write it. Return the bytes: hostOf writes them.'],
    ]);
  });

  test.each(CORE_ADDRESSES)('accepts the length of $what', ({ network, address }) => {
    const length = (address.length / 2).toString(16).padStart(2, '0');
    expect(() => readAddress(reader(length + address), network)).toGive(fromHex(address), [
      [threw, 'It was rejected, but its length is the one that ADDRESS_LENGTHS has for its network.'],
    ]);
  });

  test('accepts the length of Yggdrasil', () => {
    expect(() => readAddress(reader(`10 02${zeros(15)}`), 7)).toGive(fromHex(`02${zeros(15)}`));
  });

  test.each([
    ['4 bytes', 0xaa, '04', '01020304'],
    ['no bytes', 0xaa, '00', ''],
    ['512 bytes', 0xaa, 'fd0002', zeros(512)],
    ['10 bytes on network 3, once Tor', 3, '0a', 'f1f2f3f4f5f6f7f8f9fa'],
    ['5 bytes on network 3', 3, '05', '0102030405'],
    ['5 bytes on network 0', 0, '05', '0102030405'],
  ])('accepts any length up to 512 on a network that is not known: %s', (_, network, length, bytes) => {
    expect(() => readAddress(reader(length + bytes), network)).toGive(fromHex(bytes), [
      [
        threw,
        network === 3
          ? 'It was rejected. ADDRESS_LENGTHS does not have network 3: it counts as unknown, and any length will do.'
          : bytes.length === 1024
            ? '512 bytes were rejected, but the limit is included.'
            : bytes === ''
              ? 'No bytes at all were rejected. On an unknown network that is a length like any other.'
              : 'It was rejected, because its network is not known. Its bytes have to be read: the next entry begins after them.',
      ],
      [undefined, 'It returned nothing. Return the bytes; the code that uses the entry skips it.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 0xfd,
        'fd 00 02 is a CompactSize: 512. You took its first byte for the length.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 0,
        'It returned no bytes. Return them as they are; the code that uses the entry skips it.',
      ],
    ]);
  });

  // the values of Bitcoin Core, src/test/net_tests.cpp, cnetaddr_unserialize_v2
  test.each([
    ['IPv4 with 5 bytes', 1, '05 0102030405'],
    ['IPv4 with 5 bytes, of which one is missing', 1, '05 01020304'],
    ['IPv4 with 513 bytes', 1, 'fd0102 01020304'],
    ['IPv4 with no bytes', 1, '00'],
    ['IPv6 with 4 bytes', 2, '04 00'],
    ['IPv6 with 17 bytes', 2, `11 ${zeros(17)}`],
    ['Tor v3 with no bytes', 4, '00 00'],
    ['Tor v3 with 35 bytes, as in its name', 4, `23 ${zeros(35)}`],
    ['I2P with 3 bytes', 5, '03 00'],
    ['CJDNS with 1 byte', 6, '01 00'],
    ['Yggdrasil with 8 bytes', 7, `08 ${zeros(8)}`],
  ])('rejects a length that is wrong for its network: %s', (_, network, bytes) => {
    expect(() => readAddress(reader(bytes), network)).toRefuse({ path: 'length', offset: 0 }, [
      [
        accepted,
        'It was accepted, although its network wants another length. Nobody could use such an address, and BIP 155 rejects the message.',
      ],
      [
        undefined,
        'It was skipped. Only on an unknown network can any length be right; here the message is rejected.',
      ],
      [
        (got: unknown) => threw(got) && (got as { path?: string }).path === 'bytes',
        'It noticed only that bytes are missing. Check the length before you read the bytes.',
      ],
    ]);
  });

  test.each([
    ['513', 'fd0102'],
    ['33,554,432', 'fe00000002'],
  ])('rejects more than 512 bytes, before it reads any: %s', (_, length) => {
    expect(() => readAddress(reader(`${length} 01020304050607`), 0xaa)).toRefuse(
      { path: 'length', offset: 0 },
      [
        [
          (got: unknown) => threw(got) && (got as { path?: string }).path === 'bytes',
          'It noticed only that bytes are missing. Check the length before you read the bytes: a stranger has chosen it.',
        ],
      ],
    );
    expect(() => readAddress(reader(`fd0102 ${zeros(513)}`), 0xaa)).toRefuse({ path: 'length', offset: 0 }, [
      [accepted, '513 bytes were accepted on an unknown network. The limit is 512, whatever the network.'],
    ]);
  });

  test('rejects bytes that end too early, and a length that is not in its shortest form', () => {
    expect(() => readAddress(reader('04 0102'), 1)).toRefuse({ path: 'bytes', offset: 1 });
    expect(() => readAddress(reader(''), 1)).toRefuse({ path: 'length', offset: 0 });
    expect(() => readAddress(reader('fd0400 01020304'), 1)).toRefuse({ path: 'length', offset: 0 }, [
      [accepted, 'fd 04 00 is not the shortest form of 4. A CompactSize is read by `count`.'],
    ]);
  });

  test('points at the length, wherever it is, and stops after the address', () => {
    const r = reader('ffff 04 01020304 208d');
    r.bytes(2);
    readAddress(r, 1);
    expect(r.offset).toGive(7, [[(got: unknown) => Number(got) > 7, 'It read on into the port.']]);
    const other = reader('ffff 05 0102030405');
    other.bytes(2);
    expect(() => readAddress(other, 1)).toRefuse({ path: 'length', offset: 2 }, [
      [
        (got: unknown) => (got as { offset?: number }).offset === 0,
        'The error points at byte 0. The address need not be the first thing in a message: note r.offset first.',
      ],
      [
        (got: unknown) => (got as { offset?: number }).offset === 3,
        'The error points just past the length. Note r.offset before you read it.',
      ],
    ]);
  });

  // Bitcoin Core, src/test/net_tests.cpp, stream_addrv2_hex
  const STREAM = fromHex(
    `03 61bc6649 00 02 10 ${zeros(15)}01 0000
     79627683 01 02 10 ${zeros(15)}01 00f1
     ffffffff fd4804 02 10 ${zeros(15)}01 f1f2`,
  );
  const ENTRIES = [
    { time: 0x4966bc61, services: 0n, port: 0 },
    { time: 0x83766279, services: 1n, port: 0xf1 },
    { time: 0xffffffff, services: 0x448n, port: 0xf1f2 },
  ].map((one) => ({ ...one, network: 2, address: fromHex(`${zeros(15)}01`) }));

  test('fits into addrv2: the three entries of Bitcoin Core', () => {
    expect(() => decode(addrv2.read, STREAM)).toGive(ENTRIES);
    expect(encode(addrv2.write, ENTRIES)).toGive(STREAM);
  });

  test('reports the path within the message', () => {
    const bad = fromHex('02 61bc6649 00 01 04 01020304 208d 61bc6649 09 01 05 0102030405 208d');
    expect(() => decode(addrv2.read, bad)).toRefuse({ path: '[1].address.length', offset: 20 }, [
      [
        (got: unknown) => threw(got) && String((got as { path?: string }).path).includes('address.address'),
        'The error names the field "address" twice: the caller adds its name.',
      ],
    ]);
  });

  test('reads arbitrary bytes, or rejects them', () => {
    forAny([anyBytes(600)], (bytes) => survives((r) => readAddress(r, 0xaa), bytes));
    forAny([anyBytes(600)], (bytes) => survives(addrv2.read, bytes));
  });
});
