import { block, findInBlock, txid } from 'answers/13-transaction';
import { readPayload } from 'answers/07-own-version';
import { fromHex, hex } from '../../src/wire/bytes';
import { patched } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import {
  BLOCK_170,
  COINBASE_170,
  FIRST_PAYMENT,
  GENESIS_COINBASE,
  SIMNET_PAYMENT,
} from '../../src/suite/recorded-transactions';
import { sha256 } from '../../src/wire/sha256';
import { decode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { FalseAnswerError, NotFoundError } from '../../src/wire/streams/peer-errors';
import * as solution from '../../solutions/13-transaction';
import {
  type Transaction,
  GENESIS,
  GENESIS_NAME,
  accepted,
  reversed,
  twice,
  txWhere,
  PAYMENT,
  _,
} from './shared';

/**
 * What a wrong answer compares with, instead of the hash or the root of a block: it accepts a block in which that is
 * true.
 */
function wronglyAccepted(
  { header, transactions }: solution.Block,
  find: (found: solution.Block, hash: string) => unknown,
): KnownMistakes {
  const wireIds = transactions.map((tx) => reversed(fromHex(solution.txid(tx))));
  const root = solution.merkleRoot(wireIds);
  const shown = solution.merkleRoot(wireIds.map(reversed));
  const accepts = (of: Uint8Array, hash = hex(reversed(twice(of)))) => {
    try {
      return accepted(find({ header: of, transactions }, hash));
    } catch {
      return false;
    }
  };
  const withRoot = (one: Uint8Array) => patched(header, 36, hex(one));
  const rejected = (instead: () => boolean) => (got: unknown) => got instanceof FalseAnswerError && instead();
  return [
    [
      rejected(() => accepts(header, hex(twice(header)))),
      'You rejected the right block: you compared its hash in the order on the wire. The one that was asked for is as people write it: hashText.',
    ],
    [
      rejected(() => accepts(header, hex(reversed(sha256(header))))),
      'You rejected the right block: you hashed its header once. The hash of a block is hash256, the SHA-256 of the SHA-256.',
    ],
    [
      rejected(() => accepts(withRoot(reversed(root)))),
      'You rejected the right block: you reversed the merkle root. The header has it as it was computed.',
    ],
    [
      rejected(() => accepts(withRoot(shown)) || accepts(withRoot(reversed(shown)))),
      'You rejected the right block: you made the merkle root of the txids as people write them. It is made of the txids as on the wire: hashBytes.',
    ],
    [
      rejected(() => accepts(patched(header, 4, hex(root)))),
      'You rejected the right block: you compared the merkle root with bytes 4 to 35 of the header, the hash of the previous block. The root is in bytes 36 to 67: subarray(36, 68).',
    ],
  ];
}

describe('findInBlock', () => {
  const bytes = recording('block-170').bytes;
  const read = () => decode(block.read, bytes);
  const found = () => findInBlock(read(), BLOCK_170, FIRST_PAYMENT.id);

  test('finds the first payment in block 170 by its txid', () => {
    const block170 = decode(solution.block.read, bytes);
    const instead = wronglyAccepted(block170, (of, hash) => findInBlock(of, hash, FIRST_PAYMENT.id));
    expect(() => found()).toGive(PAYMENT, [
      [
        txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
        'That is the coinbase, the first transaction of every block. Find the transaction by its txid.',
      ],
      ...instead,
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected the right block. Its hash is that of the 80 bytes of its header. The first transaction has one input, with 32 zeros for a txid and 4294967295 for an index (ffffffff has no sign). The merkle root is in bytes 36 to 67: subarray(36, 68), since the end is not included. (Two arrays are never ===: compare their bytes, or their hex.)',
      ],
      [
        (got: unknown) => got instanceof NotFoundError,
        'You did not find it, but it is there. Compare a txid with txids, both as people write them. (Two arrays are never ===: compare strings.)',
      ],
      [
        (got: unknown) => typeof got === 'number',
        'That is its place in the block. Return the transaction itself.',
      ],
      [undefined, 'You returned nothing. It is the second transaction of this block.'],
    ]);
  });

  test('finds a transaction wherever it is in the block, even first: the coinbase', () => {
    expect(readPayload({ command: 'block', payload: bytes })).toGive(read());
    expect(readPayload({ command: 'tx', payload: FIRST_PAYMENT.bytes })).toGive(found());
    expect(() => txid(findInBlock(read(), BLOCK_170, COINBASE_170.id))).toGive(COINBASE_170.id, [
      [FIRST_PAYMENT.id, 'That is the second one. Find a transaction by its txid, not by its place.'],
    ]);
    expect(() => txid(findInBlock(decode(block.read, GENESIS), GENESIS_NAME, GENESIS_COINBASE.id))).toGive(
      GENESIS_COINBASE.id,
    );
  });

  test.each([
    ['with witnesses', 'btcd-block-witness', [[fromHex('51')]]],
    ['without witnesses', 'btcd-block-stripped', undefined],
  ])('accepts a segwit block, sent %s: its root is made of txids', (_, name, witnesses) => {
    const today = decode(block.read, recording(name).bytes.slice(24));
    const hash = '4193fe20f82520c94f0a5ecdb85041c887d778790bdef345ffb203ed042e1821';
    expect(() => findInBlock(today, hash, SIMNET_PAYMENT.id).witnesses).toGive(witnesses, [
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected it. The merkle root is made of txids, and those are the same with and without witnesses.',
      ],
      [undefined, 'The transaction has lost its witness. Return it as it is in the block.'],
    ]);
  });

  test('throws a FalseAnswerError for a different block from the one that was asked for', () => {
    expect(() => findInBlock(read(), GENESIS_NAME, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'You took the transaction from a different block. Compare the hash of the 80 bytes of its header with the one that was asked for.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: this is not the block that was asked for. That is a FalseAnswerError.',
        ],
      ],
    );
    const changed = decode(block.read, patched(bytes, 79, '71'));
    expect(() => findInBlock(changed, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The last byte of the header is different, and so is the hash of the block. Hash all 80 bytes.',
        ],
      ],
    );
  });

  test.each<[string, (coinbase: Transaction, payment: Transaction) => Transaction[]]>([
    ['a transaction is changed', (coinbase, payment) => [{ ...coinbase, locktime: 1 }, payment]],
    ['the transactions are swapped', (coinbase, payment) => [payment, coinbase]],
    ['a transaction is missing', (coinbase) => [coinbase]],
    ['there is one transaction too many', (coinbase, payment) => [coinbase, payment, coinbase]],
  ])('rejects the whole block if %s', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const transactions = change(coinbase, payment);
    expect(() => findInBlock({ ...read(), transactions }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The header is right, but anything could come after it. The merkle root of the txids must be the one in the header.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: these are not the transactions of the header. That is a FalseAnswerError.',
        ],
      ],
    );
  });

  test('throws a NotFoundError for a transaction that is not in the block', () => {
    expect(() => findInBlock(read(), BLOCK_170, GENESIS_COINBASE.id)).toRefuseWith(
      NotFoundError,
      [],
      [
        [
          undefined,
          'You returned nothing, and every caller would have to check for that. Throw a NotFoundError.',
        ],
        [accepted, 'You returned a different transaction. The one that was asked for is not in block 170.'],
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'The block is the right one, and intact. The transaction is not in it: throw a NotFoundError.',
        ],
      ],
    );
  });
});
