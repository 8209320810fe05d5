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
  numberedHashes,
  SIMNET_PAYMENT,
  WITH_WITNESS,
} from '../../src/suite/recorded-transactions';
import { decode, encode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { FalseAnswerError, NotFoundError } from '../../src/wire/streams/peer-errors';
import * as solution from '../../solutions/13-transaction';
import {
  type Transaction,
  GENESIS,
  GENESIS_NAME,
  reversed,
  twice,
  threw,
  accepted,
  txWhere,
  PAYMENT,
  SIGNED,
  _,
  join,
  pair,
} from './shared';

/** A block of regtest whose two txids, one after the other, are the 64 bytes of a transaction. */
const GROUND = recording('block-two-ground-txids');

/** Says which check is missing, whichever transaction the test asks for. */
const INNER_NODES: KnownMistakes = [
  [
    (got: unknown) => accepted(got) || got instanceof NotFoundError,
    'The header is right, and so is the root. But this is not a transaction: its 64 bytes are the two txids of the block, an inner node of the tree, which a miner ground until they could be read as one. A block begins with a coinbase, and an inner node can never be one.',
  ],
];

type Input = Transaction['inputs'][number];

/** A block of these transactions, with a header that commits to them, and its hash. */
function blockOf(...transactions: Transaction[]) {
  const root = solution.merkleRoot(transactions.map((tx) => reversed(fromHex(solution.txid(tx)))));
  const header = patched(recording('block-170').bytes.slice(0, 80), 36, hex(root));
  return { found: { header, transactions }, hash: hex(reversed(twice(header))) };
}

describe('findInBlock', () => {
  const bytes = recording('block-170').bytes;
  const read = () => decode(block.read, bytes);
  const found = () => findInBlock(read(), BLOCK_170, FIRST_PAYMENT.id);

  test('finds the first payment in block 170 by its txid', () => {
    expect(() => found()).toGive(PAYMENT, [
      [
        txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
        'That is the coinbase, the first transaction of every block. Find the transaction by its txid.',
      ],
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected the right block. Its hash is that of the 80 bytes of its header, and its merkle root is in bytes 36 to 67: subarray(36, 68), since the end is not included. (Two arrays are never ===: compare their bytes, or their hex.)',
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

  test('throws a FalseAnswerError for a header without transactions', () => {
    expect(() => findInBlock({ ...read(), transactions: [] }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: every block has at least a coinbase, so this is not the block. That is a FalseAnswerError.',
        ],
        [
          (got: unknown) => got instanceof RangeError && /stack/.test(got.message),
          'It never ended: an empty list of hashes has no root. Check its length first.',
        ],
        [
          (got: unknown) => got instanceof TypeError,
          'The list of transactions is empty: there is no first one to look at, and no root. Check its length first.',
        ],
        [threw, 'It threw a different error: an empty list of hashes has no root. Check its length first.'],
      ],
    );
  });

  const ground = decode(solution.block.read, GROUND.bytes);
  const [coinbase, payment] = ground.transactions;
  const hash = hex(reversed(twice(ground.header)));
  const [left, right] = [coinbase, payment].map((tx) => reversed(fromHex(solution.txid(tx))));
  /** The same header, with the 64 bytes of the two txids instead of the two transactions. */
  const forged = decode(solution.block.read, join(ground.header, fromHex('01'), left, right));
  const forgedId = hex(reversed(ground.header.subarray(36, 68)));

  test('does not find a payment that does not exist, although the header and the root are right', () => {
    expect(pair(left, right)).toGive(ground.header.slice(36, 68));
    expect(encode(solution.writeTransaction, forged.transactions[0]).length).toGive(64);
    expect(() => txid(findInBlock(ground, hash, solution.txid(payment)))).toGive(solution.txid(payment));
    expect(() => findInBlock(forged, hash, forgedId)).toRefuseWith(FalseAnswerError, [], INNER_NODES);
  });

  test('does not report a payment that is in the block as not found', () => {
    expect(() => findInBlock(forged, hash, solution.txid(payment))).toRefuseWith(
      FalseAnswerError,
      [],
      INNER_NODES,
    );
  });

  test.each<[string, (first: Input) => Input[]]>([
    ['spends an output whose index is ffffffff', (first) => [{ ...first, txid: numberedHashes(1)[0] }]],
    [
      'spends a txid that is zero except for its last byte',
      (first) => [{ ...first, txid: reversed(numberedHashes(1)[0]) }],
    ],
    ['spends output 0 of a txid that is all zeros', (first) => [{ ...first, index: 0 }]],
    ['has a second input', (first) => [first, { ...first, txid: numberedHashes(1)[0], index: 0 }]],
  ])('requires a coinbase as the first transaction: one that %s is not a coinbase', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf({ ...coinbase, inputs: change(coinbase.inputs[0]) }, payment);
    expect(() => findInBlock(found, hash, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The first transaction is not a coinbase: a coinbase has one input, whose txid is all zeros and whose index is ffffffff. All three matter: a miner can grind two txids until some of that is true.',
        ],
      ],
    );
  });

  test('accepts a transaction that happens to have 64 bytes, like any other', () => {
    const [coinbase, payment] = read().transactions;
    const short = {
      ...payment,
      inputs: [{ ...payment.inputs[0], script: new Uint8Array() }],
      outputs: [{ value: 1n, script: fromHex('00000051') }],
    };
    // two, like block 170: an odd number would also show what is wrong with merkleRoot
    const { found, hash } = blockOf(coinbase, short);
    expect(() => findInBlock(found, hash, solution.txid(short))).toGive(short, [
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected the block because one of its transactions has 64 bytes. That alone is allowed: the block begins with a coinbase, so these are its transactions.',
      ],
    ]);
  });

  test('throws a FalseAnswerError if a transaction occurs twice, although the root is the same', () => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf(coinbase, payment, SIGNED);
    const transactions = [...found.transactions, SIGNED];
    expect(findInBlock(found, hash, FIRST_PAYMENT.id)).toGive(PAYMENT);
    for (const id of [FIRST_PAYMENT.id, WITH_WITNESS.id, GENESIS_COINBASE.id]) {
      expect(() => findInBlock({ ...found, transactions }, hash, id)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            (got: unknown) => accepted(got) || got instanceof NotFoundError,
            'The last transaction occurs twice. An odd one is paired with itself anyway, so the root is the same; but the block has three transactions, not four.',
          ],
        ],
      );
    }
  });

  test('throws a FalseAnswerError if the last two transactions occur twice, although the root is the same', () => {
    const [coinbase, payment] = read().transactions;
    const others = [1, 2, 3, 4, 5].map((locktime) => ({ ...payment, locktime }));
    const { found, hash } = blockOf(coinbase, ...others);
    const transactions = [...found.transactions, ...found.transactions.slice(-2)];
    expect(() => findInBlock({ ...found, transactions }, hash, solution.txid(others[0]))).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The last two transactions occur twice. Six make three pairs, and the third pair is paired with itself, so the root is the same. Compare each txid with all others, not only with its neighbour.',
        ],
      ],
    );
  });

  test('accepts a hash in capital letters', () => {
    expect(() => findInBlock(read(), BLOCK_170.toUpperCase(), FIRST_PAYMENT.id.toUpperCase())).toGive(
      PAYMENT,
      [
        [
          threw,
          "You did not recognise a hash in capital letters, the block's or the transaction's. A hash is a number: F4 is f4.",
        ],
      ],
    );
  });
});
