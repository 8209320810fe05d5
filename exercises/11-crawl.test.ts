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
// the nodes that are asked speak the reference, so that a fault is found where it is
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

/** What a visitor gives, or the test fails. */
function visitIn(
  outcome: () => unknown,
  say = 'It threw. What went wrong stands in the visit: nobody has to catch it.',
) {
  const kind = (got: unknown) =>
    where('address', (text) => typeof text === 'string')(got) ? 'a visit' : got;
  expect(() => kind(outcome())).toGive('a visit', [[threw, say]]);
  return outcome() as Visit;
}

/** Which error it is depends on how a visitor is written; that its name comes first does not. */
function mustBeginWithAName({ error }: Visit): void {
  must(
    /^\w*Error\b/.test(String(error)),
    `The field error should begin with the error's name, as in "ConnectError: …"; it holds: ${error}`,
  );
}

/** An address that is only a name here. */
const named = (i: number): Address => ({ host: `node-${i}`, port: 8333 });
const ADDRESSES = Array.from({ length: 12 }, (_, i) => named(i));
const NAMES = ADDRESSES.map(({ host }) => `${host}:8333`);

describe('visitor', () => {
  const over = (leash: Leash) => [...leash.sockets].every((socket) => socket.closed || socket.destroyed);

  /** Ask a server that treats whoever connects like this. */
  const visit = (
    greet: (peer: PlainPeer) => unknown,
    body: (visit: Visit, server: PlainServer) => unknown,
    {
      manners = MANNERS,
      signal,
      ownTime = 0,
      late = 'It never ended. There is a timeout for connecting, and one for the handshake.',
    }: { manners?: Manners; signal?: AbortSignal; ownTime?: number; late?: string } = {},
  ) =>
    onLeash(async (leash) => {
      const server = new PlainServer(wireOf(manners.network), greet);
      const port = await server.start();
      const outcome = await soon(() => visitor(manners)({ host: '127.0.0.1', port }, signal), late, ownTime);
      await body(visitIn(outcome), server);
      must(
        await eventually(() => over(leash)),
        'The connection is still open. Close it whatever happens: finally is the place.',
      );
      must(leash.timers === 0, 'A timer is still running.');
    });
  const greeting = (peer: PlainPeer) => peer.hears('version').then(() => peer.say(THEIRS, VERACK));

  /** Ask a server that behaves so well within the timeout, and then says nothing more. */
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

  test('a node that greets: its version message is kept, byte for byte', () =>
    visit(greeting, async (got, server) => {
      expect(got.payload).toGive(THEIRS.payload, [
        [undefined, 'The payload of its version message is missing.'],
        [
          (found: unknown) => !(found instanceof Uint8Array),
          'The payload is bytes, as they came: not what was read from them.',
        ],
      ]);
      expect(got.error).toGive(undefined);
      const [peer] = server.peers;
      must(
        (await peer.hears('verack')).includes('verack'),
        'Its version was not answered with verack: that is rude.',
      );
    }));

  test('we say who we are', () =>
    visit(greeting, (_, server) => {
      const heard = server.peers[0].heard.find(({ command }) => command === 'version');
      const said = heard && (readPayload(heard) as Version);
      expect(said?.user_agent).toGive(new TextEncoder().encode('/suite:1.0/'), [
        [() => true, 'The user agent of the manners should be in our version message.'],
      ]);
    }));

  test('address, beginning and duration are written down', async () => {
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
        `The address reads 127.0.0.1:8333, and not ${got.address}.`,
      );
      must(
        Math.abs(got.at - heard) < 60_000,
        'The field at is the time of the beginning, in milliseconds: Date.now().',
      );
      must(
        got.at <= heard,
        'The field at is when the visit began: this one lies behind our version message.',
      );
      must(
        got.took > 1 && got.took < elapsed + 2,
        'The field took is how long it took from the beginning, in milliseconds.',
      );
    });
  });

  test('what comes in front of the version is not its payload', () => {
    const early = { command: 'wtxidrelay', payload: Uint8Array.of(1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(VERACK, early, THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [() => true, 'The version need not come first. Look at the command of each message.'],
        ]);
      },
    );
  });

  test('bytes behind the last field are kept, too: nothing is written anew', () => {
    const longer = { command: 'version', payload: Uint8Array.of(...THEIRS.payload, 1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(longer, VERACK)),
      (got) => {
        expect(got.payload).toGive(longer.payload, [
          [THEIRS.payload, 'That is what was understood of it, written anew. Keep the bytes that came.'],
        ]);
      },
    );
  });

  test('the payload is a copy, and does not keep a whole chunk alive', () =>
    visit(greeting, ({ payload }) => {
      must(
        payload?.buffer.byteLength === THEIRS.payload.length,
        'The payload is a view into the chunk that came: 64 KB are kept for 100 bytes. Take a copy.',
      );
    }));

  test('a version without a verack: what we wanted to know was said', () =>
    visitUntilTimeout(
      (peer) => peer.hears('version').then(() => peer.say(THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [undefined, 'The version came, and was thrown away because the verack did not.'],
        ]);
        expect(got.error).toGive(undefined, [
          [() => true, 'There is a payload and an error. Whoever counts would count this node twice.'],
        ]);
      },
    ));

  const bad: [string, (peer: PlainPeer) => unknown][] = [
    ['hangs up at once', (peer) => peer.socket.destroy()],
    [
      'speaks something else',
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
      'The error should be text: JSON makes {} of an Error, and nobody learns what it was.',
    );
    mustBeginWithAName(got);
  };
  test('a node that says nothing', () => visitUntilTimeout(() => {}, fails));
  test.each(bad)('a node that %s', (_, greet) => visit(greet, fails));

  test('a version message that is far too long is not kept', () => {
    const huge = { command: 'version', payload: Uint8Array.of(...THEIRS.payload, ...new Uint8Array(2000)) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(huge, VERACK)),
      (got) => {
        expect(got.payload).toGive(undefined, [
          [
            (payload: unknown) => payload instanceof Uint8Array,
            'It was kept, with more bytes than MOST_PAYLOAD. A stranger may send four million.',
          ],
        ]);
        must(got.error !== undefined, 'There is neither a payload nor an error.');
      },
    );
  });

  test('one that is just as long as allowed is kept', () => {
    const payload = new Uint8Array(MOST_PAYLOAD);
    payload.set(THEIRS.payload);
    return visit(
      (peer) => peer.hears('version').then(() => peer.say({ command: 'version', payload }, VERACK)),
      (got) =>
        expect(got.payload).toGive(payload, [
          [undefined, 'The payload is missing, although it has just as many bytes as are allowed.'],
        ]),
    );
  });

  test('a port where nobody listens', () =>
    onLeash(async () => {
      const port = await freePort();
      const outcome = await soon(() => visitor(MANNERS)({ host: '127.0.0.1', port }), 'It never ended.');
      mustBeginWithAName(visitIn(outcome));
    }));

  test('an IPv6 address is written in brackets', () =>
    onLeash(async () => {
      const port = await freePort();
      const outcome = await soon(() => visitor(MANNERS)({ host: '::1', port }), 'It never ended.');
      expect(visitIn(outcome).address).toGive(`[::1]:${port}`, [
        [`::1:${port}`, 'Is the port still part of the address? IPv6 stands in brackets before a port.'],
      ]);
    }));

  test('another network has another magic', () => {
    const late = 'The node was asked with the magic of another network than that of the manners.';
    return visit(
      greeting,
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [[undefined, late]]);
      },
      { manners: { ...MANNERS, network: 'simnet' }, late },
    );
  });

  test('nothing is left on the signal, which serves for thousands of visits', () => {
    const { signal } = new AbortController();
    const left = () => getEventListeners(signal, 'abort').length;
    return visit(
      greeting,
      () =>
        must(
          left() === 0,
          'A listener is still on the signal. After a thousand visits there are a thousand.',
        ),
      { signal },
    );
  });

  test('nor is anything left there after a visit that failed', () =>
    onLeash(async () => {
      const { signal } = new AbortController();
      const port = await freePort();
      visitIn(await soon(() => visitor(MANNERS)({ host: '127.0.0.1', port }, signal), 'It never ended.'));
      must(
        getEventListeners(signal, 'abort').length === 0,
        'After a visit that failed a listener is still on the signal: finally is the place to take it away.',
      );
    }));

  const moments = ['while it waits for the version', 'while it connects', 'before the visit'];
  test.each(moments)('when the signal is aborted %s, it ends at once', (moment) =>
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
        `The signal was aborted ${moment}, and it goes on waiting for the node.`,
      );
      const got = visitIn(outcome, 'It threw. Also that it was aborted stands in the visit.');
      must(got.error !== undefined, 'An aborted visit has an error.');
      must(await eventually(() => over(leash)), 'The signal was aborted, and the connection is still open.');
    }),
  );

  test('when the signal is aborted while it still looks for the node, it ends at once', () =>
    onLeash(async (leash) => {
      // a name whose look-up never ends: the connection is never there
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
          'The signal was aborted before there was a connection, and it goes on trying to connect: dial takes the signal, too.',
        );
        must(visitIn(outcome).error !== undefined, 'An aborted visit has an error.');
        must(await eventually(() => over(leash)), 'The signal was aborted, and the socket is still open.');
      } finally {
        dns.lookup = lookup;
      }
    }));
});

