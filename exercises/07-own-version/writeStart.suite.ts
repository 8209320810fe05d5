import { writeStart } from 'answers/07-own-version';
import { fromHex } from '../../src/wire/bytes';
import { bytesEqual } from '../../src/suite/bytes-equal';
import { expectWriteRefused, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { recorded, SATOSHI, written } from './shared';

describe('writeStart', () => {
  test('writes 20 bytes exactly as recorded', () => {
    const want = recorded('satoshi-0.15.1').slice(0, 20);
    const { version, services, timestamp } = SATOSHI;
    const worksWithThree = () => {
      try {
        return bytesEqual(encode(writeStart, { version, services, timestamp }), want);
      } catch {
        return false;
      }
    };
    expect(() => encode(writeStart, SATOSHI)).toGive(want, [
      [
        (got: unknown) => got instanceof Error && worksWithThree(),
        'The object may have more fields, such as addr_recv. Write only version, services and timestamp.',
      ],
      [
        want.slice(0, 16),
        'You wrote the timestamp as 4 bytes, but it is read as 8: reader and writer disagree.',
      ],
      [
        Uint8Array.of(...want.slice(0, 8), ...want.slice(12, 20)),
        'You wrote the services as 4 bytes. They have 64 bits: 8 bytes.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'You wrote the version in big-endian order. Only ports are big-endian.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length > 20,
        'You wrote more than the first three fields. The addresses come later.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4), ...want.slice(12, 20), ...want.slice(4, 12)),
        'You swapped services and timestamp.',
      ],
      [
        Uint8Array.of(...want.slice(4, 12), ...want.slice(0, 4), ...want.slice(12, 20)),
        'You wrote the services before the version. The order is version, services, timestamp.',
      ],
      [
        (got: unknown) =>
          got instanceof Uint8Array && got.length === 20 && bytesEqual(got.slice(0, 12), want.slice(0, 12)),
        'Version and services are right. The last 8 bytes are the timestamp of the object that you are given: 1532623994.',
      ],
    ]);
  });

  test('writes the fields in the order of the message, not in that of the object', () => {
    const { version, services, timestamp } = SATOSHI;
    const want = recorded('satoshi-0.15.1').slice(0, 20);
    expect(() => encode(writeStart, { timestamp, services, version })).toGive(want, [
      [
        () => true,
        'You wrote the fields in the order of the object’s keys. In the message the order is always the same: version, services, timestamp.',
      ],
    ]);
  });

  test('writes negative numbers in two’s complement', () => {
    expect(() => encode(writeStart, { version: -1, services: 0n, timestamp: -1n })).toGive(
      fromHex('ffffffff 0000000000000000 ffffffffffffffff'),
      [
        [
          (got: unknown) => got instanceof Error,
          'You rejected it. Version and timestamp are signed: every value that can be read can be written.',
        ],
      ],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeStart(w, SATOSHI), recorded('satoshi-0.15.1').slice(0, 20));
  });

  test.each<['version' | 'services' | 'timestamp', number | bigint, number, string]>([
    ['version', 2 ** 31, 0, 'an int32 ends at 2147483647'],
    ['services', -1n, 4, 'the services are unsigned'],
    ['services', 2n ** 64n, 4, 'a uint64 ends at 2^64 - 1'],
    ['timestamp', 2n ** 63n, 12, 'an int64 ends at 2^63 - 1'],
  ])('rejects a value that does not fit, and names its field: %s %s', (name, value, offset, why) => {
    expectWriteRefused((w) => writeStart(w, { ...SATOSHI, [name]: value }), { path: name, offset }, [
      [written, `You silently wrapped it to a different number: ${why}.`],
    ]);
  });
});
