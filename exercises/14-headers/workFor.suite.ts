import { workFor } from 'answers/14-headers';

describe('workFor', () => {
  test('is 4,295,032,833 hashes for the easiest target of mainnet', () => {
    expect(() => workFor(0xffffn << 208n)).toGive(0x100010001n, [
      [
        1n,
        'That is the difficulty: how much harder it is than the easiest target. Work is a number of hashes.',
      ],
    ]);
  });

  test('is 2 if half of all hashes are low enough, and 1 if all are', () => {
    expect(workFor((1n << 255n) - 1n)).toGive(2n, [
      [1n, 'You divide 2^256 − 1. There are 2^256 hashes, from 0 on.'],
    ]);
    expect(workFor((1n << 256n) - 1n)).toGive(1n);
  });

  test('counts 0, too: target + 1 hashes are low enough', () => {
    expect(() => workFor(1n)).toGive(1n << 255n, [
      [1n << 256n, 'With a target of 1 two hashes are low enough, 0 and 1. Divide by target + 1.'],
    ]);
    expect(() => workFor(0n)).toGive(1n << 256n);
  });
});