/** The crawl ends, and nothing goes wrong. */
const ends = async (crawl: Crawl, say = 'It never ended.') =>
  expect(await crawl.outcome(say)).toGive('ended', [
    [threw, 'It threw. A crawl that was stopped has ended like any other.'],
  ]);

const OTHERS_ASKED = 'The signal was aborted, and others were asked all the same.';
const NOT_TOLD =
  'Somebody answered after the signal was aborted, and nothing was reported. What has come is kept.';
const FULL = new Error('the disk is full');
const PASSED_ON: Known = [['ended', 'onVisit threw, and the crawl ended as if nothing had happened.']];
const NOT_HANDED_ON =
  'The signal should be handed on to whoever asks: only there can a connection be closed.';

const OTHERS_ASKED_AFTER_FAILURE = 'onVisit threw, and others were asked all the same.';

/** What a call throws, or else what it gives. */
function failureIn(outcome: () => unknown): unknown {
  try {
    return outcome();
  } catch (error) {
    return error;
  }
}

describe('crawlInTurn', () => {
  test('all are asked, in their order, and each visit is told', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => pause(1).then(() => visited(address));
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, ({ address }) => told.push(address))));
    expect(told).toGive(NAMES, [
      [
        (got: unknown) => Array.isArray(got) && got.length < NAMES.length,
        'It ended before all had answered. forEach does not wait for anything async; for … of with await does.',
      ],
    ]);
  });

  test('the next is asked when the one before has answered', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlInTurn(ADDRESSES.slice(0, 3), desk.ask, () => {}));
    for (let i = 0; i < 3; i++) await desk.answer();
    expect(desk.most).toGive(1, [
      [
        (n: unknown) => Number(n) > 1,
        'Several are asked at the same time. Here it is one after another: await each.',
      ],
    ]);
    await ends(crawl);
  });

  test('each visit is told as soon as it is there', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = new Crawl(() =>
      crawlInTurn(ADDRESSES.slice(0, 2), desk.ask, ({ address }) => told.push(address)),
    );
    await desk.answer();
    await turns(3);
    expect(told.length).toGive(1, [[0, 'Nothing is told before the end. Somebody looks at a progress bar.']]);
    await desk.answer();
    await ends(crawl);
  });

  test('when the signal is aborted, nobody is asked any more', async () => {
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

  test('a signal that was aborted before: nobody is asked', async () => {
    const asked: string[] = [];
    const ask: Visitor = (address) => {
      asked.push(address.host);
      return Promise.resolve(visited(address));
    };
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, () => {}, AbortSignal.abort())));
    expect(asked).toGive([], [[() => true, 'Look at the signal before somebody is asked, also the first.']]);
  });

  test('when onVisit throws, nobody is asked any more', async () => {
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
    expect(failureIn(await crawl.outcome('onVisit threw, and the crawl never ended.'))).toGive(
      FULL,
      PASSED_ON,
    );
    expect(asked.length).toGive(1, [[(n: unknown) => Number(n) > 1, OTHERS_ASKED_AFTER_FAILURE]]);
  });
});

