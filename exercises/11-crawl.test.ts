import {
  answersIn,
  clockSkew,
  crawlInTurn,
  crawlTogether,
  readVisits,
  tally,
  visitLine,
  visitor,
} from 'answers/11-crawl';
import dns from 'node:dns';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { fromHex } from '../src/wire/bytes';
import { forAny } from '../src/suite/for-any';
import { versionPayloads } from '../src/suite/inputs';
import { expectOfView } from '../src/suite/at-offset';
import { Crawl, Desk, visited } from '../src/suite/scripted-visitor';
import { type Leash, onLeash } from '../src/suite/resource-tracker';
import type { Known } from '../src/suite/matchers';
import { freePort, type PlainPeer, PlainServer } from '../src/suite/scripted-peer';
import { eventually, soon } from '../src/suite/deadline';
import { withLimit } from '../src/suite/time-limit';
import { pause, turns } from '../src/suite/event-loop-turns';
import { encode } from '../src/wire/codec/codec';
import type { NetworkName } from '../src/wire/networks';
import type { Address } from '../src/wire/streams/address';
// the nodes that are asked use the solutions, so that a mistake is reported where it was made
import { writeMessage } from '../solutions/01-framing';
import { makeMessage, makeVersion, readPayload, type Version } from '../solutions/06-version';
import { Demultiplexer } from '../solutions/07-streams';
import { type Answer, type Manners, MOST_PAYLOAD, type Visit, type Visitor } from '../solutions/11-crawl';

/** How a network's messages are written and read. */
const wireOf = (network: NetworkName) => ({
  frame: (message: { command: string; payload: Uint8Array }) =>
    encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});
const wire = wireOf('mainnet');
const MANNERS: Manners = { network: 'mainnet', timeout: 600_000, userAgent: '/suite:1.0/' };
const THEIRS = makeMessage('version', makeVersion({ nonce: 7n, start_height: 0x0a0a }));
const VERACK = { command: 'verack', payload: new Uint8Array() };

const threw = (got: unknown) => got instanceof Error;
const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

/** Recognises a visit by one of its fields. */
const where = (name: keyof Visit, holds: (value: unknown) => boolean) => (got: unknown) =>
  typeof got === 'object' && got !== null && holds((got as Visit)[name]);

/** The visit that a visitor returns; otherwise the test fails. */
function visitIn(
  outcome: () => unknown,
  say = 'It threw. Put what went wrong into the visit, so that the caller has nothing to catch.',
) {
  const kind = (got: unknown) =>
    where('address', (text) => typeof text === 'string')(got) ? 'a visit' : got;
  expect(() => kind(outcome())).toGive('a visit', [[threw, say]]);
  return outcome() as Visit;
}

/** Which error it is depends on the visitor; but the name must always come first. */
function mustBeginWithAName({ error }: Visit): void {
  must(
    /^\w*Error\b/.test(String(error)),
    `The visit's error must begin with the name of the error, as in "ConnectError: …"; it is: ${error}`,
  );
}

/** An address that is only a name here. */
const named = (i: number): Address => ({ host: `node-${i}`, port: 8333 });
const ADDRESSES = Array.from({ length: 12 }, (_, i) => named(i));
const NAMES = ADDRESSES.map(({ host }) => `${host}:8333`);

