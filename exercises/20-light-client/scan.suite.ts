import { fromHex } from '../../src/wire/bytes';
import { decode, encode } from '../../src/wire/codec/codec';
import { ChainError, FalseAnswerError, NotFoundError } from '../../src/wire/streams/peer-errors';
import type { PeerMessage } from '../../src/peers/peer-codecs';
import { hashText } from '../../solutions/12-getdata';
import { block, type Block, txid } from '../../solutions/13-transaction';
import { type Payment, type Scan } from '../../solutions/20-light-client';
import {
  blockIn,
  type Change,
  chainOf,
  longChain,
  MINE,
  OTHER,
  payloadsOf,
  paying,
  rangesOf,
  type Served,
} from './chain.shared';
import { must, threw } from './shared';
import {
  ALSO_MINE,
  CHAIN,
  paid,
  scanned,
  payments,
  heightOf,
  heightsOf,
  blocksAsked,
  names,
} from './scan.shared';
const RIGHT_BLOCK =
  'The node sent the right block, and you rejected it. checkBlock takes the block together with its own filter and hash, and not with those of another one. (reverse() changes a hash in place; hashText does not.)';

const same = (got: unknown, payment: Payment) =>
  Object.entries(payment).every(([name, value]) => (got as Record<string, unknown>)[name] === value);

/** The last height whose filter the node was asked for. */
const lastAsked = (chain: Served[], asked: PeerMessage[]) =>
  Math.max(-1, ...rangesOf(asked, 'getcfilters').map(({ stop_hash }) => heightOf(chain, stop_hash)));

