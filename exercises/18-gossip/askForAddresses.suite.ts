import { askForAddresses, type Sighting } from 'answers/18-gossip';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { fallsSilent } from '../../src/suite/falls-silent';
import type { KnownMistakes } from '../../src/suite/matchers';
import { withTracker } from '../../src/suite/resource-tracker';
import { connectedSockets, ScriptedPeer } from '../../src/suite/scripted-peer';
import { withLimit } from '../../src/suite/time-limit';
import { turns } from '../../src/suite/event-loop-turns';
import { fromHex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { MAX_ADDRESSES } from '../../src/wire/address-networks';
import { ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
// the connection and the other end use the solutions, so that a mistake is reported where it was made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { Demultiplexer } from '../../solutions/08-streams';
import { Connection } from '../../solutions/10-connection';
import { addr, addrv2 } from '../../solutions/18-gossip';
import { CORE_ADDRESSES, must, threw } from './shared';

const NOW = 1_795_734_000;

const wire = {
  frame: (message: Message) => encode((w) => writeMessage(w, message, 'mainnet'), undefined),
  splitter: () => new Demultiplexer('mainnet'),
};

/** A conversation with a node that sends what the test chooses. */
const talking = (body: (connection: Connection, node: ScriptedPeer) => Promise<void>) => () =>
  withTracker(async () => {
    const [ours, theirs] = await connectedSockets();
    await body(Connection.over(ours), new ScriptedPeer(theirs, wire));
  });

/** An addr message with these addresses: 198.18.0.1, 198.18.0.2 and so on, seen a minute ago. */
const addrWith = (...numbers: number[]): Message => {
  const entries = numbers.map((n) => {
    const ip = `198.18.${n >> 8}.${n & 255}`;
    return { time: NOW - 60, services: 9n, ip, port: 8333 };
  });
  return { command: 'addr', payload: encode(addr.write, entries) };
};

const sighting = (n: number): Sighting => {
  const host = `198.18.${n >> 8}.${n & 255}`;
  return { host, port: 8333, network: 1, services: 9n, time: NOW - 60 };
};

const INV: Message = { command: 'inv', payload: fromHex(`01 01000000 ${'ab'.repeat(32)}`) };

/** Ask, and have the node answer. @returns the outcome, for the matchers */
async function asked(
  connection: Connection,
  node: ScriptedPeer,
  messages: Message[],
  late = 'The answer came, but you go on waiting for more.',
): Promise<() => unknown> {
  let over = false;
  const end = () => void (over = true);
  const asking = Promise.resolve().then(() => askForAddresses(connection, NOW));
  asking.then(end, end);
  must(
    await eventually(() => over || node.commands.includes('getaddr')),
    'The node received no getaddr. It names others only if it is asked.',
  );
  node.say(...messages);
  const ended = await eventually(() => over);
  if (!ended) await connection.close(new ReceiveTimeoutError('no message came'));
  const outcome = await withDeadline(
    () => asking,
    'It never resolves, not even when the connection has ended.',
  );
  must(ended, late);
  return outcome;
}

const LOST: KnownMistakes = [
  [undefined, 'It returned nothing. Return the sightings, as a list.'],
  [
    (got: unknown) => got instanceof Object && 'command' in got,
    'That is the message. sightingsIn reads what is in it.',
  ],
];

describe('askForAddresses', () => {
  test(
    'sends one getaddr, and returns what the answer tells',
    talking(async (connection, node) => {
      expect(await asked(connection, node, [addrWith(1, 2, 3)])).toGive([1, 2, 3].map(sighting), [
        ...LOST,
        [[], 'An addr came with three addresses, and none was returned.'],
        [
          (got: unknown) => Array.isArray(got) && Array.isArray(got[0]),
          'It is a list of lists. Put the sightings of a message into one list: push(...more).',
        ],
      ]);
      await turns(3);
      expect(node.commands).toGive(
        ['getaddr'],
        [
          [
            (got: unknown) => Array.isArray(got) && got.filter((one) => one === 'getaddr').length > 1,
            'You sent getaddr more than once. A node answers it once on a connection; asking again is bad manners.',
          ],
        ],
      );
      expect(node.heard[0].payload.length).toGive(0, [[() => true, 'getaddr has no payload.']]);
    }),
  );

  test(
    'takes addrv2 as well, and skips what nobody can use',
    talking(async (connection, node) => {
      const unknown = { network: 0xaa, address: '01020304', host: '' };
      const entries = [...CORE_ADDRESSES, unknown].map(({ network, address }) => {
        return { time: NOW - 60, services: 9n, network, address: fromHex(address), port: 8333 };
      });
      const message = { command: 'addrv2', payload: encode(addrv2.write, entries) };
      const late =
        'An addrv2 came, but you go on waiting. It is an answer, too, for those who have sent sendaddrv2.';
      const want = CORE_ADDRESSES.map(({ host, network }) => {
        return { host, port: 8333, network, services: 9n, time: NOW - 60 };
      });
      expect(await asked(connection, node, [message], late)).toGive(want, [...LOST]);
    }),
  );

  test(
    'does not take a single address for the answer: it is a node that announces itself',
    talking(async (connection, node) => {
      expect(await asked(connection, node, [addrWith(9), addrWith(1, 2), addrWith(7, 8)])).toGive(
        [9, 1, 2].map(sighting),
        [
          [
            [sighting(9)],
            'A message with one address came first: a node announces itself, whenever it likes. The answer came after it.',
          ],
          [[1, 2].map(sighting), 'The single address is missing. It is not the answer, but it counts.'],
          [
            (got: unknown) => Array.isArray(got) && got.length === 5,
            'It went on after the answer. The first message with more than one address is the answer.',
          ],
          ...LOST,
        ],
      );
    }),
  );

  test(
    'skips messages of other kinds, and those that cannot be read',
    talking(async (connection, node) => {
      const broken = { command: 'addr', payload: addrWith(4, 5).payload.slice(0, 40) };
      expect(await asked(connection, node, [INV, broken, INV, addrWith(1, 2)])).toGive([1, 2].map(sighting), [
        [[], 'Another message came first, and you took it for the answer.'],
        [threw, 'It threw. sightingsIn returns an empty list for what it cannot read: go on.'],
        ...LOST,
      ]);
      await turns(3);
      expect(node.commands.filter((command) => command === 'getaddr').length).toGive(1, [
        [
          (got: unknown) => Number(got) > 1,
          'You asked again after each message that you skipped. A node answers one getaddr on a connection: send it before the loop.',
        ],
      ]);
    }),
  );

  test(
    'believes times only as far as it can, by the clock that it is given',
    talking(async (connection, node) => {
      const entries = [0, NOW - 60, NOW + 601].map((time) => ({
        time,
        services: 1n,
        ip: '198.18.0.1',
        port: 8333,
      }));
      const message = { command: 'addr', payload: encode(addr.write, entries) };
      const outcome = await asked(connection, node, [message]);
      const times = () => (outcome() as Sighting[]).map(({ time }) => time);
      expect(times).toGive(
        [NOW - 432_000, NOW - 60, NOW - 432_000],
        [[() => true, 'Pass `now` on to sightingsIn: it corrects the times by it.']],
      );
    }),
  );

  test(
    'leaves the connection open, and does not take later messages',
    talking(async (connection, node) => {
      await asked(connection, node, [addrWith(1, 2), INV]);
      must(
        !connection.closed,
        'The connection is closed. It was open before, so leave closing it to the caller.',
      );
      const next = await withDeadline(() => connection.receive(), 'A message after the answer is lost.');
      expect(next).toGive(INV, [[() => true, 'A message after the answer is lost.']]);
    }),
  );

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

  test(
    'waits only for the time that is left, if another message used up some of it',
    talking(async (connection) => {
      connection.patience = 100;
      fallsSilent(connection, 50, INV);
      expect(
        await withDeadline(
          () => askForAddresses(connection, NOW),
          'One message came, then none, and you waited longer than the patience. Pass receive() only the time that is left, in milliseconds: the deadline minus the time now.',
          connection.patience,
        ),
      ).toGive([], [[threw, 'It threw when the time was over. Return what has come.']]);
    }),
  );

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
