import { fetchFilters } from 'answers/20-light-client';
import { withDeadline } from '../../src/suite/deadline';
import { hex } from '../../src/wire/bytes';
import { decode, encode } from '../../src/wire/codec/codec';
import { ClosedError, FalseAnswerError } from '../../src/wire/streams/peer-errors';
import { cfilter } from '../../solutions/20-light-client';
import { type Change, chainOf, payloadsOf, talking } from './chain.shared';
import { must, threw } from './shared';
import { CHAIN, start, after, NEVER, fetched, each, inHeaders } from './fetch.shared';

describe('fetchFilters', () => {
  test('rejects a cfheaders that does not continue the chain, and asks for no filter', () =>
    fetched(
      [3, 5],
      ({ outcome, chain, asked }) => {
        expect(outcome).toRefuseWith(
          FalseAnswerError,
          [],
          [
            [
              undefined,
              'Its previous filter header is not the one that you have. So the node has changed its mind about a filter that you checked before.',
            ],
          ],
        );
        must(
          payloadsOf(asked, 'getcfilters').length === 0,
          'The cfheaders was wrong already, and you asked for the filters all the same.',
        );
        expect(chain).toGive(after(2), [[() => true, 'The chain has changed, though nothing was accepted.']]);
      },
      { change: inHeaders((value) => (value.previous_filter_header = CHAIN[0].hash)) },
    ));

  test.each<[string, string, Change]>([
    [
      'is for another range',
      'Its stop hash is not the one that you sent: it is the answer to another question.',
      inHeaders((value) => (value.stop_hash = CHAIN[4].hash)),
    ],
    [
      'lacks a hash',
      'There are two hashes for three blocks. Compare the numbers.',
      inHeaders((value) => void value.filter_hashes.pop()),
    ],
    [
      'has a hash too many',
      'There are four hashes for three blocks. Compare the numbers.',
      inHeaders((value) => void value.filter_hashes.push(CHAIN[0].hash)),
    ],
  ])('rejects a cfheaders that %s', (_, say, change) =>
    fetched(
      [3, 5],
      ({ outcome, asked, chain }) => {
        expect(outcome).toRefuseWith(
          FalseAnswerError,
          [],
          // an answer that compares, and throws another error, has asked for no filter
          [[(got: unknown) => !threw(got) || payloadsOf(asked, 'getcfilters').length > 0, say]],
        );
        must(
          payloadsOf(asked, 'getcfilters').length === 0,
          'The cfheaders was wrong already, and you asked for the filters all the same.',
        );
        expect(chain).toGive(after(2));
      },
      { change },
    ),
  );

  test('rejects a filter that does not have the hash that was promised, and keeps those before', () => {
    const [, , wrong] = CHAIN;
    return fetched(
      [0, 4],
      ({ outcome, chain, filters }) => {
        expect(outcome).toRefuseWith(
          FalseAnswerError,
          [],
          [
            [
              undefined,
              'The third filter is not the one whose hash the node had promised, and you accepted it. Compare its hash256 with the one in the cfheaders.',
            ],
          ],
        );
        expect(filters.length).toGive(2, [
          [3, 'The wrong filter was passed on. Check it first.'],
          [0, 'The two good filters before it were not passed on.'],
        ]);
        expect(chain).toGive(after(1), [
          [
            { ...after(1), height: 2 },
            'The height counts the wrong filter, and the tip does not. Move both on when the filter is accepted.',
          ],
          [after(2), 'The wrong filter is on the chain. Check it first.'],
          [start(), 'The two filters before it were good: they stay on the chain.'],
        ]);
      },
      {
        change: each('cfilter', (payload) => {
          const value = decode(cfilter.read, payload);
          return hex(value.block_hash) === hex(wrong.hash)
            ? encode(cfilter.write, { ...value, filter: CHAIN[1].filter })
            : payload;
        }),
      },
    );
  });

  test.each([
    ['another block', chainOf([[], []])[2].hash],
    ['the next block', CHAIN[2].hash],
  ])('rejects the filter of %s, even if it has the right hash', (_, block_hash) =>
    fetched(
      [0, 2],
      ({ outcome, filters }) => {
        expect(outcome).toRefuseWith(
          FalseAnswerError,
          [],
          [
            [
              undefined,
              'The message says that the filter is that of another block. The key of its numbers comes from the hash, so compare it, too.',
            ],
          ],
        );
        expect(filters.length).toGive(1);
      },
      {
        change: each('cfilter', (payload) => {
          const value = decode(cfilter.read, payload);
          return hex(value.block_hash) === hex(CHAIN[1].hash)
            ? encode(cfilter.write, { ...value, block_hash })
            : payload;
        }),
      },
    ),
  );

  test('ignores bytes after the last field, as nodes do', () =>
    fetched(
      [0, 2],
      ({ outcome, chain }) => {
        expect(outcome).toGive(undefined, [
          [threw, 'You rejected a byte after the last field. Nodes ignore what comes after it.'],
        ]);
        expect(chain).toGive(after(2));
      },
      { change: (message) => [{ ...message, payload: Uint8Array.of(...message.payload, 0) }] },
    ));

  test('names the field in which an answer is truncated', () =>
    fetched([0, 2], ({ outcome }) => expect(outcome).toRefuse({ path: 'filter_hashes[2]', offset: 130 }), {
      change: each('cfheaders', (payload) => payload.subarray(0, -1)),
    }));

  test('lets an error of onFilter through', () =>
    talking(CHAIN, async (connection) => {
      const full = () => {
        throw new RangeError('no space left');
      };
      const hashes = CHAIN.map(({ hash }) => hash);
      const outcome = await withDeadline(() => fetchFilters(connection, start(), hashes, full), NEVER);
      expect(outcome).toRefuseWith(
        RangeError,
        ['no space left'],
        [[undefined, 'onFilter failed, and you hid its error. Let it through.']],
      );
    }));

  test('fails if the connection ends', () =>
    talking(CHAIN, async (connection: never, asked) => {
      const hashes = CHAIN.map(({ hash }) => hash);
      const closing = (connection as { close(): Promise<void> }).close();
      const outcome = await withDeadline(() => fetchFilters(connection, start(), hashes, () => {}), NEVER);
      await closing;
      expect(outcome).toRefuseWith(
        ClosedError,
        [],
        [[undefined, 'The connection was closed. Let its error through.']],
      );
      expect(asked.length).toGive(0);
    }));
});