describe('crawlTogether', () => {
  test('as many at a time as it says, and never more', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 4, desk.ask, () => {}));
    await eventually(() => desk.asked.length >= 4);
    await turns(3);
    const known: Known = [
      [12, 'All are asked at once. With ten thousand addresses that is ten thousand sockets.'],
      [1, 'Only one is asked at a time.'],
      [(n: unknown) => Number(n) > 4, 'More are asked at the same time than the concurrency says.'],
    ];
    expect(desk.asked.length).toGive(4, known);
    // not the first: whoever goes by the order is found out
    for (let i = 0; i < 4 && (await desk.answer(3)); i++);
    expect(desk.most).toGive(4, known);
    await desk.rest(crawl);
    await ends(crawl);
    expect(desk.most).toGive(4, known);
  });

  test('everybody is asked once', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => pause(address.host.length).then(() => visited(address));
    await ends(new Crawl(() => crawlTogether(ADDRESSES, 5, ask, ({ address }) => told.push(address))));
    const atTheEnd = told.length;
    await turns(10);
    must(told.length === atTheEnd, 'It had ended, and some were still being asked. Wait for all of them.');
    expect([...told].sort()).toGive([...NAMES].sort(), [
      [
        (got: unknown) => Array.isArray(got) && new Set(got).size < got.length,
        'Somebody was asked twice: two of them took the same address.',
      ],
      [(got: unknown) => Array.isArray(got) && got.length < NAMES.length, 'Somebody was left out.'],
    ]);
  });

  test('when one has answered the next is asked: nobody waits for the slowest', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 4, desk.ask, () => {}));
    await eventually(() => desk.asked.length >= 4);
    // the first of the four takes its time
    for (let i = 0; i < 8 && (await desk.answer(1)); i++);
    expect(desk.asked.length).toGive(12, [
      [4, 'A whole group has to end before the next begins. One slow node holds up the others.'],
      [
        (n: unknown) => Number(n) < 12,
        'The addresses were dealt out beforehand. Those behind a slow node wait, and the others have nothing to do.',
      ],
    ]);
    await desk.rest(crawl);
    await ends(crawl);
  });

  test('visits are told in the order in which they end', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES.slice(0, 3), 3, desk.ask, ({ address }) => told.push(address)),
    );
    await desk.answer(2);
    await turns(3);
    must(told.length > 0, 'Nobody is told while the first is slow: it holds up the news of all others.');
    await desk.answer(1);
    await desk.answer(0);
    await ends(crawl);
    expect(told).toGive(['node-2:8333', 'node-1:8333', 'node-0:8333']);
  });

  test('it ends when the last has answered, and not before', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES.slice(0, 2), 4, desk.ask, () => {}));
    await desk.answer();
    await turns(3);
    must(!crawl.ended, 'It has ended, and one is still being asked.');
    await desk.answer();
    await ends(crawl);
  });

  test('when the signal is aborted, nobody is asked any more', async () => {
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
      'It has ended, and two are still being asked. Their connections have to be closed first: wait for them.',
    );
    await desk.answer();
    await desk.answer();
    expect(desk.asked.length).toGive(2, [[(n: unknown) => Number(n) > 2, OTHERS_ASKED]]);
    await ends(crawl);
    must(told === 2, NOT_TOLD);
  });

  test('a signal that was aborted before: nobody is asked', async () => {
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 2, desk.ask, () => {}, AbortSignal.abort()));
    await desk.rest(crawl);
    expect(desk.asked).toGive(
      [],
      [[() => true, 'Its abort event has been and gone. Look at signal.aborted before each one.']],
    );
    await ends(crawl);
  });

  test('addresses are taken when somebody is free to ask: the list may be endless', async () => {
    let taken = 0;
    // nearly: a wrong answer is not to run for ever
    function* endless(): Generator<Address> {
      while (taken < 1000) yield named(taken++);
    }
    const controller = new AbortController();
    const desk = new Desk();
    const crawl = new Crawl(() => crawlTogether(endless(), 3, desk.ask, () => {}, controller.signal));
    await eventually(() => desk.asked.length >= 3);
    must(taken <= 4, 'The whole list was taken before anybody was asked. It may be endless.');
    controller.abort();
    await desk.rest(crawl);
    await ends(crawl);
  });

  test('one at a time is few, and allowed', async () => {
    const told: string[] = [];
    const ask: Visitor = (address) => Promise.resolve(visited(address));
    const crawl = () => crawlTogether(ADDRESSES, 1, ask, ({ address }) => void told.push(address));
    expect(await soon(crawl, 'It never ended.')).toGive(undefined, [
      [(got: unknown) => got instanceof RangeError, 'It was refused. A concurrency of 1 is in turn.'],
    ]);
    expect(told).toGive(NAMES);
  });

  test('when onVisit throws, all are stopped, and its error comes when they have ended', async () => {
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
      'onVisit threw, and those who are being asked go on: the signal that ask was given is not aborted.',
    );
    must(!crawl.ended, 'onVisit threw, and it has ended while two are still being asked. Wait for them.');
    await desk.rest(crawl);
    expect(failureIn(await crawl.outcome('onVisit threw, and the crawl never ended.'))).toGive(
      FULL,
      PASSED_ON,
    );
    expect(desk.asked.length).toGive(3, [[(n: unknown) => Number(n) > 3, OTHERS_ASKED_AFTER_FAILURE]]);
    must(told === 1, 'onVisit threw, and was called again: nobody can take another visit any more.');
  });

  test.each([0, -1, 1.5, NaN])('a concurrency of %d is refused', async (concurrency) => {
    const ask: Visitor = (address) => Promise.resolve(visited(address));
    // an empty list: with any other, a loop that moves on by 0 would never end
    const outcome = await soon(() => crawlTogether([], concurrency, ask, () => {}), 'It never ended.');
    expect(outcome).toRefuseWith(
      RangeError,
      [],
      [[undefined, 'It was accepted. A concurrency is a whole number from 1 up.']],
    );
  });
});

