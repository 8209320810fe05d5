import { checkBlock } from 'answers/20-light-client';
import { filterOf } from '../../src/peers/filter-writer';
import type { KnownMistakes } from '../../src/suite/matchers';
import { fromHex, hex, sameBytes } from '../../src/wire/bytes';
import { WireError } from '../../src/wire/codec/error';
import { FalseAnswerError } from '../../src/wire/streams/peer-errors';
import { filterScripts } from '../../solutions/20-light-client';
import { blockIn, chainOf, MINE, paying, type Served } from './chain.shared';
import { reversed, threw } from './shared';

const NOTE = fromHex('6a 01 42');
const CHAIN = chainOf([[paying(1, MINE), paying(2, NOTE, new Uint8Array(), fromHex('53'))], []]);
const [, ONE, TWO] = CHAIN;

const checkedOf = ({ hash, filter }: Served, more: { filter?: Uint8Array; hash?: Uint8Array } = {}) => ({
  height: 1,
  // a copy: an answer may change it, and other tests need it
  hash: hash.slice(),
  filter,
  ...more,
});

/** The scripts of all outputs, also of those that are not in a filter. */
const OUTPUTS = blockIn(ONE).transactions.flatMap(({ outputs }) => outputs.map(({ script }) => script));

/** Whether the honest block is accepted with another filter. */
function acceptsWith(filter: Uint8Array): boolean {
  try {
    checkBlock(blockIn(ONE), checkedOf(ONE, { filter }));
    return true;
  } catch {
    return false;
  }
}

const accepted = (say: string): KnownMistakes => [[undefined, say]];

describe('checkBlock', () => {
  test('accepts an honest block with its filter', () => {
    const hash = ONE.hash.slice();
    expect(() => checkBlock(blockIn(ONE), checkedOf(ONE, { hash }))).toGive(undefined, [
      [
        (got: unknown) => threw(got) && !sameBytes(hash, ONE.hash),
        'The hash that you were given has changed: reverse() works in place, and matches needs the hash as it was. hashText makes a copy.',
      ],
      [
        (got: unknown) => got instanceof FalseAnswerError && acceptsWith(filterOf(OUTPUTS, ONE.hash)),
        'It is honest, and you missed a script in its filter. Scripts that begin with OP_RETURN and empty ones are not there.',
      ],
      [
        (got: unknown) =>
          got instanceof FalseAnswerError &&
          acceptsWith(filterOf(filterScripts(blockIn(ONE)), reversed(ONE.hash))),
        'It is honest, and you looked for its scripts with the hash in reverse. matches takes it as on the wire; only findInBlock takes it as people write it.',
      ],
      [
        (got: unknown) => got instanceof FalseAnswerError && /asked for/.test(got.message),
        'It is the right block. findInBlock takes its hash as people write it: hashText(hash).',
      ],
      [
        (got: unknown) => threw(got) && /NotFoundError/.test(String(got)),
        'findInBlock looks for a transaction. Give it the txid of one that is in the block.',
      ],
      [threw, 'It is an honest block, and you rejected it.'],
      [true, 'If all is well, return nothing: the caller relies on the error alone.'],
    ]);
  });

  test('rejects a block that was not asked for', () => {
    // all its scripts are in the filter
    const filter = filterOf(filterScripts(blockIn(TWO)), ONE.hash);
    expect(() => checkBlock(blockIn(TWO), checkedOf(ONE, { filter }))).toRefuseWith(
      FalseAnswerError,
      [],
      accepted('The header of the block has another hash than the one that you asked for.'),
    );
  });

  test('rejects transactions to which the header does not commit', () => {
    const changed = blockIn(ONE);
    changed.transactions[1].outputs[0].value += 1n;
    expect(() => checkBlock(changed, checkedOf(ONE))).toRefuseWith(
      FalseAnswerError,
      [],
      accepted(
        'An amount was changed, so the merkle root is another one, and you accepted the block. findInBlock compares it.',
      ),
    );
  });

  test('rejects a block without transactions', () => {
    expect(() => checkBlock({ ...blockIn(ONE), transactions: [] }, checkedOf(ONE))).toRefuseWith(
      FalseAnswerError,
      [],
      [
        ...accepted('A block has at least its coinbase.'),
        [
          (got: unknown) => got instanceof TypeError,
          'There is no first transaction. Such a block is a false answer, not a reason for a TypeError.',
        ],
      ],
    );
  });

  test.each([MINE, fromHex('53'), fromHex('52 01 00')])(
    'rejects a filter that lacks the script of an output',
    (script) => {
      const others = filterScripts(blockIn(ONE)).filter((one) => hex(one) !== hex(script));
      const filter = filterOf(others, ONE.hash);
      expect(() => checkBlock(blockIn(ONE), checkedOf(ONE, { filter }))).toRefuseWith(
        FalseAnswerError,
        [],
        accepted(
          'The filter has some scripts of the block, but not all. A node that left one out may have left out yours in another block: look for each.',
        ),
      );
    },
  );

  test('rejects an empty filter of a block that has outputs', () => {
    expect(() => checkBlock(blockIn(ONE), checkedOf(ONE, { filter: fromHex('00') }))).toRefuseWith(
      FalseAnswerError,
      [],
      accepted('The filter is empty, and the block has outputs.'),
    );
  });

  test('rejects a filter that cannot be read', () => {
    const outcome = (filter: Uint8Array) => {
      try {
        checkBlock(blockIn(ONE), checkedOf(ONE, { filter }));
      } catch (error) {
        // which of the two it is, is left open
        if (error instanceof FalseAnswerError || error instanceof WireError) return 'an error';
        throw error;
      }
      return 'accepted';
    };
    for (const filter of [Uint8Array.of(...ONE.filter, 0), ONE.filter.subarray(0, -4)]) {
      expect(() => outcome(filter)).toGive('an error', [
        ['accepted', 'The filter cannot be read, so no script of the block is in it, and you accepted it.'],
      ]);
    }
  });

  test('accepts a filter that has more: the scripts of outputs that are spent are in earlier blocks', () => {
    const filter = filterOf(filterScripts(blockIn(ONE), [fromHex('aa'), fromHex('bb')]), ONE.hash);
    expect(() => checkBlock(blockIn(ONE), checkedOf(ONE, { filter }))).toGive(undefined, [
      [
        threw,
        'The filter also has the scripts of the outputs that the block spends. You do not know them, so you cannot rebuild the filter and compare.',
      ],
    ]);
  });
});
