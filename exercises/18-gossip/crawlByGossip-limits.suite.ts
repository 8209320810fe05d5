import { turns } from '../../src/suite/event-loop-turns';
import { GossipingVisitor, ip, known, LIMITS, SMALL } from './crawl-shared';
import { must, threw } from './shared';

describe('crawlByGossip', () => {
  test('believes only so many new nodes of one that answers, the first ones', async () => {
    const flood = Array.from({ length: 50 }, (_, i) => ip(100 + i));
    const network = { [ip(1)]: [ip(2), ip(3)], [ip(2)]: [ip(1), ip(3), ...flood], [ip(3)]: [ip(4)] };
    const visitor = new GossipingVisitor(network);
    const outcome = await known(visitor, { ...LIMITS, concurrency: 1, mostPerNode: 10 });
    expect(outcome).toGive(
      [...[1, 2, 3].map(ip), ...flood.slice(0, 10), ip(4)],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length === 54,
          'A single node made all its 50 addresses known. A liar can invent as many as it likes: stop at mostPerNode.',
        ],
        [
          [1, 2, 3, 4].map(ip),
          'Everything after a node that was known already was left out. Skip that one only: continue, not break.',
        ],
        [
          [...[1, 2, 3].map(ip), ...flood.slice(0, 8), ip(4)],
          'Nodes that were known already counted against the limit. It is for new ones.',
        ],
        [
          [...[1, 2, 3].map(ip), ...flood.slice(0, 11), ip(4)],
          'It believed 11 new nodes of one that answers, and mostPerNode is 10: look at the limit before you add one.',
        ],
        [
          (got: unknown) => Array.isArray(got) && !got.includes(ip(4)),
          'After a node that named too many, another one was not believed. The limit is for each of them.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.includes(ip(149)),
          'It believed the last ones. Take the first ones: that needs no look at the rest.',
        ],
      ],
    );
    const all = outcome() as string[];
    expect(all.filter((name) => !visitor.asked.includes(name))).toGive(
      [],
      [[() => true, 'They became known, and nobody asked them. Who is new belongs to the next round.']],
    );
  });

  test('counts an address that one node names twice once', async () => {
    const network = { [ip(1)]: [ip(2), ip(2), ip(3), ip(4)] };
    const outcome = await known(new GossipingVisitor(network), { ...LIMITS, mostPerNode: 2 });
    expect(outcome).toGive([1, 2, 3].map(ip), [
      [[1, 2].map(ip), 'The same address counted twice against the limit.'],
    ]);
  });

  test('knows at most so many nodes, the first one included', async () => {
    const visitor = new GossipingVisitor({ [ip(1)]: [2, 3, 4, 5, 6].map(ip) });
    const reported: string[] = [];
    const report = (visit: { address: string }) => void reported.push(visit.address);
    const outcome = await known(visitor, { ...LIMITS, mostKnown: 4 }, report);
    expect(outcome).toGive([1, 2, 3, 4].map(ip), [
      [
        (got: unknown) => Array.isArray(got) && got.length === 6,
        'It knows six, although the limit is four. Any node that answers can fill your memory: stop at mostKnown.',
      ],
      [[1, 2, 3, 4, 5].map(ip), 'It knows one too many. The first node counts, too.'],
      [[1, 2, 3].map(ip), 'It knows one too few. With a limit of four, four are known.'],
    ]);
    expect([...visitor.asked].sort()).toGive([1, 2, 3, 4].map(ip), [
      [
        [ip(1)],
        'It stopped when mostKnown nodes were known. Nobody else becomes known, but these have to be asked.',
      ],
      [() => true, 'Those that did not become known were asked, or those that did were not.'],
    ]);
    expect(reported.sort()).toGive([1, 2, 3, 4].map(ip), [
      [
        () => true,
        'With mostKnown nodes known, a visit was not reported. onVisit is called after each visit, also if nobody new counts.',
      ],
    ]);
  });

  test('asks as many at a time as the concurrency allows, and never more', async () => {
    const visitor = new GossipingVisitor({ [ip(1)]: Array.from({ length: 20 }, (_, i) => ip(10 + i)) });
    (await known(visitor, { ...LIMITS, concurrency: 5 }))();
    expect(visitor.most).toGive(5, [
      [1, 'It asks one node after another. Pass the concurrency on to crawlTogether.'],
      [20, 'It asks the whole round at once. Pass the concurrency on to crawlTogether.'],
      [(got: unknown) => Number(got) > 5, 'It asks more nodes at a time than the concurrency allows.'],
    ]);
  });

  test('asks nobody else after the signal is aborted, and returns what is known', async () => {
    const controller = new AbortController();
    let passed: boolean | undefined;
    const visitor = new GossipingVisitor(SMALL, (visits) => {
      if (visits === 1) controller.abort();
      passed ??= visitor.signals[0]?.aborted === true;
    });
    const outcome = await known(visitor, LIMITS, () => {}, controller.signal);
    expect(outcome).toGive([1, 2, 3].map(ip), [
      [threw, 'It threw. A crawl that was stopped returns what it knows.'],
      [[ip(1)], 'The visit under way named two nodes, which are lost.'],
      [
        (got: unknown) => Array.isArray(got) && got.length > 3,
        'The signal was aborted in the first round, and there was another one.',
      ],
    ]);
    expect(visitor.asked).toGive(
      [ip(1)],
      [[() => true, 'The signal was aborted in the first round, but others were asked.']],
    );
    must(passed === true, 'Pass the signal on to crawlTogether, which passes it to the visitor.');
  });

  test('asks nobody if the signal is already aborted', async () => {
    const visitor = new GossipingVisitor(SMALL);
    const outcome = await known(visitor, LIMITS, () => {}, AbortSignal.abort());
    expect(outcome).toGive([ip(1)]);
    expect(visitor.asked).toGive(
      [],
      [[() => true, 'The signal was aborted before the crawl, but it asked a node.']],
    );
  });

  test('throws what onVisit throws, and asks nobody else', async () => {
    const full = new Error('the disk is full');
    const visitor = new GossipingVisitor(SMALL);
    const outcome = await known(visitor, LIMITS, () => {
      throw full;
    });
    const failure = () => {
      try {
        return outcome();
      } catch (error) {
        return error;
      }
    };
    expect(failure()).toGive(full, [
      [() => true, 'onVisit threw, but the crawl went on as if nothing had happened.'],
    ]);
    await turns(3);
    expect(visitor.asked).toGive([ip(1)], [[() => true, 'onVisit threw, but other nodes were asked.']]);
  });
});