/** A payload that holds the byte that ends a line. */
const WITH_0A = fromHex('7f110100 0a 0d 00 ff');
const VISITS: Visit[] = [
  { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: WITH_0A },
  { address: '[2001:db8::1]:8333', at: 1532543539001, took: 5000, error: 'ConnectError: "no"\nanswer' },
];

describe('visitLine', () => {
  test('a visit is one line, its payload in hex', () => {
    expect(() => JSON.parse(visitLine(VISITS[0])) as unknown).toGive(
      { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: '7f1101000a0d00ff' },
      [
        [
          where('payload', (payload) => typeof payload === 'object'),
          'JSON makes an object with a key for each byte of it. Write the payload in hex.',
        ],
        [
          where('payload', (payload) => typeof payload === 'string' && !/^([0-9a-f]{2})+$/.test(payload)),
          'Bytes that are no text do not survive as text: some become �. Write the payload in hex.',
        ],
        [threw, 'That is no JSON.'],
      ],
    );
  });

  test('a visit that failed has no payload', () => {
    expect(() => JSON.parse(visitLine(VISITS[1])) as unknown).toGive(VISITS[1], [
      [
        where('payload', (payload) => payload === ''),
        'Nothing came, and the line says that nothing was said.',
      ],
      [threw, 'It threw. A visit that failed is written down as well.'],
    ]);
  });

  test('a payload that is a view into a larger buffer is written as the view shows it', () => {
    const line = (payload: Uint8Array) => JSON.parse(visitLine({ ...VISITS[0], payload })) as unknown;
    expectOfView(line, fromHex('7f110100'), { ...VISITS[0], payload: '7f110100' });
  });

  test('no line has a line’s end in it', () => {
    for (const visit of VISITS) {
      must(
        !/[\r\n]/.test(visitLine(visit)),
        'There is a newline in the line. Whoever reads line by line finds two halves.',
      );
    }
  });
});

