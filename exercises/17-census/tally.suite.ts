import { tally } from 'answers/17-census';

describe('tally', () => {
  test('lists the most frequent value first', () => {
    expect(tally(['b', 'a', 'b'])).toGive(
      [
        ['b', 2],
        ['a', 1],
      ],
      [
        [
          [
            ['a', 1],
            ['b', 2],
          ],
          'The least frequent value comes first.',
        ],
      ],
    );
    expect(tally([])).toGive([]);
  });

  test('counts ten as more than nine', () => {
    const values = [...Array.from({ length: 10 }, () => 'x'), ...Array.from({ length: 9 }, () => 'y')];
    expect(tally(values)[0]).toGive(
      ['x', 10],
      [[['y', 9], 'The counts were compared as strings: "9" comes after "10".']],
    );
  });

  test('compares equally frequent values as strings', () => {
    expect(tally(['b', 'c', 'a']).map(([value]) => value)).toGive(
      ['a', 'b', 'c'],
      [
        [['b', 'c', 'a'], 'They are in the order of their first occurrence, which is different each time.'],
        [
          ['c', 'b', 'a'],
          'All three occur once, and you put the larger string first. Among those, the smaller one comes first.',
        ],
        [
          () => true,
          'All three occur once, so the strings decide: the smaller one first. Are they compared whenever two counts are equal?',
        ],
      ],
    );
    expect(tally(['b', 'a', 'B']).map(([value]) => value)).toGive(
      ['B', 'a', 'b'],
      [[() => true, 'localeCompare uses the language of the machine. Compare the strings with <.']],
    );
  });

  test('counts constructor and __proto__, too: strangers choose these strings', () => {
    expect(() => tally(['__proto__', 'constructor', 'constructor'])).toGive(
      [
        ['constructor', 2],
        ['__proto__', 1],
      ],
      [[() => true, 'A plain object already has such keys. Count with a Map.']],
    );
  });

  test('reads the values once: they may come from a generator', () => {
    function* some() {
      yield* ['a', 'b', 'a'];
    }
    expect(tally(some())).toGive(
      [
        ['a', 2],
        ['b', 1],
      ],
      [[() => true, 'The values were read more than once. A generator yields them only once.']],
    );
  });
});
