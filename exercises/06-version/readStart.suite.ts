import { readStart } from 'answers/06-version';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { recorded, where } from './shared';

const FOUR_BYTES = 'You read the timestamp as 4 bytes. In a version message it has 8.';

describe('readStart', () => {
  test('reads the first 20 bytes of the recorded satoshi-0.15.1', () => {
    const r = reader(recorded('satoshi-0.15.1'));
    expect(() => readStart(r)).toGive({ version: 70015, services: 13n, timestamp: 1532623994n }, [
      [
        where('services', (services) => typeof services === 'number'),
        'You returned numbers. Services and timestamp have 64 bits: they are bigints.',
      ],
      [
        (got: unknown) => r.offset === 16 && where('timestamp', (time) => typeof time === 'number')(got),
        FOUR_BYTES,
      ],
      [
        where(
          'timestamp',
          (time) => typeof time === 'number' || time instanceof Date || typeof time === 'string',
        ),
        'Keep the timestamp as a bigint, as on the wire: a peer may send what no Date and no number can hold.',
      ],
      [
        where('services', (services) => services === 1532623994n),
        'You swapped services and timestamp. The services come first.',
      ],
      [
        where('timestamp', (time) => time === 1532623994000n),
        'The timestamp is in milliseconds. The wire counts seconds: 1532623994.',
      ],
      [
        where('version', (version) => version === 70015 + 13 * 2 ** 32),
        'You read the version as 8 bytes. It has 4, and the services after it have 8.',
      ],
      [
        where('services', (services) => services === 13n << 32n),
        'You read the wrong number of bytes for the version. It has 4, and the services after it have 8.',
      ],
      [
        where('timestamp', (time) => time === 1532623994n << 32n),
        'You read the services as 4 bytes, and took the other 4 for the start of the timestamp. They have 8.',
      ],
    ]);
    expect(r.offset).toGive(20, [[16, FOUR_BYTES]]);
  });

  test('reads negative versions and timestamps, but unsigned services', () => {
    expect(readStart(reader('ff'.repeat(20)))).toGive(
      { version: -1, services: 2n ** 64n - 1n, timestamp: -1n },
      [
        [
          (got: unknown) => (got as { version?: number } | undefined)?.version === 0xffffffff,
          'The version is signed, an int32: ff ff ff ff is -1.',
        ],
        [
          (got: unknown) => (got as { timestamp?: bigint } | undefined)?.timestamp === 2n ** 64n - 1n,
          'The timestamp is signed, an int64: ff ff ff ff ff ff ff ff is -1.',
        ],
        [
          where('timestamp', (time) => time === 0n),
          'The bytes say -1, but you replaced it with 0. A node does that only after reading.',
        ],
      ],
    );
  });

  test('reads at the current position', () => {
    const start = { version: 70015, services: 13n, timestamp: 1532623994n };
    expectReadAtOffset(readStart, recorded('satoshi-0.15.1').slice(0, 20), start);
  });

  test.each([
    [3, 'version', 0],
    [11, 'services', 4],
    [19, 'timestamp', 12],
  ])('given only %d bytes, names the %s in its error', (left, path, offset) => {
    expectReadRefused(readStart, recorded('satoshi-0.15.1').subarray(0, left), { path, offset });
  });
});