describe('readVisits', () => {
  const lines = (visits: Visit[]) => visits.map((visit) => `${visitLineOf(visit)}\n`).join('');
  const visitLineOf = ({ payload, ...rest }: Visit) =>
    JSON.stringify(payload ? { ...rest, payload: Buffer.from(payload).toString('hex') } : rest);

  test('what was written comes back, byte for byte', () => {
    const known: Known = [
      [
        (got: unknown) => Array.isArray(got) && got.length === 1,
        'A visit is missing. Every line ends with a newline, also the last one.',
      ],
      [
        (got: unknown) => Array.isArray(got) && typeof got[0]?.payload === 'string',
        'The payload is still hex. It should be bytes again.',
      ],
      [threw, 'It threw. Behind the last newline there is nothing, and that is no visit.'],
    ];
    expect(() => readVisits(lines(VISITS))).toGive(VISITS, known);
  });

  test('a last line that was cut off is left out, and the others are kept', () => {
    const text = lines(VISITS);
    // a last line that only lacks its newline may be read or left out
    for (const cut of [2, 10, 40]) {
      expect(() => readVisits(text.slice(0, -cut))).toGive(
        [VISITS[0]],
        [[threw, 'A crawl that is stopped leaves half a line. Leave that out: the others are good.']],
      );
    }
    expect(readVisits('')).toGive([]);
  });

  test('any payload survives', () => {
    forAny([fc.uint8Array({ maxLength: 200 })], (payload) => {
      const visit: Visit = { address: 'a:1', at: 1532543539000, took: 3, payload };
      expect(readVisits(`${visitLine(visit)}\n`)).toGive(
        [visit],
        [
          [
            (got: unknown) => payload.length === 0 && Array.isArray(got) && !got[0]?.payload,
            'A payload without bytes is lost: an empty text counts as false.',
          ],
        ],
      );
    });
  });

  test('any other line that is no visit is named by its number', () => {
    expect(() => readVisits(`${lines([VISITS[0]])}nonsense\n`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          'A broken line was passed over in silence. Somebody has to know.',
        ],
      ],
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
  ])('a line with %s is not a visit', (what, line) => {
    const text = `${JSON.stringify(GOOD)}\n${JSON.stringify(line)}\n`;
    expect(() => readVisits(text)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          `A line with ${what} was accepted. The file may come from anybody.`,
        ],
      ],
    );
  });

  test('an empty line is not a visit either, and later lines keep their numbers', () => {
    const line = `${JSON.stringify(GOOD)}\n`;
    expect(() => readVisits(`${line}\n${line}`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          'An empty line was skipped. No crawl writes one: the file is damaged.',
        ],
      ],
    );
  });
});