describe('visitor', () => {
  const over = (leash: Leash) => [...leash.sockets].every((socket) => socket.closed || socket.destroyed);

  /** Visit a server that greets each peer like this. */
  const visit = (
    greet: (peer: PlainPeer) => unknown,
    body: (visit: Visit, server: PlainServer) => unknown,
    {
      manners = MANNERS,
      signal,
      ownTime = 0,
      late = 'It never resolves. Connecting has a timeout, and the handshake has one, too.',
    }: { manners?: Manners; signal?: AbortSignal; ownTime?: number; late?: string } = {},
  ) =>
    onLeash(async (leash) => {
      const server = new PlainServer(wireOf(manners.network), greet);
      const port = await server.start();
      const outcome = await soon(() => visitor(manners)({ host: '127.0.0.1', port }, signal), late, ownTime);
      await body(visitIn(outcome), server);
      must(
        await eventually(() => over(leash)),
        'The connection is still open. Close it in every case: finally is the place.',
      );
      must(leash.timers === 0, 'A timer is still running.');
    });
  const greeting = (peer: PlainPeer) => peer.hears('version').then(() => peer.say(THEIRS, VERACK));

  /** Visit a server that greets in time, and then says nothing more. */
  const visitUntilTimeout = (greet: (peer: PlainPeer) => unknown, body: (visit: Visit) => unknown) =>
    withLimit(100, (limit, pace) => {
      const inTime = async (peer: PlainPeer) => {
        await greet(peer);
        await turns(2);
        pace.mark();
      };
      pace.begin();
      return visit(inTime, body, { manners: { ...MANNERS, timeout: limit }, ownTime: limit });
    });

  test('keeps the version message of a node, byte for byte', () =>
    visit(greeting, async (got, server) => {
      expect(got.payload).toGive(THEIRS.payload, [
        [undefined, 'The payload of its version message is missing.'],
        [
          (found: unknown) => !(found instanceof Uint8Array),
          'The payload must be the bytes that came, not the fields read from them.',
        ],
      ]);
      expect(got.error).toGive(undefined);
      const [peer] = server.peers;
      must(
        (await peer.hears('verack')).includes('verack'),
        'Its version was not answered with a verack: that is rude.',
      );
    }));

  test('says who we are', () =>
    visit(greeting, (_, server) => {
      const heard = server.peers[0].heard.find(({ command }) => command === 'version');
      const said = heard && (readPayload(heard) as Version);
      expect(said?.user_agent).toGive(new TextEncoder().encode('/suite:1.0/'), [
        [() => true, 'The userAgent from the options is not in our version message.'],
      ]);
    }));

  test('records the address, the start and the duration', async () => {
    let heard = 0;
    const slowly = async (peer: PlainPeer) => {
      await peer.hears('version');
      heard = Date.now();
      await pause(20);
      peer.say(THEIRS, VERACK);
    };
    const before = performance.now();
    await visit(slowly, (got) => {
      const elapsed = performance.now() - before;
      must(
        /^127\.0\.0\.1:\d+$/.test(got.address),
        `Write the address like 127.0.0.1:8333, not like ${got.address}.`,
      );
      must(Math.abs(got.at - heard) < 60_000, '`at` must be the start time in milliseconds: Date.now().');
      must(got.at <= heard, '`at` must be when the visit began, but this time is after our version message.');
      must(
        got.took > 1 && got.took < elapsed + 2,
        '`took` must be the duration of the whole visit, in milliseconds.',
      );
    });
  });

  test('ignores other messages before the version', () => {
    const early = { command: 'wtxidrelay', payload: Uint8Array.of(1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(VERACK, early, THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [() => true, 'The version need not come first. Check the command of each message.'],
        ]);
      },
    );
  });

  test('keeps bytes after the last field, too, instead of encoding the version again', () => {
    const longer = { command: 'version', payload: Uint8Array.of(...THEIRS.payload, 1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(longer, VERACK)),
      (got) => {
        expect(got.payload).toGive(longer.payload, [
          [THEIRS.payload, 'That is what was understood of it, encoded again. Keep the bytes that came.'],
        ]);
      },
    );
  });

  test('keeps a copy of the payload, not a view of a whole chunk', () =>
    visit(greeting, ({ payload }) => {
      must(
        payload?.buffer.byteLength === THEIRS.payload.length,
        'The payload is a view of the chunk that came: 64 KB are kept for 100 bytes. Make a copy.',
      );
    }));

  test('keeps a version that came without a verack', () =>
    visitUntilTimeout(
      (peer) => peer.hears('version').then(() => peer.say(THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [undefined, 'The version came, but was thrown away because the verack did not come.'],
        ]);
        expect(got.error).toGive(undefined, [
          [() => true, 'There is both a payload and an error. This node would be counted twice.'],
        ]);
      },
    ));

  const bad: [string, (peer: PlainPeer) => unknown][] = [
    ['hangs up at once', (peer) => peer.socket.destroy()],
    [
      'speaks another protocol',
      (peer) => peer.write(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
    ['stops in the middle', (peer) => peer.socket.end(wire.frame(THEIRS).subarray(0, 50))],
  ];
  const fails = (got: Visit) => {
    expect(got.payload).toGive(undefined, [
      [
        (payload: unknown) => payload instanceof Uint8Array && payload.length > 80,
        'That is our own version message: watch() is called for both directions.',
      ],
    ]);
    must(
      typeof got.error === 'string',
      'The error must be a string: JSON turns an Error into {}, and its message is lost.',
    );
    mustBeginWithAName(got);
  };
  test('returns an error for a node that says nothing', () => visitUntilTimeout(() => {}, fails));
  test.each(bad)('returns an error for a node that %s', (_, greet) => visit(greet, fails));

  test('does not keep a version message that is far too long', () => {
    const huge = { command: 'version', payload: Uint8Array.of(...THEIRS.payload, ...new Uint8Array(2000)) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(huge, VERACK)),
      (got) => {
        expect(got.payload).toGive(undefined, [
          [
            (payload: unknown) => payload instanceof Uint8Array,
            'A payload of more than MOST_PAYLOAD bytes was kept. A stranger may send four million.',
          ],
        ]);
        must(got.error !== undefined, 'There is neither a payload nor an error.');
      },
    );
  });

  test('keeps a version message of exactly the maximum length', () => {
    const payload = new Uint8Array(MOST_PAYLOAD);
    payload.set(THEIRS.payload);
    return visit(
      (peer) => peer.hears('version').then(() => peer.say({ command: 'version', payload }, VERACK)),
      (got) =>
        expect(got.payload).toGive(payload, [
          [undefined, 'The payload is missing, although its length is exactly the maximum.'],
        ]),
    );
  });

  test('returns an error when nothing listens on the port', () =>
    onLeash(async () => {
      const port = await freePort();
      const outcome = await soon(() => visitor(MANNERS)({ host: '127.0.0.1', port }), 'It never resolves.');
      mustBeginWithAName(visitIn(outcome));
    }));

  test('writes an IPv6 address in brackets', () =>
    onLeash(async () => {
      const port = await freePort();
      const outcome = await soon(() => visitor(MANNERS)({ host: '::1', port }), 'It never resolves.');
      expect(visitIn(outcome).address).toGive(`[::1]:${port}`, [
        [`::1:${port}`, 'Is the port part of the address? Write an IPv6 address in brackets before a port.'],
      ]);
    }));

  test('uses the magic of its network', () => {
    const late = 'The messages do not have the magic of the network in the options.';
    return visit(
      greeting,
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [[undefined, late]]);
      },
      { manners: { ...MANNERS, network: 'simnet' }, late },
    );
  });

  test('leaves no listener on the signal, which serves thousands of visits', () => {
    const { signal } = new AbortController();
    const left = () => getEventListeners(signal, 'abort').length;
    return visit(
      greeting,
      () =>
        must(left() === 0, 'A listener is left on the signal. After a thousand visits there are a thousand.'),
      { signal },
    );
  });

  test('leaves no listener on the signal after a failed visit', () =>
    onLeash(async () => {
      const { signal } = new AbortController();
      const port = await freePort();
      visitIn(await soon(() => visitor(MANNERS)({ host: '127.0.0.1', port }, signal), 'It never resolves.'));
      must(
        getEventListeners(signal, 'abort').length === 0,
        'After a failed visit, a listener is left on the signal: remove it in a finally block.',
      );
    }));

  const moments = ['while it waits for the version', 'while it connects', 'before the visit'];
  test.each(moments)('ends at once when the signal is aborted %s', (moment) =>
    onLeash(async (leash) => {
      const server = new PlainServer(wire);
      const port = await server.start();
      const controller = new AbortController();
      if (moment.startsWith('before')) controller.abort();
      const asking = visitor(MANNERS)({ host: '127.0.0.1', port }, controller.signal);
      if (moment.endsWith('version')) await (await server.accepts())?.hears('version');
      controller.abort();
      const outcome = await soon(
        () => asking,
        `The signal was aborted ${moment}, but it goes on waiting for the node.`,
      );
      const got = visitIn(outcome, 'It threw. An aborted visit is also returned, with an error.');
      must(got.error !== undefined, 'An aborted visit must have an error.');
      must(await eventually(() => over(leash)), 'The signal was aborted, but the connection is still open.');
    }),
  );

  test('ends at once when the signal is aborted during the DNS lookup', () =>
    onLeash(async (leash) => {
      // a lookup that never ends: there is never a connection
      const { lookup } = dns;
      let asked = false;
      dns.lookup = (() => void (asked = true)) as unknown as typeof lookup;
      try {
        const controller = new AbortController();
        const asking = visitor(MANNERS)({ host: 'localhost', port: 8333 }, controller.signal);
        await eventually(() => asked);
        controller.abort();
        const outcome = await soon(
          () => asking,
          'The signal was aborted before there was a connection, but it goes on trying to connect: dial takes the signal, too.',
        );
        must(visitIn(outcome).error !== undefined, 'An aborted visit must have an error.');
        must(await eventually(() => over(leash)), 'The signal was aborted, but the socket is still open.');
      } finally {
        dns.lookup = lookup;
      }
    }));
});

