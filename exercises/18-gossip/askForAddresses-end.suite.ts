import { askForAddresses, type Sighting } from 'answers/18-gossip';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import { fallsSilent } from '../../src/suite/falls-silent';
import { withLimit } from '../../src/suite/time-limit';
import { WireError } from '../../src/wire/codec/error';
import { MAX_ADDRESSES } from '../../src/wire/address-networks';
import { PeerError, ProtocolError } from '../../src/wire/streams/peer-errors';
import { threw } from './shared';
import { NOW, talking, addrWith, sighting, INV, asked } from './ask-shared';

describe('askForAddresses', () => {
  test(
    'returns at most MAX_ADDRESSES, the first ones',
    talking(async (connection, node) => {
      const thousand = Array.from({ length: MAX_ADDRESSES }, (_, i) => i + 1);
      const outcome = await asked(connection, node, [addrWith(2000), addrWith(...thousand)]);
      const lengthOf = () => (outcome() as Sighting[]).length;
      expect(lengthOf).toGive(MAX_ADDRESSES, [
        [MAX_ADDRESSES + 1, 'It returned one more than MAX_ADDRESSES: the single address counts, too.'],
      ]);
      expect(() => (outcome() as Sighting[])[0]).toGive(sighting(2000), [
        [() => true, 'It dropped the first one. Keep the first MAX_ADDRESSES.'],
      ]);
    }),
  );

  test(
    'stops when it has MAX_ADDRESSES, even if none of the messages is the answer',
    talking(async (connection, node) => {
      const singles = Array.from({ length: MAX_ADDRESSES + 50 }, (_, i) => addrWith(i + 1));
      const outcome = await asked(
        connection,
        node,
        singles,
        'A thousand single addresses have come, and it goes on. A stranger may send them all day: stop at MAX_ADDRESSES.',
      );
      expect(() => (outcome() as Sighting[]).length).toGive(MAX_ADDRESSES);
      const late =
        'It had MAX_ADDRESSES, and took another message. Stop as soon as it has them, not after one more.';
      const next = await withDeadline(() => connection.receive(), late);
      expect(next).toGive(addrWith(MAX_ADDRESSES + 1), [[() => true, late]]);
    }),
  );

  test(
    'returns what has come if the other side closes the connection',
    talking(async (connection, node) => {
      const asking = withDeadline(
        () => askForAddresses(connection, NOW),
        'The node has closed the connection, and it goes on waiting.',
      );
      await node.hears('getaddr');
      node.say(addrWith(1));
      node.socket.end();
      expect(await asking).toGive(
        [sighting(1)],
        [
          [threw, 'It threw when the node closed the connection. What had come before is lost: return it.'],
          [[], 'What had come before the connection ended is lost: return it.'],
        ],
      );
    }),
  );

  test(
    'returns what has come if the node breaks a rule, and the connection ends for that',
    talking(async (connection, node) => {
      const asking = withDeadline(
        () => askForAddresses(connection, NOW),
        'The connection has ended, and it goes on waiting.',
      );
      await node.hears('getaddr');
      node.say(addrWith(1));
      await eventually(() => connection.transcript.heard);
      await turns(3);
      await connection.close(new ProtocolError('addr: more than 1,000 addresses'));
      expect(await asking).toGive(
        [sighting(1)],
        [
          [
            threw,
            'The connection ended with a ProtocolError, and you threw it. Whichever PeerError ends the connection, return what has come: ProtocolError is one, like ClosedError.',
          ],
          [[], 'What had come before the connection ended is lost: return it.'],
        ],
      );
    }),
  );

  test(
    'does not leave a failed request behind, if the connection has ended before it',
    talking(async (connection) => {
      await connection.close();
      const outcome = await withDeadline(
        () => askForAddresses(connection, NOW),
        'The connection has ended, and it goes on waiting.',
      );
      await turns(3);
      // whether that is an error or an empty answer, is left open
      const end = () => {
        try {
          return outcome();
        } catch (error) {
          if (error instanceof PeerError) return [];
          throw error;
        }
      };
      expect(end).toGive([]);
    }),
  );

  test(
    'returns what has come if the patience is over',
    talking(async (connection, node) => {
      connection.patience = 50;
      const asking = withDeadline(
        () => askForAddresses(connection, NOW),
        'Its patience is over, and it goes on waiting. receive() takes the time that is left.',
        50,
      );
      await node.hears('getaddr');
      expect(await asking).toGive(
        [],
        [
          [threw, 'It threw when the time was over. A node need not answer: return what has come.'],
          [undefined, 'It returned nothing when the time was over. Return what has come: an empty list.'],
        ],
      );
    }),
  );

  test('has one deadline: other messages that keep coming do not extend it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection, node) => {
        connection.patience = limit;
        const fallSilent = node.keepSaying(INV, pace);
        const outcome = await withDeadline(
          () => askForAddresses(connection, NOW),
          'Other messages keep coming, and with each of them you start waiting again. The patience is for all of it.',
          limit,
        );
        await fallSilent();
        expect(outcome).toGive([], [[threw, 'It threw when the time was over. Return what has come.']]);
      })(),
    ));

  test('waits only for the time that is left, if another message used up some of it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection) => {
        connection.patience = limit;
        fallsSilent(connection, limit / 2, INV, pace);
        expect(
          await withDeadline(
            () => askForAddresses(connection, NOW),
            'One message came, then none, and you waited longer than the patience. Pass receive() only the time that is left, in milliseconds: the deadline minus the time now.',
            limit,
          ),
        ).toGive([], [[threw, 'It threw when the time was over. Return what has come.']]);
      })(),
    ));

  test('waits only for the time that is left, if a single address used up some of it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection) => {
        connection.patience = limit;
        fallsSilent(connection, limit / 2, addrWith(1), pace);
        connection.waitFor = () => connection.receive(connection.patience);
        expect(
          await withDeadline(
            () => askForAddresses(connection, NOW),
            'A single address came, then nothing, and you waited longer than the patience: each single address starts the patience again. It is counted from the request.',
            limit,
          ),
        ).toGive([sighting(1)], [[threw, 'It threw when the time was over. Return what has come.']]);
      })(),
    ));

  test(
    'throws a WireError if bytes come that are not a message',
    talking(async (connection, node) => {
      const asking = withDeadline(
        () => askForAddresses(connection, NOW),
        'Bytes came that are not a message, and it goes on waiting.',
      );
      await node.hears('getaddr');
      node.write(new Uint8Array(24));
      expect(await asking).toRefuseWith(
        WireError,
        [],
        [
          [
            (got: unknown) => Array.isArray(got),
            'Bytes came that are not a message, and you caught the error. Catch a PeerError only, and throw any other: it is no end that a node may choose.',
          ],
        ],
      );
    }),
  );
});
