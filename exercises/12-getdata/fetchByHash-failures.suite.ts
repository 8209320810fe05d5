import { fetchByHash, INVENTORY } from 'answers/12-getdata';
import { recording } from '../../src/peers/recordings';
import { withDeadline } from '../../src/suite/deadline';
import { block, fallsSilent } from '../../src/suite/falls-silent';
import { BLOCK_170, FIRST_PAYMENT, SIMNET_PAYMENT } from '../../src/suite/recorded-transactions';
import type { KnownMistakes } from '../../src/suite/matchers';
import { withLimit } from '../../src/suite/time-limit';
import { WireError } from '../../src/wire/codec/error';
import { ClosedError, NotFoundError, ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
import {
  accepted,
  asked,
  GENESIS_NAME,
  message,
  notfound,
  outcome,
  talking,
  threw,
  waited,
  wireHash,
} from './shared';

const PAYMENT = message('tx', FIRST_PAYMENT.bytes);
const OTHER = message('tx', SIMNET_PAYMENT.plain);
const { TX, BLOCK } = INVENTORY;

/** For code that ends without a result when the time is over, which may be in any of these tests. */
const NOTHING: KnownMistakes[number] = [
  undefined,
  'The patience ran out, and it returned nothing. Let the ReceiveTimeoutError of receive() through, and throw one after a loop.',
];

describe('fetchByHash', () => {
  test(
    'gives up when the patience runs out: a node that does not have the block may say nothing',
    talking(async (connection, node) => {
      connection.patience = 20;
      expect(
        await outcome(connection, node, () => fetchByHash(connection, BLOCK, GENESIS_NAME), []),
      ).toRefuseWith(
        ReceiveTimeoutError,
        [],
        [
          NOTHING,
          [accepted, 'No answer came, but it returned something. Let the ReceiveTimeoutError through.'],
        ],
      );
    }),
  );

  test(
    'reports a notfound that cannot be read, and does not skip it',
    talking(async (connection, node) => {
      const broken = message('notfound', '01 01000000', wireHash(FIRST_PAYMENT.id).slice(0, -2));
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [broken])).toRefuseWith(
        WireError,
        [],
        [
          ...waited(
            'A notfound came and could not be read, but you waited for another message. Let the WireError through: it says what is wrong.',
          ),
          [
            (got: unknown) => accepted(got) || threw(got),
            'A notfound came and could not be read. Let the WireError through: it says what is wrong with it.',
          ],
        ],
      );
    }),
  );

  test(
    'lets through what hashOf throws',
    talking(async (connection, node) => {
      const hashOf = () => {
        throw new WireError('flag', 5, '1', '2');
      };
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id, hashOf);
      expect(await outcome(connection, node, fetch, [PAYMENT])).toRefuseWith(
        WireError,
        [],
        [
          ...waited('hashOf threw, and you waited for another message. Let its error through.'),
          [accepted, 'hashOf threw, and the message was accepted all the same.'],
        ],
      );
    }),
  );

  test(
    'lets through what send throws',
    talking(async (connection, node) => {
      connection.patience = 20;
      const fails = () => {
        const failing = Promise.reject(new WireError('payload', 24, 'a request', 'none'));
        failing.catch(() => {});
        return failing;
      };
      Object.assign(connection, { send: fails, sendMessage: fails });
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      const say =
        'The getdata could not be sent, and you waited for an answer to it. send() returns a promise: is an await missing?';
      expect(await outcome(connection, node, fetch, [])).toRefuseWith(WireError, [], waited(say));
    }),
  );

  test(
    'throws a ClosedError if the node hangs up',
    talking(async (connection, node) => {
      const result = withDeadline(
        () => fetchByHash(connection, TX, FIRST_PAYMENT.id),
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
      connection.patience = 20;
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id.slice(32));
      expect(await outcome(connection, node, fetch, [])).toRefuseWith(
        RangeError,
        [],
        [
          [
            (got: unknown) => got instanceof ReceiveTimeoutError,
            'You sent the request and waited. Check the hash before you send anything: hashBytes does that.',
          ],
        ],
      );
      expect(asked(node)).toGive(
        [],
        [[() => true, 'You asked the node, although the string is not a hash.']],
      );
    }),
  );

  test(
    'accepts a hash in capital letters',
    talking(async (connection, node) => {
      const say =
        'The right one came, but you did not recognise it: its hash was given in capital letters. F4 is f4.';
      const tx = () => fetchByHash(connection, TX, FIRST_PAYMENT.id.toUpperCase());
      expect(await outcome(connection, node, tx, [PAYMENT])).toGive(PAYMENT, waited(say));
      const block = () => fetchByHash(connection, BLOCK, BLOCK_170.toUpperCase());
      const it = message('block', recording('block-170').bytes);
      expect(await outcome(connection, node, block, [it])).toGive(it, waited(say));
      expect(await outcome(connection, node, block, [notfound('02000000', BLOCK_170)])).toRefuseWith(
        NotFoundError,
        [],
        waited(say),
      );
    }),
  );

  test('has one deadline for the whole fetch: other messages that keep coming do not extend it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection, node) => {
        connection.patience = limit;
        const fallSilent = node.keepSaying(message('tx', SIMNET_PAYMENT.plain), pace);
        const result = await withDeadline(
          () => fetchByHash(connection, TX, FIRST_PAYMENT.id),
          'Other transactions keep coming, and with each of them you start waiting again. The patience is for the whole fetch.',
          limit,
        );
        await fallSilent();
        expect(result).toRefuseWith(ReceiveTimeoutError, [], [NOTHING]);
        expect(connection.patience).toGive(limit, [
          [
            () => true,
            'You changed the patience of the connection. Leave it as it was: other calls use it, too.',
          ],
        ]);
      })(),
    ));

  test('waits only for the time that is left, if another message used up some of it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection) => {
        connection.patience = limit;
        fallsSilent(connection, limit / 2, OTHER, pace);
        expect(
          await withDeadline(
            () => fetchByHash(connection, TX, FIRST_PAYMENT.id),
            'One message came, then none, and you waited longer than the patience. Pass receive() only the time that is left, in milliseconds: the deadline minus the time now.',
            limit,
          ),
        ).toRefuseWith(ReceiveTimeoutError, [], [NOTHING]);
      })(),
    ));

  test('throws a ReceiveTimeoutError if the patience runs out while hashOf is busy', () =>
    withLimit(20, (limit, pace) =>
      talking(async (connection) => {
        connection.patience = limit;
        fallsSilent(connection, 0, OTHER, pace);
        const busy = () => block(limit + 5) as undefined;
        expect(
          await withDeadline(
            () => fetchByHash(connection, TX, FIRST_PAYMENT.id, busy),
            'The patience ran out while hashOf was busy, and you went on waiting.',
            limit,
          ),
        ).toRefuseWith(ReceiveTimeoutError, [], [NOTHING]);
      })(),
    ));
});