/** The crawl ends without an error. */
const ends = async (crawl: Crawl, say = 'It never resolves.') =>
  expect(await crawl.outcome(say)).toGive('ended', [
    [threw, 'It threw. A crawl that was stopped must resolve like any other.'],
  ]);

const OTHERS_ASKED = 'The signal was aborted, but other nodes were still asked.';
const NOT_TOLD =
  'A node answered after the signal was aborted, but its visit was not reported. Keep what has come.';
const FULL = new Error('the disk is full');
const PASSED_ON: Known = [['ended', 'onVisit threw, but the crawl ended as if nothing had happened.']];
const NOT_HANDED_ON = 'Pass the signal on to the visitor: only the visitor can close its connection.';

const OTHERS_ASKED_AFTER_FAILURE = 'onVisit threw, but other nodes were still asked.';

/** What a call throws, or otherwise what it returns. */
function failureIn(outcome: () => unknown): unknown {
  try {
    return outcome();
  } catch (error) {
    return error;
  }
}

describe('crawlInTurn', () => {
  test('asks every node in order, and reports each visit', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => pause(1).then(() => visited(address));
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, ({ address }) => told.push(address))));
    expect(told).toGive(NAMES, [
      [
        (got: unknown) => Array.isArray(got) && got.length < NAMES.length,
        'It resolved before every node had answered. forEach does not wait for async functions; for … of with await does.',
      ],
    ]);
  });

  test('asks the next node when the previous one has answered', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlInTurn(ADDRESSES.slice(0, 3), desk.ask, () => {}));
    for (let i = 0; i < 3; i++) await desk.answer();
    expect(desk.most).toGive(1, [
      [
        (n: unknown) => Number(n) > 1,
        'Several nodes are asked at the same time. Ask them one after another: await each.',
      ],
    ]);
    await ends(crawl);
  });

  test('reports each visit as soon as it ends', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = new Crawl(() =>
      crawlInTurn(ADDRESSES.slice(0, 2), desk.ask, ({ address }) => told.push(address)),
    );
    await desk.answer();
    await turns(3);
    expect(told.length).toGive(1, [
      [0, 'Nothing is reported before the end. Someone is watching a progress bar.'],
    ]);
    await desk.answer();
    await ends(crawl);
  });

  test('asks no other node when the signal is aborted', async () => {
    const controller = new AbortController();
    const desk = new Desk();
    let told = 0;
    const crawl = new Crawl(() => crawlInTurn(ADDRESSES, desk.ask, () => told++, controller.signal));
    await eventually(() => desk.asked.length > 0);
    controller.abort();
    must(desk.signals[0]?.aborted === true, NOT_HANDED_ON);
    await desk.answer();
    await turns(3);
    expect(desk.asked.length).toGive(1, [[(n: unknown) => Number(n) > 1, OTHERS_ASKED]]);
    await ends(crawl);
    must(told === 1, NOT_TOLD);
  });

  test('asks nobody when the signal is already aborted', async () => {
    const asked: string[] = [];
    const ask: Visitor = (address) => {
      asked.push(address.host);
      return Promise.resolve(visited(address));
    };
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, () => {}, AbortSignal.abort())));
    expect(asked).toGive([], [[() => true, 'Check the signal before you ask a node, even the first one.']]);
  });

  test('asks no other node when onVisit throws', async () => {
    const asked: string[] = [];
    const ask: Visitor = (address) => {
      asked.push(address.host);
      return Promise.resolve(visited(address));
    };
    const crawl = new Crawl(() =>
      crawlInTurn(ADDRESSES, ask, () => {
        throw FULL;
      }),
    );
    expect(failureIn(await crawl.outcome('onVisit threw, but the crawl never ended.'))).toGive(
      FULL,
      PASSED_ON,
    );
    expect(asked.length).toGive(1, [[(n: unknown) => Number(n) > 1, OTHERS_ASKED_AFTER_FAILURE]]);
  });
});

