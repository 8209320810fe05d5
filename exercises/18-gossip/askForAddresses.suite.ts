import type { Sighting } from 'answers/18-gossip';
import { withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import { fromHex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import { addr, addrv2 } from '../../solutions/18-gossip';
import { CORE_ADDRESSES, must, threw } from './shared';
import { NOW, talking, addrWith, sighting, INV, asked, LOST, GOES_ON } from './ask-shared';

const UNREAD =
  'An addr came with three addresses, and you go on waiting without them. It is an answer, as addrv2 is.';

/** Whether it returned no sightings when the connection ended at last. */
function foundNone(outcome: () => unknown): boolean {
  try {
    const got = outcome();
    return Array.isArray(got) && got.length === 0;
  } catch {
    return false;
  }
}

describe('askForAddresses', () => {
  test(
    'sends one getaddr, and returns what the answer tells',
    talking(async (connection, node) => {
      const late = (outcome: () => unknown) => (foundNone(outcome) ? UNREAD : GOES_ON);
      expect(await asked(connection, node, [addrWith(1, 2, 3)], late)).toGive([1, 2, 3].map(sighting), [
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
      expect(
        await asked(connection, node, [addrWith(9), addrWith(3), addrWith(1, 2), addrWith(7, 8)]),
      ).toGive([9, 3, 1, 2].map(sighting), [
        [
          [9, 3].map(sighting),
          'Two messages with one address each are not the answer. Count the addresses in one message, not those of all of them.',
        ],
        [
          [sighting(9)],
          'A message with one address came first: a node announces itself, whenever it likes. The answer came after it.',
        ],
        [[1, 2].map(sighting), 'The single address is missing. It is not the answer, but it counts.'],
        [
          (got: unknown) => Array.isArray(got) && got.length === 6,
          'It went on after the answer. The first message with more than one address is the answer.',
        ],
        ...LOST,
      ]);
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
});
