import { writeNetAddr } from 'answers/05-net-addr';
// a wrong partner must not be reported here
import { readNetAddr } from '../../solutions/05-net-addr';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { reader, versionPayloads } from '../../src/suite/inputs';
import { expectWriteRefused, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { MAPPED, RECORDED, written, anyAddress } from './shared';

describe('writeNetAddr', () => {
  test('writes an address as 26 bytes, the port in big-endian', () => {
    const address = { services: 1n, ip: '10.0.0.1', port: 8333 };
    expect(() => encode(writeNetAddr, address)).toGive(fromHex(`0100000000000000 ${MAPPED}0a000001 208d`), [
      [
        fromHex(`0100000000000000 ${MAPPED}0a000001 8d20`),
        'You wrote the port as little-endian: a peer would read 8d 20 as 36128. Only ports are big-endian.',
      ],
      [
        fromHex(`0000000000000001 ${MAPPED}0a000001 208d`),
        'You wrote the services as big-endian. Of these fields, only the port is.',
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
        (got: unknown) => written(got) && (got as Uint8Array).length === 28,
        'You wrote the port as 4 bytes. It has 2, in big-endian.',
      ],
      [
        fromHex(`${MAPPED}0a000001 0100000000000000 208d`),
        'You wrote the ip before the services. The order is services, ip, port.',
      ],
      [
        fromHex(`0000000000000000 ${MAPPED}0a000001 208d`),
        'You wrote 0 for the services. Write those of the address, here 1.',
      ],
      [
        (got: unknown) => got instanceof TypeError && got.message.includes('not undefined'),
        'ipv6Bytes returns undefined for 10.0.0.1, which is IPv4. Your writeIp writes both kinds.',
      ],
      [fromHex(`${MAPPED}0a000001 208d 0100000000000000`), 'You wrote the services last. They come first.'],
      [fromHex(`${MAPPED}0a000001 208d`), 'The services are missing. Is their writer called, or only named?'],
      [
        fromHex(`0100000000000000 208d ${MAPPED}0a000001`),
        'You wrote the port before the ip. The order is services, ip, port.',
      ],
      [
        fromHex(`0100000000000000 0a000001 208d`),
        'You wrote the ip as 4 bytes. The field is always 16 bytes long.',
      ],
    ]);
  });

  test('writes port 0 too, and services of 0', () => {
    const got = encode(writeNetAddr, { services: 0n, ip: '::', port: 0 });
    expect(got.length).toGive(26, [
      [24, 'You left out port 0. Zero and absent are two different things.'],
      [18, 'You left out the services, which are 0. Zero and absent are two different things.'],
    ]);
    const port = 256 * got[24] + got[25];
    expect(port).toGive(0, [
      [() => true, `You wrote port ${port} instead of 0. Zero is a port like any other: it is not absent.`],
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
      'You silently wrote port 65536 as a different port',
    ],
    [{ services: 0n, ip: '::', port: -1 }, 'port', 24, 'You silently wrote port -1 as 65535'],
    [{ services: 2n ** 64n, ip: '::', port: 0 }, 'services', 0, 'You silently wrote 2^64 as 0'],
    [{ services: -1n, ip: '::', port: 0 }, 'services', 0, 'You silently wrote -1 as ff ff ff ff ff ff ff ff'],
    [{ services: 0n, ip: 'nowhere', port: 0 }, 'ip', 8, 'You wrote "nowhere" as an address'],
  ])('rejects a value that does not fit, and names its field (%#)', (address, path, offset, message) => {
    expectWriteRefused((w) => writeNetAddr(w, address), { path, offset }, [
      [written, `${message}. Reject what does not fit; never wrap it.`],
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