describe('crawlTogether', () => {
  test('asks as many nodes at a time as the concurrency allows, and never more', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 4, desk.ask, () => {}));
    await eventually(() => desk.asked.length >= 4);
    await turns(3);
    const known: Known = [
      [12, 'All nodes are asked at once. With ten thousand addresses that is ten thousand sockets.'],
      [1, 'Only one node is asked at a time.'],
      [(n: unknown) => Number(n) > 4, 'More nodes are asked at the same time than the concurrency allows.'],
    ];
    expect(desk.asked.length).toGive(4, known);
    // not the first one: that catches a pool which relies on the order
    for (let i = 0; i < 4 && (await desk.answer(3)); i++);
    expect(desk.most).toGive(4, known);
    await desk.rest(crawl);
    await ends(crawl);
    expect(desk.most).toGive(4, known);
  });

  test('asks each node once', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => pause(address.host.length).then(() => visited(address));
    await ends(new Crawl(() => crawlTogether(ADDRESSES, 5, ask, ({ address }) => told.push(address))));
    const atTheEnd = told.length;
    await turns(10);
    must(
      told.length === atTheEnd,
      'It resolved while some nodes were still being asked. Wait for all of them.',
    );
    expect([...told].sort()).toGive([...NAMES].sort(), [
      [
        (got: unknown) => Array.isArray(got) && new Set(got).size < got.length,
        'A node was asked twice: two workers took the same address.',
      ],
      [(got: unknown) => Array.isArray(got) && got.length < NAMES.length, 'A node was left out.'],
    ]);
  });

  test('asks the next node as soon as one has answered, without waiting for the slowest', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 4, desk.ask, () => {}));
    await eventually(() => desk.asked.length >= 4);
    // the first of the four is slow
    for (let i = 0; i < 8 && (await desk.answer(1)); i++);
    expect(desk.asked.length).toGive(12, [
      [4, 'A whole batch must end before the next one begins. One slow node holds up the others.'],
      [
        (n: unknown) => Number(n) < 12,
        'The addresses were divided up in advance. Those after a slow node wait, while the other workers are idle.',
      ],
    ]);
    await desk.rest(crawl);
    await ends(crawl);
  });

  test('reports visits in the order in which they end', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES.slice(0, 3), 3, desk.ask, ({ address }) => told.push(address)),
    );
    await desk.answer(2);
    await turns(3);
    must(
      told.length > 0,
      'Nothing is reported while the first node is slow: it holds up the reports of all others.',
    );
    await desk.answer(1);
    await desk.answer(0);
    await ends(crawl);
    expect(told).toGive(['node-2:8333', 'node-1:8333', 'node-0:8333']);
  });

  test('resolves when the last node has answered, and not before', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES.slice(0, 2), 4, desk.ask, () => {}));
    await desk.answer();
    await turns(3);
    must(!crawl.ended, 'It resolved while one node is still being asked.');
    await desk.answer();
    await ends(crawl);
  });

  test('asks no other node when the signal is aborted', async () => {
    const controller = new AbortController();
    const desk = new Desk();
    let told = 0;
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 2, desk.ask, () => told++, controller.signal));
    await eventually(() => desk.asked.length >= 2);
    controller.abort();
    must(desk.signals[1]?.aborted === true, NOT_HANDED_ON);
    await turns(3);
    must(
      !crawl.ended,
      'It resolved while two nodes are still being asked. Their connections must be closed first: wait for them.',
    );
    await desk.answer();
    await desk.answer();
    expect(desk.asked.length).toGive(2, [[(n: unknown) => Number(n) > 2, OTHERS_ASKED]]);
    await ends(crawl);
    must(told === 2, NOT_TOLD);
  });

  test('asks nobody when the signal is already aborted', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 2, desk.ask, () => {}, AbortSignal.abort()));
    await desk.rest(crawl);
    expect(desk.asked).toGive(
      [],
      [
        [
          () => true,
          'The abort event fired before you listened for it. Check signal.aborted before each node.',
        ],
      ],
    );
    await ends(crawl);
  });

  test('takes an address only when a worker is free: the list may be endless', async () => {
    let taken = 0;
    // not quite endless: a wrong answer must not run forever
    function* endless(): Generator<Address> {
      while (taken < 1000) yield named(taken++);
    }
    const controller = new AbortController();
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(endless(), 3, desk.ask, () => {}, controller.signal));
    await eventually(() => desk.asked.length >= 3);
    must(taken <= 4, 'The whole list was read before any node was asked. It may be endless.');
    controller.abort();
    await desk.rest(crawl);
    await ends(crawl);
  });

  test('accepts a concurrency of 1', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => Promise.resolve(visited(address));
    const crawl = () => crawlTogether(ADDRESSES, 1, ask, ({ address }) => void told.push(address));
    expect(await soon(crawl, 'It never resolves.')).toGive(undefined, [
      [
        (got: unknown) => got instanceof RangeError,
        'It was rejected. A concurrency of 1 means one after another.',
      ],
    ]);
    expect(told).toGive(NAMES);
  });

  test('stops every visit when onVisit throws, and rejects with its error when they have ended', async () => {
    const desk = new Desk();
    let told = 0;
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES, 3, desk.ask, () => {
        told++;
        throw FULL;
      }),
    );
    await desk.answer();
    must(
      await eventually(() => desk.signals.slice(1, 3).every((signal) => signal?.aborted)),
      'onVisit threw, but the visits in progress go on: abort the signal that you passed to ask.',
    );
    must(
      !crawl.ended,
      'onVisit threw, and the crawl ended while two nodes are still being asked. Wait for them.',
    );
    await desk.rest(crawl);
    expect(failureIn(await crawl.outcome('onVisit threw, but the crawl never ended.'))).toGive(
      FULL,
      PASSED_ON,
    );
    expect(desk.asked.length).toGive(3, [[(n: unknown) => Number(n) > 3, OTHERS_ASKED_AFTER_FAILURE]]);
    must(told === 1, 'onVisit threw, but was called again. Do not report any more visits.');
  });

  test.each([0, -1, 1.5, NaN])('rejects a concurrency of %d', async (concurrency) => {
    const ask: Visitor = (address) => Promise.resolve(visited(address));
    // an empty list: with any other, a loop that advances by 0 would never end
    const outcome = await soon(() => crawlTogether([], concurrency, ask, () => {}), 'It never resolves.');
    expect(outcome).toRefuseWith(
      RangeError,
      [],
      [[undefined, 'It was accepted. A concurrency must be a whole number of at least 1.']],
    );
  });
});

