import { announce } from 'answers/20-light-client';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import { WITH_WITNESS } from '../../src/suite/recorded-transactions';
import { fromHex, hex } from '../../src/wire/bytes';
import { WireError } from '../../src/wire/codec/error';
import { ClosedError, ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
import { hash256 } from '../../solutions/12-getdata';
import { message, talking } from '../12-getdata/shared';
import {
  announced,
  announcedOr,
  fresh,
  getdata,
  ID,
  NEVER,
  NOT_SENT,
  OTHER_ID,
  payloadOf,
  sent,
} from './announce.shared';
import { must } from './shared';

describe('announce', () => {
  test(
    'sends an inv with the txid',
    talking(async (connection, node) => {
      await announced(connection as never, node, getdata(['41', ID]));
      expect(payloadOf(node, 'inv')).toGive(fromHex(`01 01000000 ${ID}`), [
        [undefined, 'The node received no inv.'],
        [
          fromHex(`01 01000040 ${ID}`),
          'An inv announces by the type TX. How the node wants it, it says in its getdata.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got.subarray(5)) === WITH_WITNESS.id,
          'You sent the hash as people write it. askFor reverses it for you.',
        ],
        [
          fromHex(`01 01000000 ${hex(hash256(WITH_WITNESS.bytes))}`),
          'That is the hash of the transaction with its witnesses. The txid does not cover them.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got[1] === 5,
          'Type 5, WTX, goes by the hash with the witnesses. A txid has the type TX.',
        ],
        [(got: unknown) => got instanceof Uint8Array && got[1] === 2, 'Type 2 announces a block.'],
      ]);
    }),
  );

  test(
    'sends the transaction with its witnesses, if the node asks for them',
    talking(async (connection, node) => {
      const outcome = await announced(connection as never, node, getdata(['41', ID]));
      expect(outcome).toGive(WITH_WITNESS.id, [
        [undefined, 'Return the txid, as people write it.'],
        [fromHex(ID), 'Return the txid as people write it: a string.'],
        [ID, 'That is the txid as on the wire. Return it as people write it.'],
      ]);
      expect(await sent(node)).toGive(WITH_WITNESS.bytes, [
        ...NOT_SENT,
        [
          WITH_WITNESS.plain,
          'The node asked for type WITNESS_TX, and got the transaction without its witnesses: for the node, it is not signed.',
        ],
      ]);
    }),
  );

  test(
    'sends it without its witnesses, if the node asks for type TX',
    talking(async (connection, node) => {
      const outcome = await announced(connection as never, node, getdata(['01', ID]));
      expect(outcome).toGive(WITH_WITNESS.id, [
        [
          (got: unknown) => got instanceof RangeError && got.message.includes('witnesses'),
          'It could not be written. Without witnesses, the transaction has no such field: an empty list is not the same.',
        ],
      ]);
      expect(await sent(node)).toGive(WITH_WITNESS.plain, [
        ...NOT_SENT,
        [
          WITH_WITNESS.bytes,
          'The node asked for type TX: the form without witnesses. An old node cannot read the other one.',
        ],
      ]);
    }),
  );

  test(
    'finds it among other things that the node asks for',
    talking(async (connection, node) => {
      const never =
        'It never ended. The first entry of the getdata is another transaction, and the second one is yours: look at all of them.';
      const both = getdata(['01', OTHER_ID], ['41', ID]);
      const outcome = await announcedOr(never, connection as never, node, both);
      expect(outcome).toGive(WITH_WITNESS.id);
      expect(await sent(node)).toGive(WITH_WITNESS.bytes, [
        ...NOT_SENT,
        [
          WITH_WITNESS.plain,
          'You took the type of another entry of the getdata. Take that of the entry with the txid.',
        ],
      ]);
      await turns(2);
      expect(node.commands.filter((command) => command === 'tx').length).toGive(1, [
        [2, 'You sent it twice. The other entry is about another transaction.'],
      ]);
    }),
  );

  test(
    'waits on if the node asks for something else first, or says something else',
    talking(async (connection, node) => {
      const others = [message('inv', '01 01000000', 'ab'.repeat(32)), getdata(['01', OTHER_ID])];
      const announcing = Promise.resolve().then(() => announce(connection as never, fresh()));
      let returned = false;
      announcing.then(
        () => (returned = true),
        () => {},
      );
      await eventually(() => node.commands.includes('inv'));
      node.say(...others);
      await turns(4);
      must(
        !node.commands.includes('tx'),
        'The node asked for another transaction, and you sent yours. Compare the hash.',
      );
      must(
        !returned,
        'The first getdata asked for another transaction, and announce() returned. Wait for the next getdata, until one asks for yours.',
      );
      node.say(getdata(['41', ID]));
      const outcome = await withDeadline(() => announcing, NEVER);
      expect(outcome).toGive(WITH_WITNESS.id, [
        [
          (got: unknown) => got instanceof Error,
          'You gave up when the node asked for something else. Wait for the next getdata.',
        ],
      ]);
      expect(await sent(node)).toGive(WITH_WITNESS.bytes, NOT_SENT);
    }),
  );

  test(
    'throws a ReceiveTimeoutError if the node does not ask for it',
    talking(async (connection, node) => {
      connection.patience = 50;
      const outcome = await withDeadline(
        () => announce(connection as never, fresh()),
        'The patience of the connection is over, and you are still waiting.',
        50,
      );
      expect(outcome).toRefuseWith(
        ReceiveTimeoutError,
        [],
        [[(got: unknown) => typeof got === 'string', 'The node never asked, and you returned as if it had.']],
      );
      must(!node.commands.includes('tx'), 'The node did not ask for it.');
    }),
  );

  test(
    'leaves the transaction as it is',
    talking(async (connection, node) => {
      const tx = fresh();
      const announcing = Promise.resolve().then(() => announce(connection as never, tx));
      announcing.catch(() => {});
      await eventually(() => node.commands.includes('inv'));
      node.say(getdata(['01', ID]));
      expect(await withDeadline(() => announcing, NEVER)).toGive(WITH_WITNESS.id);
      expect(tx).toGive(fresh(), [
        [
          () => true,
          'The transaction has lost its witnesses. Copy it without them; delete changes the original.',
        ],
      ]);
    }),
  );

  test(
    'sends it without its witnesses for any other type',
    talking(async (connection, node) => {
      // the second is for an answer that does not take the first for a request
      await announced(connection as never, node, getdata(['05', ID]), getdata(['01', ID]));
      expect(await sent(node)).toGive(WITH_WITNESS.plain, [
        ...NOT_SENT,
        [
          WITH_WITNESS.bytes,
          'The node asked for type 5, and got the transaction with its witnesses. That form is for type WITNESS_TX alone.',
        ],
      ]);
    }),
  );

  test(
    'lets through what send throws',
    talking(async (connection, node) => {
      const { send, sendMessage } = connection;
      const fails = () => {
        const failing = Promise.reject(new ClosedError('the other side is gone'));
        failing.catch(() => {});
        return failing;
      };
      connection.send = (command, value) =>
        command === 'tx' ? fails() : Reflect.apply(send, connection, [command, value]);
      connection.sendMessage = (one) =>
        one.command === 'tx' ? fails() : Reflect.apply(sendMessage, connection, [one]);
      const failing = announced(connection as never, node, getdata(['41', ID]));
      expect(await failing).toRefuseWith(
        ClosedError,
        [],
        [
          [
            WITH_WITNESS.id,
            'The transaction could not be sent, and you returned as if it had been. send() returns a promise: wait for it.',
          ],
        ],
      );
    }),
  );

  test(
    'reports a getdata that cannot be read, and does not skip it',
    talking(async (connection, node) => {
      const broken = message('getdata', '01 01000000', ID.slice(0, -2));
      expect(await announced(connection as never, node, broken, getdata(['41', ID]))).toRefuseWith(
        WireError,
        [],
        [
          [
            () => true,
            'A getdata came and could not be read. Let the WireError through: it says what is wrong with it.',
          ],
        ],
      );
    }),
  );
});
