import { WireError } from '../../src/wire/codec/error';
import { FalseAnswerError } from '../../src/wire/streams/peer-errors';
import { payloadsOf } from './chain.shared';
import * as reference from '../../solutions/20-light-client';
import { reversed, threw } from './shared';
import { CHAIN, after, fetched, range, RANGES } from './fetch.shared';

/** What a call has thrown, if it has. */
function thrownBy(outcome: () => unknown): unknown {
  try {
    outcome();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('fetchFilters', () => {
  test('asks for the hashes of the filters, and then for the filters, of the same blocks', () =>
    fetched([0, 2], ({ outcome, asked }) => {
      const want = range('00000000', CHAIN[2].hash);
      const known = RANGES('00000000', CHAIN[0].hash, CHAIN[2].hash);
      if (asked.length === 0)
        expect(outcome).toGive(undefined, [
          [
            (got: unknown) => got instanceof WireError && got.path === 'start_height',
            'The request could not be written. The chain begins at height −1, and the start height is that of the next block: chain.height + 1.',
          ],
          [threw, 'It threw before the node was asked anything.'],
        ]);
      const first = payloadsOf(asked, 'getcfheaders')[0] ?? payloadsOf(asked, 'getcfilters')[0];
      expect(first).toGive(want, known);
      expect(asked.map(({ command }) => command)).toGive(
        ['getcfheaders', 'getcfilters'],
        [
          [
            (got: unknown) => Array.isArray(got) && got[0] === 'getcfilters',
            'Ask for the hashes first: then each filter can be checked as it comes.',
          ],
          [
            () => asked.length === 1 && thrownBy(outcome) instanceof FalseAnswerError,
            'The cfheaders is right, and you rejected it. expectHash compares the bytes of two hashes; === compares two arrays, which are never the same one.',
          ],
          [
            ['getcfheaders'],
            'You asked for the hashes, and then for no filter. An inv came before the cfheaders: waitFor skips what you do not wait for.',
          ],
          [
            (got: unknown) => Array.isArray(got) && got.length > 2,
            'You asked more than twice. One getcfilters brings the filters of all blocks in the range.',
          ],
        ],
      );
      expect(payloadsOf(asked, 'getcfilters')[0]).toGive(want, known);
      expect(outcome).toGive(undefined, [
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'You called an honest node a liar, at one of its filters. Compare the block hash with that of the block, and the hash256 of the filter with the hash that was promised for it: both as on the wire, by their bytes, and not by ===.',
        ],
        [
          threw,
          'It threw at an honest answer. An inv came before it: waitFor skips what you do not wait for.',
        ],
      ]);
    }));

  test('passes on each filter, with its height and the hash of its block', () =>
    fetched([0, 2], ({ outcome, filters, heights, came }) => {
      expect(outcome).toGive(undefined);
      const want = CHAIN.slice(0, 3).map(({ hash, filter }, height) => ({ height, hash, filter }));
      expect(filters).toGive(want, [
        [[], 'onFilter was not called.'],
        [
          (got: unknown) => Array.isArray(got) && got.length < 3,
          'A filter is missing. There is one cfilter for each hash: wait for all of them.',
        ],
        [
          want.map((one) => ({ ...one, height: one.height + 1 })),
          'Each height is one too high. The chain begins at −1, so the first filter is at height 0.',
        ],
        [
          want.map((one) => ({ ...one, height: one.height - 1 })),
          'Each height is one too low. The chain begins at −1, so the first filter is at height 0.',
        ],
        [
          want.map((one) => ({ ...one, hash: reversed(one.hash) })),
          'You passed on each hash in reverse. It stays as on the wire.',
        ],
        [
          want.map((one) => ({ ...one, height: 0 })),
          'All have the same height. The height of each filter is one more than that of the one before.',
        ],
      ]);
      expect(heights).toGive(
        [0, 1, 2],
        [
          [[-1, 0, 1], 'Call onFilter when the filter is on the chain, and not before.'],
          [
            (got: unknown) => Array.isArray(got) && got[0] === 2 && came[0] === 3,
            'onFilter was called for the first time when all three filters had come. Call it for each filter as it comes.',
          ],
          [
            [2, 2, 2],
            'The chain was at its end already when the first filter was passed on. It moves on with each filter that is accepted: the hashes in the cfheaders are a promise.',
          ],
          [[-1, -1, -1], 'The height of the chain did not change.'],
        ],
      );
    }));

  test('computes the filter header of the last block', () =>
    fetched([0, 4], ({ outcome, chain, tips }) => {
      expect(outcome).toGive(undefined);
      expect(chain.tip).toGive(CHAIN[4].filterHeader, [
        [new Uint8Array(32), 'chain.tip has not changed. It is the filter header of the last block.'],
        [CHAIN[4].filterHash, 'That is the hash of the last filter, and not its header.'],
        [
          CHAIN.slice(0, 5).reduce<Uint8Array>(
            (tip, { filterHash }) => reference.filterHeader(tip, filterHash),
            new Uint8Array(32),
          ),
          'filterHeader takes the hash of the filter first, and then the previous header. You swapped them.',
        ],
        [
          reference.filterHeader(CHAIN[4].filterHash, new Uint8Array(32)),
          'That depends on the last filter alone. Each filter header is made with the one before it, chain.tip; what the cfheaders has is the one before the first filter.',
        ],
        [CHAIN[0].filterHeader, 'That is the filter header of the first block.'],
        [CHAIN[3].filterHeader, 'That is the filter header of the block before the last.'],
      ]);
      expect(chain.height).toGive(4, [[-1, 'chain.height has not changed.']]);
      const headers = CHAIN.slice(0, 5).map(({ filterHeader }) => filterHeader);
      expect(tips).toGive(headers, [
        [
          [new Uint8Array(32), ...headers.slice(0, 4)],
          'When onFilter was called, chain.height was that of the filter, and chain.tip that of the one before. Set both first: if onFilter throws, the chain stays as it is.',
        ],
      ]);
    }));

  test('continues after the last filter', () =>
    fetched([3, 5], ({ outcome, chain, filters, asked }) => {
      const want = range('03000000', CHAIN[5].hash);
      const known = RANGES('03000000', CHAIN[3].hash, CHAIN[5].hash);
      expect(payloadsOf(asked, 'getcfheaders')[0]).toGive(want, known);
      expect(outcome).toGive(undefined, [
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'It rejected an honest answer. The previous filter header is that of the block before the first one: chain.tip.',
        ],
      ]);
      expect(filters.map(({ height }) => height)).toGive(
        [3, 4, 5],
        [
          [
            [0, 1, 2],
            'You counted the heights from 0. Three filters are on the chain already: the next one has chain.height + 1.',
          ],
        ],
      );
      expect(chain).toGive(after(5));
    }));
});
