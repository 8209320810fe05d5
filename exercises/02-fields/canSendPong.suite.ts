import { canSendPong, int32 } from 'answers/02-fields';
import { fromHex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { versionPayloads } from '../../src/suite/inputs';
import { encode } from '../../src/wire/codec/codec';
import { accepted } from './shared';

describe('canSendPong', () => {
  const payloadOf = (version: number) => encode(int32.write, version);

  test('is true for 70015 and 60001', () => {
    expect(canSendPong(payloadOf(70015))).toGive(true, [
      [
        (got: unknown) => got === false && canSendPong(payloadOf(60000)),
        'Reversed: you returned false for 70015 and true for 60000. The higher version has the pong.',
      ],
      [false, '70015 is higher than 60000, so it has the pong. (Its first two bytes alone are 4479.)'],
    ]);
    expect(canSendPong(payloadOf(60001))).toGive(true, [
      [false, '60001 is the first version that has it: the pong came after 60000.'],
    ]);
  });

  test('is false for 60000 and everything below it', () => {
    expect(canSendPong(payloadOf(60000))).toGive(false, [
      [
        (got: unknown) => got === true && canSendPong(payloadOf(59999)),
        'You returned true for 60000 and for 59999. The first version that has the pong is 60001.',
      ],
      [true, 'BIP 31 came after 60000: 60000 itself has no pong.'],
    ]);
    expect(canSendPong(payloadOf(106))).toGive(false, [
      [true, '106 is less than 60000: such a node has no pong.'],
    ]);
    expect(canSendPong(payloadOf(7_000))).toGive(false, [
      [true, '7000 is less than 60000, but not as a string: compare numbers.'],
    ]);
    expect(canSendPong(payloadOf(-1))).toGive(false, [
      [true, 'ff ff ff ff is −1 here, not the highest of all versions: it is an int32.'],
    ]);
    expect(canSendPong(payloadOf(-70015))).toGive(false, [
      [true, '−70015 is less than 60000: the sign counts.'],
    ]);
  });

  test('rejects three bytes instead of returning true or false', () => {
    expect(() => canSendPong(fromHex('61ea00'))).toRefuse({ path: 'version', offset: 0 }, [
      [
        accepted,
        'Only three of the four bytes are there, but you made up an answer. Let the error propagate.',
      ],
    ]);
    expect(() => canSendPong(new Uint8Array())).toRefuse({ path: 'version', offset: 0 });
  });

  test('looks at the bytes that it is given, not at those before them in the same buffer', () => {
    expectOfView(canSendPong, payloadOf(60000), false);
    expectOfView(canSendPong, payloadOf(60001), true);
  });

  test('is true for versions that are newer than your program', () => {
    for (const later of [70017, 2 ** 31 - 1]) {
      expect(canSendPong(payloadOf(later))).toGive(true, [
        [
          false,
          `${later} is higher than 60000. A version that is newer than your program has the pong, too.`,
        ],
      ]);
    }
  });

  test('is true for every recorded sender', () => {
    for (const { payload } of versionPayloads()) expect(canSendPong(payload)).toGive(true);
  });
});