/** A payload that contains the byte of a newline. */
const WITH_0A = fromHex('7f110100 0a 0d 00 ff');
const VISITS: Visit[] = [
  { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: WITH_0A },
  { address: '[2001:db8::1]:8333', at: 1532543539001, took: 5000, error: 'ConnectError: "no"\nanswer' },
];

describe('visitLine', () => {
  test('writes a visit as one line, with its payload in hex', () => {
    expect(() => JSON.parse(visitLine(VISITS[0])) as unknown).toGive(
      { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: '7f1101000a0d00ff' },
      [
        [
          where('payload', (payload) => typeof payload === 'object'),
          'JSON turns it into an object with a key for each byte. Write the payload in hex.',
        ],
        [
          where('payload', (payload) => typeof payload === 'string' && !/^([0-9a-f]{2})+$/.test(payload)),
          'Bytes that are not text do not survive as text: some become �. Write the payload in hex.',
        ],
        [threw, 'That is not JSON.'],
      ],
    );
  });

  test('writes no payload for a failed visit', () => {
    expect(() => JSON.parse(visitLine(VISITS[1])) as unknown).toGive(VISITS[1], [
      [
        where('payload', (payload) => payload === ''),
        'No payload came, but the line says that an empty one did.',
      ],
      [threw, 'It threw. A failed visit is recorded as well.'],
    ]);
  });

  test('writes only the bytes of a payload that is a view of a larger buffer', () => {
    const line = (payload: Uint8Array) => JSON.parse(visitLine({ ...VISITS[0], payload })) as unknown;
    expectOfView(line, fromHex('7f110100'), { ...VISITS[0], payload: '7f110100' });
  });

  test('never writes a newline within a line', () => {
    for (const visit of VISITS) {
      must(
        !/[\r\n]/.test(visitLine(visit)),
        'There is a newline in the line. If you read line by line, you get two halves.',
      );
    }
  });
});

