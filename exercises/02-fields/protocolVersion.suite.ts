import { protocolVersion } from 'answers/02-fields';
import { fromHex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { versionPayloads } from '../../src/suite/inputs';
import { refused, accepted } from './shared';

describe('protocolVersion', () => {
  test.each(versionPayloads().map(({ name }) => name))('reads the version of the recorded %s', (name) => {
    const { payload } = versionPayloads().find((one) => one.name === name) ?? { payload: new Uint8Array() };
    const want = new DataView(payload.buffer, payload.byteOffset).getInt32(0, true);
    expect(() => protocolVersion(payload)).toGive(want, [
      [
        payload[0] + 256 * payload[1],
        `You read only two bytes: ${want} does not fit into them. The version has four.`,
      ],
      [
        Number(new DataView(payload.buffer, payload.byteOffset).getBigInt64(0, true)),
        'You read eight bytes: the services come in. The version has four.',
      ],
      [
        new DataView(payload.buffer, payload.byteOffset + 24).getInt32(0, true),
        'You skipped 24 bytes. This is a payload: there is no header in front of it.',
      ],
      [
        (got: unknown) => typeof got === 'number' && Math.abs(got) > 2 ** 64,
        'You took the whole payload for the version. It is the first four bytes.',
      ],
      [refused, 'You rejected it. Only the first four bytes of the payload are the version.'],
    ]);
  });

  test('reads a signed number: ff ff ff ff is −1', () => {
    expect(protocolVersion(fromHex('ffffffff'))).toGive(-1, [
      [0xffffffff, 'The version is an int32: it can be negative.'],
      [0xffffff, 'You read three bytes. The version has four.'],
    ]);
  });

  test('reads the bytes that it is given, not those before them in the same buffer', () => {
    expectOfView(protocolVersion, fromHex('7f110100'), 70015);
  });

  test('rejects three bytes, and names the field in its error', () => {
    expect(() => protocolVersion(fromHex('7f1101'))).toRefuse({ path: 'version', offset: 0 }, [
      [
        accepted,
        'Only three of the four bytes are there, but you accepted them. A short read must be an error.',
      ],
    ]);
  });
});
