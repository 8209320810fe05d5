import { locatorHeights } from 'answers/15-chain';

describe('locatorHeights', () => {
  test('are the last ten, then in steps of 2, 4, 8 …, and the first', () => {
    expect(() => locatorHeights(20)).toGive(
      [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5, 0],
      [
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5],
          'The first header is missing, so a node whose chain forks off early finds no match.',
        ],
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 8, 4, 0],
          'The steps begin to double one entry too late.',
        ],
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 7, 3, 0],
          'The step 2 occurs twice. After the tenth entry, double it each time.',
        ],
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 6, 2, 0],
          'The steps grow by one each time: 2, 3, 4. Double them: 2, 4, 8.',
        ],
        [[20, 19, 17, 13, 5, 0], 'Begin with ten in steps of 1: most forks are short.'],
        [
          Array.from({ length: 21 }, (_, i) => 20 - i),
          'You named every height. After the tenth, double the steps.',
        ],
        [
          [0, 5, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
          'The highest comes first: a node starts after the first one that it knows.',
        ],
      ],
    );
  });

  test('name every height of a short chain once', () => {
    expect(locatorHeights(0)).toGive(
      [0],
      [
        [[0, 0], 'Height 0 occurs twice.'],
        [[], 'Always name the first header.'],
        [
          (got: unknown) => Array.isArray(got) && got.some((height) => height < 0),
          'There is no header below height 0. A short chain has fewer than ten.',
        ],
      ],
    );
    expect(locatorHeights(1)).toGive([1, 0]);
    expect(locatorHeights(9)).toGive([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(10)).toGive([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(11)).toGive([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0]);
  });

  test('need no more than 101 entries even for a long chain', () => {
    expect(locatorHeights(1_000_000).length).toGive(29, [
      [(n: unknown) => Number(n) > 101, 'That is over the limit of 101: double the step each time.'],
    ]);
  });
});