const visitOf = (payload?: Uint8Array): Visit => ({ address: 'a:1', at: 0, took: 0, payload });

describe('answersIn', () => {
  test('the recorded version messages', () => {
    const payloads = versionPayloads().map(({ payload }) => payload);
    expect(answersIn(payloads.map(visitOf)).length).toGive(payloads.length);
    const [{ visit, version }] = answersIn([visitOf(THEIRS.payload)]);
    expect(version.start_height).toGive(0x0a0a);
    expect(visit.payload).toGive(THEIRS.payload);
  });

  test('visits without an answer, and payloads that cannot be read, are left out', () => {
    const visits = [visitOf(), visitOf(fromHex('7f1101')), visitOf(THEIRS.payload)];
    expect(() => answersIn(visits).length).toGive(1, [
      [threw, 'One bad payload among thousands, and all is lost. Leave it out.'],
    ]);
  });

  test('bytes behind the last field are ignored, as a node does', () => {
    const longer = Uint8Array.of(...THEIRS.payload, 1, 2, 3);
    expect(answersIn([visitOf(longer)]).length).toGive(1, [
      [0, 'Bytes are left over behind relay. A node ignores them, and so does a count of nodes.'],
    ]);
  });
});

describe('tally', () => {
  test('the most frequent first', () => {
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
          'The least frequent comes first.',
        ],
      ],
    );
    expect(tally([])).toGive([]);
  });

  test('ten is more than nine', () => {
    const values = [...Array.from({ length: 10 }, () => 'x'), ...Array.from({ length: 9 }, () => 'y')];
    expect(tally(values)[0]).toGive(
      ['x', 10],
      [[['y', 9], 'The counts were compared as text: there 9 comes behind 10.']],
    );
  });

  test('equally frequent ones in the order of their text', () => {
    expect(tally(['b', 'c', 'a']).map(([value]) => value)).toGive(
      ['a', 'b', 'c'],
      [[['b', 'c', 'a'], 'They stand in the order in which they came, and that is another one each time.']],
    );
    expect(tally(['b', 'a', 'B']).map(([value]) => value)).toGive(
      ['B', 'a', 'b'],
      [
        [
          () => true,
          'localeCompare orders by the language of the machine. The smaller text is the one that is <.',
        ],
      ],
    );
  });

  test('strangers choose these texts: also constructor and __proto__ are counted', () => {
    expect(() => tally(['__proto__', 'constructor', 'constructor'])).toGive(
      [
        ['constructor', 2],
        ['__proto__', 1],
      ],
      [[() => true, 'A plain object has such keys of its own. Count in a Map.']],
    );
  });

  test('values may come from a generator, and are gone through once', () => {
    function* some() {
      yield* ['a', 'b', 'a'];
    }
    expect(tally(some())).toGive(
      [
        ['a', 2],
        ['b', 1],
      ],
      [[() => true, 'The values were gone through more than once. A generator gives them once only.']],
    );
  });
});