describe('readVisits', () => {
  const lines = (visits: Visit[]) => visits.map((visit) => `${visitLineOf(visit)}\n`).join('');
  const visitLineOf = ({ payload, ...rest }: Visit) =>
    JSON.stringify(payload ? { ...rest, payload: Buffer.from(payload).toString('hex') } : rest);

  test('reads back what was written, byte for byte', () => {
    const known: Known = [
      [
        (got: unknown) => Array.isArray(got) && got.length === 1,
        'A visit is missing. Every line ends with a newline, even the last one.',
      ],
      [
        (got: unknown) => Array.isArray(got) && typeof got[0]?.payload === 'string',
        'The payload is still hex. Turn it back into bytes.',
      ],
      [threw, 'It threw. After the last newline there is nothing, which is not a visit.'],
    ];
    expect(() => readVisits(lines(VISITS))).toGive(VISITS, known);
  });

  test('leaves out a truncated last line, and keeps the others', () => {
    const text = lines(VISITS);
    // a last line that only lacks its newline may be read or left out
    for (const cut of [2, 10, 40]) {
      expect(() => readVisits(text.slice(0, -cut))).toGive(
        [VISITS[0]],
        [[threw, 'A crawl that is stopped leaves half a line. Leave it out: the other lines are good.']],
      );
    }
    expect(readVisits('')).toGive([]);
  });

  test('reads back any payload', () => {
    forAny([fc.uint8Array({ maxLength: 200 })], (payload) => {
      const visit: Visit = { address: 'a:1', at: 1532543539000, took: 3, payload };
      expect(readVisits(`${visitLine(visit)}\n`)).toGive(
        [visit],
        [
          [
            (got: unknown) => payload.length === 0 && Array.isArray(got) && !got[0]?.payload,
            'An empty payload is lost: an empty string counts as false.',
          ],
        ],
      );
    });
  });

  test('reports any other line that is not a visit, with its number', () => {
    expect(() => readVisits(`${lines([VISITS[0]])}nonsense\n`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [[(got: unknown) => Array.isArray(got), 'A broken line was skipped silently. It must be reported.']],
    );
    for (const line of ['{}', 'null', '[]', '5', '"a:1"']) {
      expect(() => readVisits(`${line}\n`)).toRefuseWith(SyntaxError, ['1']);
    }
  });

  const GOOD = { address: 'a:1', at: 5, took: 3, payload: '7f11' };
  test.each<[string, object]>([
    ['an address that is not a string', { ...GOOD, address: 7 }],
    ['no at', { ...GOOD, at: undefined }],
    ['an at that is not a number', { ...GOOD, at: 'noon' }],
    ['no took', { ...GOOD, took: undefined }],
    ['a took that is not a number', { ...GOOD, took: null }],
    ['a payload that is not hex', { ...GOOD, payload: 'what' }],
    ['a payload with half a byte', { ...GOOD, payload: '7f1' }],
    ['a payload that is a number', { ...GOOD, payload: 7711 }],
    ['neither payload nor error', { ...GOOD, payload: undefined }],
    ['both payload and error', { ...GOOD, error: 'refused' }],
    ['an error that is null', { ...GOOD, payload: undefined, error: null }],
    ['an error that is a number', { ...GOOD, payload: undefined, error: 7 }],
  ])('rejects a line with %s', (what, line) => {
    const text = `${JSON.stringify(GOOD)}\n${JSON.stringify(line)}\n`;
    expect(() => readVisits(text)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          `A line with ${what} was accepted. The file may come from anyone.`,
        ],
      ],
    );
  });

  test('rejects an empty line, too, and counts it as a line', () => {
    const line = `${JSON.stringify(GOOD)}\n`;
    expect(() => readVisits(`${line}\n${line}`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          'An empty line was skipped. A crawl never writes one: the file is damaged.',
        ],
      ],
    );
  });
});

