import { fetchTransaction } from 'answers/13-transaction';
import { patched } from '../../src/suite/inputs';
import { withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import {
  BLOCK_170,
  COINBASE_170,
  FIRST_PAYMENT,
  GENESIS_COINBASE,
  WITH_WITNESS,
} from '../../src/suite/recorded-transactions';
import { WireError } from '../../src/wire/codec/error';
import { recording } from '../../src/peers/recordings';
import {
  ClosedError,
  FalseAnswerError,
  NotFoundError,
  ReceiveTimeoutError,
} from '../../src/wire/streams/peer-errors';
// the other end uses the reference, so that a mistake shows up where it is made
import { type Message } from '../../solutions/01-framing';
import {
  GENESIS_NAME,
  threw,
  accepted,
  PAYMENT,
  SIGNED,
  _,
  talking,
  fetched,
  asked,
  message,
  TX,
  BLOCK,
  wireHash,
  notfound,
  waited,
} from './shared';

describe('fetchTransaction', () => {
  test(
    'throws a FalseAnswerError for a block whose transactions do not match its header',
    talking(async (connection, node) => {
      const { bytes } = recording('block-170');
      const altered = message('block', patched(bytes, bytes.length - 1, '01'));
      expect(await fetched(connection, node, [COINBASE_170.id, BLOCK_170], altered)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            accepted,
            'The last byte of the block was changed, and you believed it. The merkle root gives it away: findInBlock checks it.',
          ],
          ...waited(
            'The block came with the hash that you asked for, but something in it is wrong. That is not a reason to go on waiting.',
          ),
        ],
      );
    }),
  );

  test(
    'throws a NotFoundError if the block lacks the transaction, or the node lacks the block',
    talking(async (connection, node) => {
      const answers = [BLOCK, notfound('02000040', BLOCK_170)];
      for (const answer of answers) {
        expect(await fetched(connection, node, [GENESIS_COINBASE.id, BLOCK_170], answer)).toRefuseWith(
          NotFoundError,
          [],
          [
            [undefined, 'You returned nothing. If the transaction is not there, throw a NotFoundError.'],
            [
              accepted,
              'You returned a different transaction. The one that was asked for is not in block 170.',
            ],
            ...waited(
              answer === BLOCK
                ? 'The block came, but the transaction is not in it. No other block will come.'
                : 'The node said notfound, but you did not listen. A notfound about a block carries the hash of the block.',
            ),
          ],
        );
      }
    }),
  );

  test(
    'gives up when the patience runs out: a node that does not have the block may say nothing',
    talking(async (connection, node) => {
      connection.patience = 20;
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, GENESIS_NAME])).toRefuseWith(
        ReceiveTimeoutError,
        [],
        [[accepted, 'No answer came, but it returned something. Let the ReceiveTimeoutError through.']],
      );
    }),
  );

  test.each<[string, Message, [string, string?]]>([
    ['tx', message('tx', WITH_WITNESS.bytes.slice(0, -1)), [WITH_WITNESS.id]],
    ['tx with an unknown flag', message('tx', patched(WITH_WITNESS.bytes, 5, '02')), [WITH_WITNESS.id]],
    [
      'notfound',
      message('notfound', '01 01000040', wireHash(WITH_WITNESS.id).slice(0, -2)),
      [WITH_WITNESS.id],
    ],
    ['block', message('block', recording('block-170').bytes.slice(0, -1)), [COINBASE_170.id, BLOCK_170]],
  ])('reports a %s that cannot be read, and does not skip it', (_, answer, wanted) =>
    talking(async (connection, node) => {
      expect(await fetched(connection, node, wanted, answer)).toRefuseWith(
        WireError,
        [],
        [
          ...waited(
            'The answer came and could not be read, but you waited for another one. Let the WireError through: it says what is wrong with the answer.',
          ),
          [
            (got: unknown) => accepted(got) || threw(got),
            'The answer came and could not be read. Let the WireError through: it says what is wrong with it.',
          ],
        ],
      );
    })(),
  );

  test(
    'throws a ClosedError if the node hangs up',
    talking(async (connection, node) => {
      const result = withDeadline(
        () => fetchTransaction(connection, WITH_WITNESS.id),
        'The node has hung up, and you are still waiting for its answer.',
      );
      await node.hears('getdata');
      node.socket.destroy();
      expect(await result).toRefuseWith(
        ClosedError,
        [],
        [[accepted, 'The node has hung up without an answer. Let the ClosedError through.']],
      );
    }),
  );

  test(
    'rejects a string that is not a hash, and sends nothing',
    talking(async (connection, node) => {
      const half = WITH_WITNESS.id.slice(32);
      const wrong: [string, string?][] = [
        [half],
        [half, BLOCK_170],
        [FIRST_PAYMENT.id, half],
        [FIRST_PAYMENT.id, ''],
      ];
      connection.patience = 20;
      for (const arguments_ of wrong) {
        expect(await fetched(connection, node, arguments_)).toRefuseWith(
          RangeError,
          [],
          [
            [
              (got: unknown) => got instanceof ReceiveTimeoutError && arguments_[1] === '',
              'You took an empty block hash for no block hash. Only undefined means that there is none; an empty string is not a hash.',
            ],
            [
              (got: unknown) => got instanceof ReceiveTimeoutError,
              'You sent the request and waited. Check both hashes before you send anything.',
            ],
          ],
        );
      }
      expect(asked(node)).toGive(
        [],
        [[() => true, 'You asked the node, although one of the strings is not a hash.']],
      );
    }),
  );

  test(
    'accepts a hash in capital letters',
    talking(async (connection, node) => {
      const say =
        'The right one came, but you did not recognise it: its hash was given in capital letters. F4 is f4.';
      expect(await fetched(connection, node, [WITH_WITNESS.id.toUpperCase()], TX)).toGive(
        SIGNED,
        waited(say),
      );
      const loud: [string, string] = [FIRST_PAYMENT.id.toUpperCase(), BLOCK_170.toUpperCase()];
      expect(await fetched(connection, node, loud, BLOCK)).toGive(PAYMENT, waited(say));
      const missing = notfound('02000040', BLOCK_170);
      expect(await fetched(connection, node, loud, missing)).toRefuseWith(NotFoundError, [], waited(say));
    }),
  );

  test('has one deadline for the whole fetch: other messages that keep coming do not extend it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection, node) => {
        connection.patience = limit;
        const fallSilent = node.keepSaying(message('tx', FIRST_PAYMENT.bytes), pace);
        const result = await withDeadline(
          () => fetchTransaction(connection, WITH_WITNESS.id),
          'Other transactions keep coming, and with each of them you start waiting again. The patience is for the whole fetch.',
          limit,
        );
        await fallSilent();
        expect(result).toRefuseWith(ReceiveTimeoutError, []);
        expect(connection.patience).toGive(limit, [
          [
            () => true,
            'You changed the patience of the connection. Leave it as it was: other calls use it, too.',
          ],
        ]);
      })(),
    ));
});