describe('scan', () => {
  test('finds a payment, with its height, its transaction, its output and its amount', () =>
    scanned(CHAIN.slice(0, 5), [MINE], (outcome, asked, disorder) => {
      const [first] = rangesOf(asked, 'getcfheaders');
      expect(payments(outcome)).toGive(
        [paid(3, 1, 1)],
        [
          [
            (got: unknown) => Array.isArray(got) && got.length === 0 && first === undefined,
            'You asked for no filter at all. These five blocks are fewer than MAX_FILTERS: what is left over is a range, too.',
          ],
          [(got: unknown) => disorder() !== undefined && got instanceof Object, disorder()!],
          [
            [],
            'The payment at height 3 was not found. Its filter matches, so its block has to come before you go on. Or is something that you began not awaited?',
          ],
          [
            (got: unknown) => got instanceof NotFoundError,
            'You asked for a transaction, by the hash of a block. Ask for the type BLOCK.',
          ],
          [(got: unknown) => got instanceof FalseAnswerError && blocksAsked(asked).length > 0, RIGHT_BLOCK],
          [
            (got: unknown) => got instanceof FalseAnswerError && first?.start_height === 0,
            'You called an honest node a liar. You passed other hashes to fetchFilters than those of the blocks that you asked for: the genesis block is the first of them, and each header of a batch has its own.',
          ],
          [
            (got: unknown) => got instanceof FalseAnswerError,
            'You called an honest node a liar. The 32 zeros are the previous filter header of the genesis block only: ask from that block on.',
          ],
          [
            (got: unknown) => Array.isArray(got) && (got[0] as Payment)?.height === 2,
            'The height is one too low: the genesis block is at height 0, and its filter comes first.',
          ],
          [
            (got: unknown) => Array.isArray(got) && (got[0] as Payment)?.height === 4,
            'The height is one too high.',
          ],
          [
            (got: unknown) =>
              Array.isArray(got) && got.length > 1 && got.some((one) => !same(one, paid(3, 1, 1))),
            'An output is among them that pays to another script. paymentsIn finds those that pay to yours.',
          ],
          [
            (got: unknown) => Array.isArray(got) && got.length > 1,
            'There is only one payment to this script. It was found more than once.',
          ],
          [
            (got: unknown) => Array.isArray(got) && (got[0] as Payment)?.height !== 3,
            'That is not the height of the block. Its filter was passed on with it, as a CheckedFilter.',
          ],
        ],
      );
    }));

  test('finds payments to any of the scripts, in the order of the chain', () =>
    scanned(CHAIN, [ALSO_MINE, MINE], (outcome, asked, disorder) => {
      const unasked = [3, 6].find((height) => !blocksAsked(asked).includes(names(height)[0]));
      expect(payments(outcome)).toGive(
        [paid(3, 1, 1), paid(6, 1, 0), paid(6, 2, 1), paid(6, 2, 2)],
        [
          [[paid(3, 1, 1)], 'Only the first payment was found. Go on after it.'],
          [(got: unknown) => Array.isArray(got) && got.length < 4 && disorder() !== undefined, disorder()!],
          [(got: unknown) => got instanceof FalseAnswerError, RIGHT_BLOCK],
          [
            (got: unknown) => Array.isArray(got) && got.length < 4 && unasked !== undefined,
            `A payment is missing: the block at height ${unasked} was not asked for, although its filter matches one of the two scripts. matches takes all of them.`,
          ],
          [
            (got: unknown) => Array.isArray(got) && got.length < 4,
            'A payment is missing: there is one at height 3, and three at height 6, in two transactions. Both blocks were asked for, so keep what you find in each.',
          ],
          [
            (got: unknown) => Array.isArray(got) && got.length === 4,
            'The four payments are there, and in another order. It is that of the chain, from the genesis block on.',
          ],
        ],
      );
    }));

  test('fetches the blocks whose filter matches, and no other', () =>
    scanned(CHAIN, [MINE], (outcome, asked) => {
      expect(outcome).toGive(outcome());
      expect(blocksAsked(asked)).toGive(names(3, 6), [
        [
          (got: unknown) => Array.isArray(got) && got.length >= 7,
          'You fetched every block. A filter says which ones are worth it.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 2,
          'You fetched a block whose filter does not match, or one twice.',
        ],
      ]);
    }));

  test('begins with the filter of the genesis block, which has height 0', () =>
    scanned(CHAIN, [MINE], (outcome, asked) => {
      expect(outcome).toGive(outcome());
      // one request for the genesis block, and one for the batch, are fine
      must(
        payloadsOf(asked, 'getcfilters').length <= 2,
        'You asked for the filters of one block at a time. One request brings up to 1,000.',
      );
      const ranges = rangesOf(asked, 'getcfheaders');
      expect([
        ranges[0]?.start_height,
        ...ranges.slice(-1).map(({ stop_hash }) => hashText(stop_hash)),
      ]).toGive(
        [0, ...names(7)],
        [
          [
            (got: unknown) => Array.isArray(got) && got[0] === 1,
            'You began at height 1. The first filter header depends on 32 zeros only at height 0: the hash of the genesis block is in the chain before you follow it.',
          ],
        ],
      );
    }));

  test('finds a payment in the genesis block', () =>
    scanned(CHAIN, [blockIn(CHAIN[0]).transactions[0].outputs[0].script], (outcome) => {
      expect(payments(outcome)).toGive(
        [{ height: 0, txid: txid(blockIn(CHAIN[0]).transactions[0]), index: 0, value: 5_000_000_000n }],
        [
          [[], 'The genesis block was left out. It has a filter like any other block.'],
          [
            (got: unknown) => Array.isArray(got) && got.length > 1,
            'It was found again with each range of blocks. What matched in one range is done with when its blocks are: begin the next one with an empty list.',
          ],
        ],
      );
    }));

  test('returns the headers and the filters that were followed, also if there is no payment', () =>
    scanned(CHAIN, [fromHex('54')], (outcome, asked) => {
      const facts = () => {
        const { payments: found, chain, filters } = outcome() as Scan;
        return { found, headers: chain.height, filters: filters.height, tip: filters.tip };
      };
      const { filterHeader } = CHAIN[7];
      expect(facts).toGive({ found: [], headers: 7, filters: 7, tip: filterHeader }, [
        [
          (got: unknown) => (got as { filters?: number })?.filters === -1,
          '`filters` in your result is not the chain that fetchFilters updated: its height is still −1.',
        ],
      ]);
      expect(blocksAsked(asked)).toGive([]);
    }));

  test('is no error if a filter matches, and the block has no payment: a false positive', () =>
    scanned(chainOf([[], [paying(2, OTHER)], []], { 2: [MINE] }), [MINE], (outcome) => {
      expect(payments(outcome)).toGive(
        [],
        [
          [
            threw,
            'The filter matched, and the block has no payment. That happens once in a while, and is nobody’s fault.',
          ],
        ],
      );
    }));

  test('rejects a block that its header does not commit to', () => {
    const change: Change = (message) => {
      if (message.command !== 'block') return [message];
      const found = decode(block.read, message.payload) as Block;
      found.transactions[1].outputs[1].value = 21_000_000n;
      return [{ command: 'block', payload: encode(block.write, found) }];
    };
    return scanned(
      CHAIN.slice(0, 5),
      [MINE],
      (outcome) =>
        expect(payments(outcome)).toRefuseWith(
          FalseAnswerError,
          [],
          [
            [
              [],
              'The block was changed, and you left it out. Let the error of checkBlock through: a node has lied.',
            ],
            [
              (got: unknown) => Array.isArray(got),
              'The amount in the block was changed, and you reported the payment. Check the block before you look into it.',
            ],
          ],
        ),
      change,
    );
  });

  test('rejects a header that breaks a rule, and asks for nothing after it', () =>
    scanned(
      CHAIN,
      [MINE],
      (outcome, asked) => {
        expect(payments(outcome)).toRefuseWith(
          ChainError,
          [],
          [
            [
              (got: unknown) => !threw(got),
              'One of the headers has no proof of work. followChain checks each.',
            ],
          ],
        );
        const asking = asked.findIndex(({ command }) => command === 'getheaders');
        expect(payloadsOf(asked.slice(asking), 'getcfheaders').length).toGive(0);
      },
      (message) =>
        message.command === 'headers'
          ? [{ ...message, payload: message.payload.map((byte, i) => (i === 1 + 81 * 3 + 5 ? ~byte : byte)) }]
          : [message],
    ));

  test('follows a chain of more than 1,000 blocks', () => {
    const long = longChain();
    return scanned(long, [MINE], (outcome, asked) => {
      const found = () => heightsOf(payments(outcome)());
      expect(found).toGive(
        [999, 1000, 1002],
        [
          [
            (got: unknown) => Array.isArray(got) && got.length < 3,
            `A payment is missing. The last block of the chain is at height 1,003, and you asked for filters only up to height ${lastAsked(long, asked)}: of a batch of headers, what is left over after 1,000 is a range, too.`,
          ],
        ],
      );
      const ranges = rangesOf(asked, 'getcfilters');
      expect(ranges[0]?.start_height).toGive(0);
      // the genesis block may have a request of its own
      must(
        ranges.length <= 3,
        'You asked for fewer filters than a message may bring. MAX_FILTERS is the limit for one request.',
      );
    });
  });
});
