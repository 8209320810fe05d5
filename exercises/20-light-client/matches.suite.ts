import { matches } from 'answers/20-light-client';
import { filterOf } from '../../src/peers/filter-writer';
import type { KnownMistakes } from '../../src/suite/matchers';
import { fromHex } from '../../src/wire/bytes';
import { WireError } from '../../src/wire/codec/error';
import * as reference from '../../solutions/20-light-client';
import { reversed, SCRIPT_2, SOME_HASH, threw, VECTORS, vectorAt } from './shared';

/** Scripts of two bytes. */
const some = (many: number) => Array.from({ length: many }, (_, i) => Uint8Array.of(i >> 8, i));

const NOTHING: KnownMistakes = [[true, 'None of these scripts is in the block.']];

describe('matches', () => {
  test.each(VECTORS.filter(({ filter }) => filter[0] > 0))(
    'recognises each script of block $height: $note',
    ({ filter, hash, found, spent }) => {
      for (const script of reference.filterScripts(found, spent)) {
        expect(() => matches(filter, hash, [script])).toGive(true, [
          [
            (got: unknown) => got === false && matches(filterOf([script], reversed(hash)), hash, [script]),
            'A script of the block was not recognised. You took the hash in reverse: pass it to hashToRange as on the wire.',
          ],
          [
            (got: unknown) => got === false && filter[0] > 1,
            `In a filter of one number a script was recognised, and in this one of ${filter[0]} it is not. Its number depends on how many numbers the filter has: the size is that, and not how many scripts you look for.`,
          ],
          [
            false,
            'A script of the block was not recognised. Its number depends on how many numbers the filter has, and on the hash of the block as on the wire.',
          ],
          [threw, 'It threw at a filter from the network.'],
        ]);
      }
    },
  );

  test('says no to scripts that are not in the block', () => {
    const { filter, hash } = vectorAt(49291);
    expect(matches(filter, hash, [SCRIPT_2])).toGive(false, NOTHING);
    expect(matches(filter, hash, some(100))).toGive(false, NOTHING);
  });

  test('looks for all of the scripts, and one is enough', () => {
    const { filter, hash } = vectorAt(2);
    const last = [...some(3), SCRIPT_2];
    expect(() => [last, last.toReversed()].map((all) => matches(filter, hash, all))).toGive(
      [true, true],
      [
        [
          [false, false],
          'One of four scripts is in the block, and you looked for all of them: one is enough.',
        ],
        [
          [false, true],
          'One of four scripts is in the block, the last one. You looked for the first one only.',
        ],
        [
          [true, false],
          'One of four scripts is in the block, the first one. You looked for the last one only.',
        ],
      ],
    );
  });

  test('finds a script in a filter of 300 numbers, whose count takes three bytes', () => {
    const scripts = some(300);
    expect(matches(filterOf(scripts, SOME_HASH), SOME_HASH, scripts.slice(-1))).toGive(true, [
      [
        false,
        'The count is fd 2c 01, a CompactSize: 300. Its first byte is not the size; the length of the array that readFilter returns is.',
      ],
    ]);
  });

  test('finds a script among many others, in whatever order they are', () => {
    const inside = some(50);
    const filter = filterOf(inside, SOME_HASH);
    const others = Array.from({ length: 100 }, (_, i) => Uint8Array.of(1, 2, i));
    for (const script of inside) {
      const scripts = [...others, script];
      expect([scripts, scripts.toReversed()].map((all) => matches(filter, SOME_HASH, all))).toGive(
        [true, true],
        [
          [
            () => true,
            'One of 101 scripts is in the filter, and it was not found. If you go through both lists of numbers side by side, sort yours first, and as numbers: sort() alone sorts them as text.',
          ],
        ],
      );
    }
  });

  test('says no if there is nothing to look for, or nothing in the filter', () => {
    const { filter, hash } = vectorAt(2);
    expect(matches(filter, hash, [])).toGive(false, [[true, 'You looked for no script, and found one.']]);
    expect(() => matches(fromHex('00'), hash, [SCRIPT_2])).toGive(false, [
      [true, 'The filter is empty.'],
      [threw, 'An empty filter matches nothing, and is not an error.'],
    ]);
  });

  test('counts a number that is in the filter twice as two', () => {
    const { scripts, filter } = colliding();
    expect(matches(filter, SOME_HASH, [scripts[1]])).toGive(true, [
      [
        false,
        'Two scripts have the same number in this filter. A Set has it once, but the size of the filter counts both: take it from the array.',
      ],
    ]);
  });

  test('rejects bytes after the last number: a filter is all of its bytes', () => {
    const { filter, hash } = vectorAt(2);
    const more = Uint8Array.of(...filter, 0);
    const refused = (bytes: Uint8Array, say: string) =>
      expect(() => matches(bytes, hash, [SCRIPT_2])).toRefuseWith(
        WireError,
        [],
        [
          [true, say],
          [
            false,
            'You caught the error, and said no. A filter that cannot be read may hide a payment: let the error through.',
          ],
        ],
      );
    refused(more, 'You ignored a byte after the last number. decode(readFilter, filter) rejects it.');
    refused(filter.subarray(0, 3), 'A truncated filter was accepted.');
  });
});

/** A filter of two scripts that have the same number. */
function colliding(): { scripts: Uint8Array[]; filter: Uint8Array } {
  const known = new Map<number, Uint8Array>();
  for (const script of some(2 ** 16 - 1)) {
    const number = reference.hashToRange(script, 2, SOME_HASH);
    const twin = known.get(number);
    if (twin) return { scripts: [twin, script], filter: filterOf([twin, script], SOME_HASH) };
    known.set(number, script);
  }
  throw new Error('no two scripts have the same number');
}
