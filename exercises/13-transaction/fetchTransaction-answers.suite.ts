import { txid } from 'answers/13-transaction';
import { WireError } from '../../src/wire/codec/error';
import { fromHex, hex } from '../../src/wire/bytes';
import { withDeadline } from '../../src/suite/deadline';
import { BLOCK_170, FIRST_PAYMENT, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import {
  ClosedError,
  FalseAnswerError,
  NotFoundError,
  ReceiveTimeoutError,
} from '../../src/wire/streams/peer-errors';
// the other end uses the reference, so that a mistake shows up where it is made
import { type Message } from '../../solutions/01-framing';
import {
  type Transaction,
  GENESIS,
  GENESIS_NAME,
  threw,
  accepted,
  txWhere,
  PAYMENT,
  SIGNED,
  talking,
  fetched,
  asked,
  message,
  TX,
  BLOCK,
  wireHash,
  notfound,
  waited,
  CLOSED,
  NOT_THE_FIRST,
} from './shared';

/** Whether the learner's txid gives a transaction this name. */
function named(tx: Transaction, id: string): boolean {
  try {
    return txid({ ...tx }) === id;
  } catch {
    return false;
  }
}

describe('fetchTransaction', () => {
  test(
    'sends a getdata for the transaction with its witnesses',
    talking(async (connection, node) => {
      await fetched(connection, node, [WITH_WITNESS.id], TX);
      const hash = wireHash(WITH_WITNESS.id);
      expect(asked(node)[0]).toGive(fromHex(`01 01000040 ${hash}`), [
        [undefined, 'The node received no getdata. It sends only what you ask for.'],
        [
          fromHex(`01 01000000 ${hash}`),
          'Type 1 is a transaction without its witnesses. With them it is INVENTORY.WITNESS_TX.',
        ],
        [
          fromHex(`01 01 ${WITH_WITNESS.id}`),
          'That is how the tutorial asked, with both its errors: the type in one byte, and the hash as people write it.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got.length === 34,
          'You wrote the type in one byte, so there are 34 bytes instead of 37. No node can read that.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(WITH_WITNESS.id),
          'You sent the hash as people write it. On the wire the last byte comes first.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got.subarray(1, 5)) === '02000040',
          'You asked for a block, but were given no block hash. Ask for the transaction itself.',
        ],
        [
          fromHex(`01 05000000 ${hash}`),
          'Type 5, WTX, goes by the hash with the witnesses. With a txid, ask by type 1 or WITNESS_TX.',
        ],
      ]);
    }),
  );

  test(
    'returns the transaction that the node sends',
    talking(async (connection, node) => {
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [
        [(got: unknown) => got instanceof Uint8Array, 'Those are the bytes. readTransaction reads them.'],
        [
          (got: unknown) => (got as Message | undefined)?.command === 'tx',
          'That is the message. The transaction is in its payload.',
        ],
        [
          (got: unknown) => got instanceof ReceiveTimeoutError && !named(SIGNED, WITH_WITNESS.id),
          'The transaction came, but you did not take it: your txid gives it a different name. Fix txid first.',
        ],
        ...waited(
          'The transaction came, but you did not take it. The hash of all its bytes is not its txid: give fetchByHash a hashOf that computes the txid.',
        ),
      ]);
    }),
  );

  test(
    'skips whatever else comes in between',
    talking(async (connection, node) => {
      const others = [
        message('inv', '01 01000000', 'ab'.repeat(32)),
        message('tx', FIRST_PAYMENT.bytes),
        notfound('01000040', FIRST_PAYMENT.id),
      ];
      expect(await fetched(connection, node, [WITH_WITNESS.id], ...others, TX)).toGive(SIGNED, [
        [txWhere((tx) => tx.outputs[0]?.value === PAYMENT.outputs[0].value), NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'That notfound was about a different transaction. It carries the hash of the one that was not found.',
        ],
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'You gave up at a transaction that you had not asked for. The right one came next.',
        ],
        [
          (got: unknown) => got instanceof WireError,
          'You read a message as a transaction, although it is not a tx. For any other command, hashOf must return undefined.',
        ],
        ...waited('The transaction came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'leaves the messages after the answer for the next receive()',
    talking(async (connection, node) => {
      const ready = message('sendheaders');
      await fetched(connection, node, [WITH_WITNESS.id], TX, ready);
      expect(
        await withDeadline(
          () => connection.receive(),
          'The message that came after the transaction is gone.',
        ),
      ).toGive(ready, [
        [(got: unknown) => got instanceof ClosedError, CLOSED],
        ...waited('The message that came after the transaction is gone.'),
      ]);
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [[threw, CLOSED]]);
    }),
  );

  test(
    'throws a NotFoundError if the node says notfound',
    talking(async (connection, node) => {
      const missing = notfound('01000040', WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [
          ...waited('The node said notfound, but you did not listen. Wait for either: tx or notfound.'),
          [accepted, 'The node said notfound. Throw a NotFoundError.'],
        ],
      );
    }),
  );

  test(
    'looks at every entry of a notfound',
    talking(async (connection, node) => {
      const missing = notfound('01000040', FIRST_PAYMENT.id, WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [...waited('It was the second entry of the notfound. Look at all of them.')],
      );
    }),
  );

  test(
    'asks for the whole block if given a block hash: that is what nodes serve',
    talking(async (connection, node) => {
      const result = await fetched(connection, node, [FIRST_PAYMENT.id, BLOCK_170], BLOCK);
      const hash = wireHash(BLOCK_170);
      expect(asked(node)[0]).toGive(fromHex(`01 02000040 ${hash}`), [
        [
          fromHex(`01 02000000 ${hash}`),
          'Type 2 is a block without witnesses. With them it is INVENTORY.WITNESS_BLOCK.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(wireHash(FIRST_PAYMENT.id)),
          'You asked for the transaction. It is old: you can only ask for its block, by the hash of the block.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && /^01010000/.test(hex(got)),
          'You asked for a transaction by the hash of a block. Ask for the block.',
        ],
      ]);
      expect(result).toGive(PAYMENT, [
        ...waited('The block came, but you did not take it. It has the hash that you asked for.'),
        [
          (got: unknown) => Array.isArray((got as { transactions?: unknown })?.transactions),
          'That is the block. The transaction is in it.',
        ],
        [
          txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
          'That is the coinbase, the first transaction of every block.',
        ],
      ]);
    }),
  );

  test(
    'skips a different block that comes first',
    talking(async (connection, node) => {
      const answers = [message('block', GENESIS), notfound('02000040', GENESIS_NAME), BLOCK];
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, BLOCK_170], ...answers)).toGive(PAYMENT, [
        [(got: unknown) => got instanceof FalseAnswerError, NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'A different block came first, and a notfound about that block. Neither says anything about the one that you asked for.',
        ],
        ...waited('The block came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );
});
