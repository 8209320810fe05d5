import { workFor } from 'answers/10-headers';

describe('workFor', () => {
  test('is 4,295,032,833 hashes for the easiest target of mainnet', () => {
    expect(() => workFor(0xffffn << 208n)).toGive(0x100010001n, [
      [
        1n,
        'That is the difficulty: how much harder it is than the easiest target. Work is a number of hashes.',
      ],
    ]);
  });

  test('is two if half of all hashes are good, and one if all are', () => {
    expect(workFor((1n << 255n) - 1n)).toGive(2n);
    expect(workFor((1n << 256n) - 1n)).toGive(1n);
  });

  test('counts 0 as a good hash, too: there are target + 1', () => {
    expect(() => workFor(1n)).toGive(1n << 255n, [
      [1n << 256n, 'With a target of 1 there are two good hashes, 0 and 1. Divide by target + 1.'],
    ]);
    expect(() => workFor(0n)).toGive(1n << 256n);
  });
});
