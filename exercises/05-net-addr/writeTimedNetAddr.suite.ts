import { netAddr, timedNetAddr, writeTimedNetAddr } from 'answers/05-net-addr';
// a wrong partner must not be reported here
import { readTimedNetAddr } from '../../solutions/05-net-addr';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { bytesEqual } from '../../src/suite/bytes-equal';
import { forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectWriteRefused, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { MAPPED, RECORDED, written, anyAddress } from './shared';

describe('writeTimedNetAddr', () => {
  test('writes time, services, ip and port as 30 bytes', () => {
    const address = { time: 1532623994, services: 1n, ip: '10.0.0.1', port: 8333 };
    const want = fromHex(`7afc595b 0100000000000000 ${MAPPED}0a000001 208d`);
    expect(() => encode(writeTimedNetAddr, address)).toGive(want, [
      [want.slice(4), 'The time is missing. The peer reads it, so you must write it.'],
      [
        Uint8Array.of(...want.slice(4), ...want.slice(0, 4)),
        'You wrote the time at the end. It comes first.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'You wrote the time as big-endian. Only the port should be.',
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
        [written, `You silently wrapped the time ${time} to 32 bits. It does not fit, so reject it.`],
      ]);
    }
  });

  test.each([
    [{ services: -1n, ip: '::', port: 0 }, 'services', 4],
    [{ services: 0n, ip: 'nowhere', port: 0 }, 'ip', 12],
    [{ services: 0n, ip: '::', port: 65536 }, 'port', 28],
  ])('rejects another value that does not fit, and names its field (%#)', (address, path, offset) => {
    expectWriteRefused((w) => writeTimedNetAddr(w, { time: 5, ...address }), { path, offset });
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

  test('writes any address so that readTimedNetAddr returns it', () => {
    forAny([anyAddress, fc.integer({ min: 0, max: 0xffffffff })], (address, time) => {
      expect(readTimedNetAddr(reader(encode(writeTimedNetAddr, { time, ...address })))).toGive({
        time,
        ...address,
      });
    });
  });
});