describe('clockSkew', () => {
  /** Asked from 1,000,000.5 s to 1,000,003 s. */
  const answer = (timestamp: bigint): Answer => ({
    visit: { address: 'a:1', at: 1_000_000_500, took: 2500, payload: THEIRS.payload },
    version: makeVersion({ timestamp }),
  });

  test('a clock that is within the visit is right, as far as anybody can tell', () => {
    for (const time of [1_000_000n, 1_000_001n, 1_000_003n]) {
      expect(clockSkew(answer(time))).toGive(undefined, [
        [
          (got: unknown) => Math.abs(Number(got)) > 1_100_000_000,
          'That is how far it is behind the clock of today. A visit may be read years later: compare with its at.',
        ],
        [
          (got: unknown) => Math.abs(Number(got)) > 10_000,
          'Milliseconds and seconds were mixed: at is in milliseconds, timestamp in seconds.',
        ],
        [
          (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
          'The node writes whole seconds: also ours have to be whole before they are compared.',
        ],
        [
          (got: unknown) => typeof got === 'number',
          'The node wrote its time somewhere between the beginning and the end of the visit. Within that, nothing can be said.',
        ],
      ]);
    }
  });

  test('ahead is counted from the end, behind from the beginning', () => {
    expect(clockSkew(answer(1_000_010n))).toGive(7, [
      [10, 'Ahead is counted from the end of the visit: that much is certain.'],
      [-7, 'The sign is the wrong way round: ahead of us is positive.'],
    ]);
    expect(clockSkew(answer(999_990n))).toGive(-10, [[10, 'Behind us is negative.']]);
  });

  test('parts of a second are left out at the end of the visit, too', () => {
    const { visit, version } = answer(1_000_010n);
    // to 1,000,003.4 s
    expect(clockSkew({ visit: { ...visit, took: 2900 }, version })).toGive(7, [
      [6, 'The visit ended within the second 1,000,003: that is what a node’s clock shows then.'],
      [
        (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
        'The node writes whole seconds: also ours have to be whole before they are compared.',
      ],
    ]);
  });

  test('a clock can say anything', () => {
    const known: Known = [[() => true, 'A timestamp is any int64: all 64 bits count, and the sign.']];
    expect(clockSkew(answer(0n))).toGive(-1_000_000, known);
    expect(clockSkew(answer(-(2n ** 63n)))).toGive(-(2 ** 63) - 1_000_000, known);
  });
});