const visitOf = (payload?: Uint8Array): Visit => ({ address: 'a:1', at: 0, took: 0, payload });

describe('answersIn', () => {
  test('reads the recorded version messages', () => {
    const payloads = versionPayloads().map(({ payload }) => payload);
    expect(answersIn(payloads.map(visitOf)).length).toGive(payloads.length);
    const [{ visit, version }] = answersIn([visitOf(THEIRS.payload)]);
    expect(version.start_height).toGive(0x0a0a);
    expect(visit.payload).toGive(THEIRS.payload);
  });

  test('leaves out visits without an answer, and payloads that cannot be read', () => {
    const visits = [visitOf(), visitOf(fromHex('7f1101')), visitOf(THEIRS.payload)];
    expect(() => answersIn(visits).length).toGive(1, [
      [threw, 'One bad payload among thousands, and everything is lost. Leave it out.'],
    ]);
  });

  test('ignores bytes after the last field, as a node does', () => {
    const longer = Uint8Array.of(...THEIRS.payload, 1, 2, 3);
    expect(answersIn([visitOf(longer)]).length).toGive(1, [
      [0, 'Bytes after relay are left over. A node ignores them: do the same when you count nodes.'],
    ]);
  });
});

describe('tally', () => {
  test('lists the most frequent value first', () => {
    expect(tally(['b', 'a', 'b'])).toGive(
      [
        ['b', 2],
        ['a', 1],
      ],
      [
        [
          [
            ['a', 1],
            ['b', 2],
          ],
          'The least frequent value comes first.',
        ],
      ],
    );
    expect(tally([])).toGive([]);
  });

  test('counts ten as more than nine', () => {
    const values = [...Array.from({ length: 10 }, () => 'x'), ...Array.from({ length: 9 }, () => 'y')];
    expect(tally(values)[0]).toGive(
      ['x', 10],
      [[['y', 9], 'The counts were compared as strings: "9" comes after "10".']],
    );
  });

  test('sorts equally frequent values by their text', () => {
    expect(tally(['b', 'c', 'a']).map(([value]) => value)).toGive(
      ['a', 'b', 'c'],
      [[['b', 'c', 'a'], 'They are in the order in which they came, which is different each time.']],
    );
    expect(tally(['b', 'a', 'B']).map(([value]) => value)).toGive(
      ['B', 'a', 'b'],
      [[() => true, 'localeCompare uses the language of the machine. Compare the strings with <.']],
    );
  });

  test('counts constructor and __proto__, too: strangers choose these strings', () => {
    expect(() => tally(['__proto__', 'constructor', 'constructor'])).toGive(
      [
        ['constructor', 2],
        ['__proto__', 1],
      ],
      [[() => true, 'A plain object already has such keys. Count with a Map.']],
    );
  });

  test('reads the values once: they may come from a generator', () => {
    function* some() {
      yield* ['a', 'b', 'a'];
    }
    expect(tally(some())).toGive(
      [
        ['a', 2],
        ['b', 1],
      ],
      [[() => true, 'The values were read more than once. A generator yields them only once.']],
    );
  });
});

