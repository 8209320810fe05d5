import { crawlByGossip, type GossipVisit, type GossipVisitor } from 'answers/18-gossip';
import {
  address,
  FIVE,
  GossipingVisitor,
  ip,
  known,
  LIMITS,
  NO_END,
  sighting,
  SMALL,
  sorted,
} from './crawl-shared';
import { threw } from './shared';

describe('crawlByGossip', () => {
  test('finds everyone that the first node leads to', async () => {
    const visitor = new GossipingVisitor(SMALL);
    const outcome = await known(visitor);
    expect(sorted(outcome)).toGive(FIVE, [
      [undefined, 'It returned nothing. Return the map of the known nodes.'],
      [
        (got: unknown) => Array.isArray(got) && got.some((one) => typeof one === 'object'),
        'It returned a list of addresses. Return the map, in which each address is found by its name.',
      ],
      [
        [1, 2, 3].map(ip),
        'It asked only the first node. Those that it names have to be asked, too: put them into a list of their own, for the next round. (crawlTogether is over when its list is, and takes nothing that is added to it later.)',
      ],
      [[2, 3, 4, 5].map(ip), 'The first node is missing. It is known from the beginning.'],
      [[ip(1)], 'Nobody but the first node became known: read the sightings of each visit.'],
      [
        (got: unknown) =>
          Array.isArray(got) && got.some((name) => typeof name === 'string' && !name.includes(':')),
        'The nodes are named by their host alone. Two of them may share it: use addressText.',
      ],
      [(got: unknown) => threw(got) && String(got).includes('no end'), NO_END],
    ]);
  });

  test('asks each node once, the first one included', async () => {
    const visitor = new GossipingVisitor(SMALL);
    (await known(visitor))();
    expect([...visitor.asked].sort()).toGive(FIVE, [
      [
        (got: unknown) => Array.isArray(got) && got.filter((name) => name === ip(1)).length > 1,
        'The first node was asked again, because others name it. It is known already.',
      ],
      [
        (got: unknown) => Array.isArray(got) && new Set(got).size < got.length,
        'A node was asked twice: two others name it. A known node is not asked again.',
      ],
      [
        (got: unknown) => Array.isArray(got) && !got.includes(ip(1)),
        'The first node was not asked. Without it nobody becomes known.',
      ],
    ]);
  });

  test('returns the nodes in the order in which they became known, with their addresses', async () => {
    const outcome = await known(new GossipingVisitor(SMALL), { ...LIMITS, concurrency: 1 });
    expect(outcome).toGive(FIVE, [
      [
        [1, 3, 2, 4, 5].map(ip),
        'The sightings of a node were read from the last to the first. The first ones count.',
      ],
    ]);
    const map = await crawlByGossip(
      address(ip(1)),
      new GossipingVisitor({ [ip(1)]: [] }).ask,
      () => {},
      LIMITS,
    );
    expect([...map.values()]).toGive([{ host: '198.18.0.1', port: 8333 }]);
  });

  test('keeps nothing of a sighting but host and port', async () => {
    const map = await crawlByGossip(address(ip(1)), new GossipingVisitor(SMALL).ask, () => {}, LIMITS);
    expect(map.get(ip(2))).toGive({ host: '198.18.0.2', port: 8333 }, [
      [
        (got: unknown) => got instanceof Object && 'services' in got,
        'It kept the whole sighting. An Address has a host and a port; what a third party says of a node is not part of it.',
      ],
    ]);
  });

  test('takes two nodes on one host for two', async () => {
    const other = ip(2).replace('8333', '18333');
    const network = { [ip(1)]: [ip(2), other], [ip(2)]: [], [other]: [] };
    const outcome = await known(new GossipingVisitor(network));
    expect(outcome).toGive(
      [ip(1), ip(2), other],
      [
        [
          [1, 2].map(ip),
          'Two nodes on one host are two nodes: the port belongs to the address. addressText has both.',
        ],
      ],
    );
  });

  test('reports each visit, with the number of nodes that are known by then', async () => {
    const reported: string[] = [];
    const report = (visit: GossipVisit, count: number) => void reported.push(`${visit.address} ${count}`);
    await known(new GossipingVisitor(SMALL), { ...LIMITS, concurrency: 1 }, report);
    expect(reported).toGive(
      [`${ip(1)} 3`, `${ip(2)} 4`, `${ip(3)} 5`, `${ip(4)} 5`, `${ip(5)} 5`],
      [
        [[], 'No visit was reported.'],
        [
          [`${ip(1)} 1`, `${ip(2)} 3`, `${ip(3)} 4`, `${ip(4)} 5`, `${ip(5)} 5`],
          'It was reported before the sightings of the visit were read. Count those as well.',
        ],
        [
          [`${ip(1)} 2`, `${ip(2)} 1`, `${ip(3)} 2`, `${ip(4)} 0`, `${ip(5)} 0`],
          'That is how many nodes became known in this round. Report how many are known in all, the first one included.',
        ],
        [
          (got: unknown) => Array.isArray(got) && String(got[0]).endsWith('undefined'),
          'The number of known nodes is missing: onVisit takes it as its second argument.',
        ],
        [(got: unknown) => Array.isArray(got) && got.length > 5, 'A visit was reported more than once.'],
        [
          (got: unknown) => Array.isArray(got) && got.length < 5,
          `There were five visits, and ${reported.length} of them were reported. Call onVisit after each.`,
        ],
        [
          [`${ip(1)} 3`, `${ip(2)} 5`, `${ip(3)} 5`, `${ip(4)} 5`, `${ip(5)} 5`],
          'The visits of a round were reported when all of them had ended. Call onVisit after each, with the nodes known by then.',
        ],
      ],
    );
  });

  test('goes on if a node does not answer', async () => {
    const reported: string[] = [];
    const visitor = new GossipingVisitor({ ...SMALL, [ip(1)]: [ip(9), ip(2), ip(3)] });
    const outcome = await known(visitor, LIMITS, (visit) => void reported.push(visit.address));
    expect(sorted(outcome)).toGive(
      [...FIVE, ip(9)],
      [[threw, 'It threw at a visit without sightings: a node that does not answer has none.']],
    );
    expect(reported.sort()).toGive(
      [...FIVE, ip(9)],
      [
        [
          FIVE,
          'The visit to a node that does not answer was not reported. onVisit is called after each visit.',
        ],
      ],
    );
  });

  test('leaves out what cannot be dialled: Tor, I2P and CJDNS, and port 0', async () => {
    const onion = 'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion:8333';
    const i2p = 'ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq.b32.i2p:0';
    const cjdns = '[fc00:1:2:3:4:5:6:7]:8333';
    const visitor = new GossipingVisitor({ [ip(1)]: [onion, i2p, cjdns, '[2001:db8::1]:8333', ip(2)] });
    const plain = visitor.ask;
    const ask: GossipVisitor = async (to, signal) => {
      const visit = await plain(to, signal);
      visit.sightings?.push({ ...sighting(ip(7)), port: 0 }, sighting(ip(3)));
      return visit;
    };
    const map = await crawlByGossip(address(ip(1)), ask, () => {}, LIMITS);
    expect([...map.keys()]).toGive(
      [ip(1), '[2001:db8::1]:8333', ip(2), ip(3)],
      [
        [
          [ip(1), '2001:db8::1:8333', ip(2), ip(3)],
          'The name of an IPv6 node is without its brackets: nobody could tell its port from its host. addressText writes them.',
        ],
        [
          (got: unknown) => Array.isArray(got) && !got.includes(ip(3)),
          'Everything after the first address that cannot be dialled was left out. Skip that one only: continue, not break.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.includes(onion),
          'A name on Tor became known. It cannot be dialled without Tor, and must not be looked up: DIALLED has the networks that can be dialled.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.includes(cjdns),
          'An address on CJDNS became known. It looks like IPv6, but without a program for CJDNS it leads nowhere: look at the network.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.some((name) => String(name).endsWith(':0')),
          'An address with port 0 became known. Nobody can listen there.',
        ],
        [
          (got: unknown) => Array.isArray(got) && !got.some((name) => String(name).includes('2001')),
          'An IPv6 address was left out. Both networks in DIALLED can be dialled.',
        ],
      ],
    );
  });
});
