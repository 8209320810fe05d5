import { block, findInBlock, txid } from 'answers/13-transaction';
import { fromHex, hex } from '../../src/wire/bytes';
import { patched } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import {
  BLOCK_170,
  FIRST_PAYMENT,
  GENESIS_COINBASE,
  numberedHashes,
  WITH_WITNESS,
} from '../../src/suite/recorded-transactions';
import { decode, encode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { FalseAnswerError, NotFoundError } from '../../src/wire/streams/peer-errors';
import * as solution from '../../solutions/13-transaction';
import { type Transaction, reversed, twice, accepted, threw, PAYMENT, SIGNED, _, join, pair } from './shared';

/** A block of regtest whose two txids, one after the other, are the 64 bytes of a transaction. */
const GROUND = recording('block-two-ground-txids');

/** Says which check is missing, whichever transaction the test asks for. */
const INNER_NODES: KnownMistakes = [
  [
    (got: unknown) => accepted(got) || got instanceof NotFoundError,
    'The header is right, and so is the root. But this is not a transaction: its 64 bytes are the two txids of the block, an inner node of the tree, which a miner ground until they could be read as one. A block begins with a coinbase, and an inner node can never be one.',
  ],
];

function rejects(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (error) {
    return error instanceof FalseAnswerError;
  }
}

type Input = Transaction['inputs'][number];

/** A block of these transactions, with a header that commits to them, and its hash. */
function blockOf(...transactions: Transaction[]) {
  const root = solution.merkleRoot(transactions.map((tx) => reversed(fromHex(solution.txid(tx)))));
  const header = patched(recording('block-170').bytes.slice(0, 80), 36, hex(root));
  return { found: { header, transactions }, hash: hex(reversed(twice(header))) };
}

describe('findInBlock', () => {
  const read = () => decode(block.read, recording('block-170').bytes);

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

  test('rejects a block whose coinbase is not the first transaction', () => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf(payment, coinbase);
    expect(() => findInBlock(found, hash, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [[accepted, 'There is a coinbase, but it must be the first transaction.']],
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
    // as after reading: two objects, not the same one twice
    const transactions = [...found.transactions, { ...SIGNED }];
    const sameObject = [...found.transactions, SIGNED];
    expect(findInBlock(found, hash, FIRST_PAYMENT.id)).toGive(PAYMENT);
    for (const id of [FIRST_PAYMENT.id, WITH_WITNESS.id, GENESIS_COINBASE.id]) {
      expect(() => findInBlock({ ...found, transactions }, hash, id)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            (got: unknown) =>
              (accepted(got) || got instanceof NotFoundError) &&
              rejects(() => findInBlock({ ...found, transactions: sameObject }, hash, id)),
            'The last transaction occurs twice, and you compared the objects: two that were read from bytes are never the same object. Compare their txids.',
          ],
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
    const transactions = [...found.transactions, ...found.transactions.slice(-2).map((tx) => ({ ...tx }))];
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