describe('clockSkew', () => {
  /** A visit from 1,000,000.5 s to 1,000,003 s. */
  const answer = (timestamp: bigint): Answer => ({
    visit: { address: 'a:1', at: 1_000_000_500, took: 2500, payload: THEIRS.payload },
    version: makeVersion({ timestamp }),
  });

  test('returns undefined for a time within the visit: the clock may be right', () => {
    for (const time of [1_000_000n, 1_000_001n, 1_000_003n]) {
      expect(clockSkew(answer(time))).toGive(undefined, [
        [
          (got: unknown) => Math.abs(Number(got)) > 1_100_000_000,
          'That is the distance from the current time. A visit may be read years later: compare with its `at`.',
        ],
        [
          (got: unknown) => Math.abs(Number(got)) > 10_000,
          'Milliseconds and seconds were mixed up: `at` is in milliseconds, `timestamp` in seconds.',
        ],
        [
          (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
          'The node sends whole seconds: round ours down before you compare.',
        ],
        [
          (got: unknown) => typeof got === 'number',
          'The node wrote its time at some point during the visit. Within the visit, its clock may be right.',
        ],
      ]);
    }
  });

  test('measures a fast clock from the end of the visit, and a slow one from the start', () => {
    expect(clockSkew(answer(1_000_010n))).toGive(7, [
      [10, 'Measure how far ahead it is from the end of the visit: that much is certain.'],
      [-7, 'The sign is wrong: ahead of us is positive.'],
    ]);
    expect(clockSkew(answer(999_990n))).toGive(-10, [[10, 'Behind us must be negative.']]);
  });

  test('ignores fractions of a second at the end of the visit, too', () => {
    const { visit, version } = answer(1_000_010n);
    // to 1,000,003.4 s
    expect(clockSkew({ visit: { ...visit, took: 2900 }, version })).toGive(7, [
      [6, 'The visit ended within the second 1,000,003, and that is what a correct clock shows.'],
      [
        (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
        'The node sends whole seconds: round ours down before you compare.',
      ],
    ]);
  });

  test('accepts any time that a clock may show', () => {
    const known: Known = [
      [() => true, 'A timestamp may be any int64: all 64 bits count, including the sign.'],
    ];
    expect(clockSkew(answer(0n))).toGive(-1_000_000, known);
    expect(clockSkew(answer(-(2n ** 63n)))).toGive(-(2 ** 63) - 1_000_000, known);
  });
});
