import { readNetAddr } from 'answers/05-net-addr';
import { fromHex } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { SHARED, MAPPED, RECORDED, errorAt, where } from './shared';

describe('readNetAddr', () => {
  test('reads the address of the receiver, as the recorded satoshi-0.15.1 saw it', () => {
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
      [errorAt('port', 24), 'You read more than two bytes for the port. It is a uint16, big-endian.'],
      [
        where('ip', (ip) => ip instanceof Uint8Array),
        'The ip is a string, 104.5.61.4: your readIp returns it. You returned its bytes.',
      ],
      [
        where('ip', (ip) => ip === '::ffff'),
        'You read four bytes too few before the ip. The services have 64 bits: 8 bytes.',
      ],
      [
        where('services', (services) => services === 0x43d0568ffff0000n),
        'You read something else before the services. The order is services, ip, port.',
      ],
      [
        where('port', (port) => port === 0),
        'You read the port before the ip. The order is services, ip, port, in an object as well: a struct reads its fields in the order in which they are listed.',
      ],
      [Array.isArray, 'Return an object with services, ip and port, not a list.'],
      [
        where('services', (services) => services !== undefined && typeof services !== 'bigint'),
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
        'The value passed through a float with 53 bits, which rounded away its last digits.',
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
  ])('with only %d bytes, names the %s in its error', (left, path, offset) => {
    expectReadRefused(readNetAddr, fromHex(RECORDED).subarray(0, left), { path, offset });
  });
});
