import { readTimedNetAddr } from 'answers/05-net-addr';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { MAPPED, RECORDED, errorAt, where } from './shared';

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
          where('time', (time) => time instanceof Uint8Array),
          'The time is a number, 1532623994: a uint32. You returned its bytes.',
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
        'The bytes say time 0, but you made up a different one. A node corrects times only after reading.',
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

  test('reads 30 bytes, and counts the offsets in its errors from the first one', () => {
    const r = reader(`00000000 ${RECORDED} ff`);
    readTimedNetAddr(r);
    expect(r.offset).toGive(30, [[34, 'The time has 4 bytes here, not 8 as in the version message itself.']]);
    expectReadRefused(readTimedNetAddr, `00000000 ${RECORDED}`.slice(0, -2), {
      path: 'port',
      offset: 28,
    });
    expectReadRefused(readTimedNetAddr, '000000', { path: 'time', offset: 0 });
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes(40)], (bytes) => survives(readTimedNetAddr, bytes));
  });
});
