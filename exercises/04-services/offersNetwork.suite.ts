import { offersNetwork } from 'answers/04-services';
import { two } from './shared';

describe('offersNetwork', () => {
  test('is true for 1 and 9, but not for 4', () => {
    expect([1n, 9n, 4n].map(offersNetwork)).toGive(
      [true, true, false],
      [
        [
          [true, false, false],
          'You accepted only the number 1. Other bits may be set as well: look at one bit.',
        ],
        [[true, true, true], 'You accepted any services at all. 4 is NODE_BLOOM alone: look at bit 0.'],
        [[false, false, false], 'You returned false for 1 and 9. NODE_NETWORK is bit 0, whose value is 1.'],
        [[1n, 1n, 0n], 'You returned the masked number. Return true or false.'],
      ],
    );
  });

  test('is false for a pruned node, 1036, and true for a full one, 1037', () => {
    expect(offersNetwork(1036n)).toGive(false, [
      [true, '1036 has NODE_NETWORK_LIMITED, bit 10: only the last 288 blocks. NODE_NETWORK is bit 0.'],
    ]);
    expect(offersNetwork(1037n)).toGive(true, [
      [
        false,
        '1037 has NODE_NETWORK, bit 0. That it also has NODE_NETWORK_LIMITED, bit 10, does not matter.',
      ],
    ]);
  });

  test('looks at bit 0, however large the number is', () => {
    expect(offersNetwork(two(63) + 1n)).toGive(true, [
      [false, 'You lost the 1: as a `number`, exact only up to 2^53, 2^63 + 1 is rounded to 2^63.'],
    ]);
    expect(offersNetwork(two(32))).toGive(false, [[true, 'You took bit 32 for bit 0.']]);
  });
});
