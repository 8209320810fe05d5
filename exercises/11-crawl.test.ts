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
import fc from 'fast-check';
import { fromHex } from '../src/bytes';
import { forAny } from '../src/check/for-any';
import { versionPayloads } from '../src/check/inputs';
import { onLeash } from '../src/check/leash';
import type { Known } from '../src/check/matchers';
import { freePort, type PlainPeer, PlainServer } from '../src/check/plain-peer';
import { eventually, pause, soon } from '../src/check/soon';
import { encode } from '../src/codec/codec';
import type { Address } from '../src/streams/address';
// the nodes that are asked speak the reference, so that a fault is found where it is
import { writeMessage } from '../solutions/01-framing';
import { makeMessage, makeVersion, readPayload, type Version } from '../solutions/06-version';
import { Demultiplexer } from '../solutions/07-streams';
import type { Answer, Manners, Visit, Visitor } from '../solutions/11-crawl';

const wire = {
  frame: (message: { command: string; payload: Uint8Array }) => encode(writeMessage, message),
  splitter: () => new Demultiplexer(),
};
const MANNERS: Manners = { network: 'mainnet', timeout: 300, userAgent: '/suite:1.0/' };
const THEIRS = makeMessage('version', makeVersion({ nonce: 7n, start_height: 0x0a0a }));
const VERACK = { command: 'verack', payload: new Uint8Array() };

const threw = (got: unknown) => got instanceof Error;
const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

/** Recognises a visit by one of its fields. */
const where = (name: keyof Visit, holds: (value: unknown) => boolean) => (got: unknown) =>
  typeof got === 'object' && got !== null && holds((got as Visit)[name]);

/** An address that is only a name here. */
const named = (i: number): Address => ({ host: `node-${i}`, port: 8333 });
const ADDRESSES = Array.from({ length: 12 }, (_, i) => named(i));

/** A visit of somebody who was asked without any socket. */
const visited = ({ host, port }: Address): Visit => ({
  address: `${host}:${port}`,
  at: 0,
  took: 0,
  error: 'none',
});

/** Somebody to ask who answers when told to. It counts how many are being asked at the same time. */
class Desk {
  readonly asked: string[] = [];
  most = 0;
  private readonly open: (() => void)[] = [];
  private busy = 0;

  readonly ask: Visitor = (address) => {
    this.asked.push(address.host);
    this.most = Math.max(this.most, ++this.busy);
    return new Promise((resolve) => {
      this.open.push(() => {
        this.busy--;
        resolve(visited(address));
      });
    });
  };

  /** Let one of those who are being asked answer; the `at`th of those that are left. */
  async answer(at = 0): Promise<void> {
    await eventually(() => this.open.length > at);
    this.open.splice(at, 1)[0]?.();
    await pause(1);
  }

  /** Let everybody answer who is asked, until the crawl has ended. */
  async rest(crawl: Promise<unknown>, say = 'It never ended.'): Promise<void> {
    let ended = false;
    const end = () => void (ended = true);
    crawl.then(end, end);
    await eventually(() => {
      this.open.splice(0, 1)[0]?.();
      return ended;
    });
    (await soon(() => crawl, say))();
    must(ended, say);
  }
}

describe('visitor', () => {
  /** Ask a server that treats whoever connects like this. */
  const visit = (
    greet: (peer: PlainPeer) => void,
    body: (visit: Visit, server: PlainServer) => void | Promise<void>,
  ) =>
    onLeash(async (leash) => {
      const server = new PlainServer(wire, greet);
      const port = await server.start();
      const outcome = await soon(
        () => visitor(MANNERS)({ host: '127.0.0.1', port }),
        'It never ended. There is a timeout for connecting, and one for the handshake.',
      );
      expect(outcome).toGive(expect.anything(), [
        [threw, 'It threw. What went wrong stands in the visit: nobody has to catch it.'],
      ]);
      await body(outcome() as Visit, server);
      await eventually(() => [...leash.sockets].every((socket) => socket.closed || socket.destroyed));
      must(
        [...leash.sockets].every((socket) => socket.closed || socket.destroyed),
        'The connection is still open. Close it whatever happens: finally is the place.',
      );
      must(leash.timers === 0, 'A timer is still running.');
    });
  const greeting = (peer: PlainPeer) => void peer.hears('version').then(() => peer.say(THEIRS, VERACK));

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

  test('address, beginning and duration are written down', () =>
    visit(greeting, (got) => {
      must(
        /^127\.0\.0\.1:\d+$/.test(got.address),
        `The address reads 127.0.0.1:8333, and not ${got.address}.`,
      );
      must(
        Math.abs(got.at - Date.now()) < 60_000,
        'The field at is the time of the beginning, in milliseconds: Date.now().',
      );
      must(got.took >= 0 && got.took < 10_000, 'The field took is how long it took, in milliseconds.');
    }));

  test('the payload is a copy, and does not keep a whole chunk alive', () =>
    visit(greeting, ({ payload }) => {
      expect(payload?.buffer.byteLength).toGive(THEIRS.payload.length, [
        [() => true, 'It is a view into the chunk that came: 64 KB are kept for 100 bytes. Take a copy.'],
      ]);
    }));

  test('a version without a verack: what we wanted to know was said', () =>
    visit(
      (peer) => void peer.hears('version').then(() => peer.say(THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [undefined, 'The version came, and was thrown away because the verack did not.'],
        ]);
      },
    ));

  const bad: [string, (peer: PlainPeer) => void, string][] = [
    ['says nothing', () => {}, 'HandshakeTimeoutError'],
    ['hangs up at once', (peer) => peer.socket.destroy(), 'ClosedError'],
    [
      'speaks something else',
      (peer) => peer.write(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'WireError',
    ],
    ['stops in the middle', (peer) => peer.socket.end(wire.frame(THEIRS).subarray(0, 50)), 'ClosedError'],
  ];
  test.each(bad)('a node that %s', (_, greet, name) =>
    visit(greet, (got) => {
      expect(got.payload).toGive(undefined);
      must(
        String(got.error).includes(name),
        `The field error should hold the error's name, ${name}; it holds: ${got.error}`,
      );
    }),
  );

  test('a port where nobody listens', () =>
    onLeash(async () => {
      const port = await freePort();
      const outcome = await soon(() => visitor(MANNERS)({ host: '127.0.0.1', port }), 'It never ended.');
      expect(outcome).toGive(expect.anything(), [[threw, 'It threw. What went wrong stands in the visit.']]);
      must(
        String((outcome() as Visit).error).includes('ConnectError'),
        'The field error should hold the name ConnectError.',
      );
    }));

  test('when the signal is aborted, it closes at once', () =>
    onLeash(async (leash) => {
      const server = new PlainServer(wire);
      const port = await server.start();
      const controller = new AbortController();
      const asking = visitor({ ...MANNERS, timeout: 60_000 })({ host: '127.0.0.1', port }, controller.signal);
      await server.accepts();
      controller.abort();
      const outcome = await soon(
        () => asking,
        'The signal was aborted, and it goes on waiting for the node.',
      );
      must(
        outcome() instanceof Object && (outcome() as Visit).error !== undefined,
        'An aborted visit has an error.',
      );
      must(
        await eventually(() => [...leash.sockets].every((socket) => socket.destroyed)),
        'The signal was aborted, and the connection is still open.',
      );
    }));
});

describe('crawlInTurn', () => {
  test('all are asked, in their order, and each visit is told', async () => {
    const told: string[] = [];
    const done = await soon(
      () =>
        crawlInTurn(
          ADDRESSES,
          (address) => Promise.resolve(visited(address)),
          ({ address }) => told.push(address),
        ),
      'It never ended.',
    );
    expect(done).toGive(undefined);
    expect(told).toGive(ADDRESSES.map(({ host }) => `${host}:8333`));
  });

  test('the next is asked when the one before has answered', async () => {
    const desk = new Desk();
    const crawl = crawlInTurn(ADDRESSES.slice(0, 3), desk.ask, () => {});
    for (let i = 0; i < 3; i++) await desk.answer();
    await soon(() => crawl, 'It never ended.');
    expect(desk.most).toGive(1, [
      [
        (n: unknown) => Number(n) > 1,
        'Several are asked at the same time. Here it is one after another: await each.',
      ],
    ]);
  });

  test('each visit is told as soon as it is there', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = crawlInTurn(ADDRESSES.slice(0, 2), desk.ask, ({ address }) => told.push(address));
    await desk.answer();
    await eventually(() => told.length > 0);
    expect(told.length).toGive(1, [[0, 'Nothing is told before the end. Somebody looks at a progress bar.']]);
    await desk.answer();
    await soon(() => crawl, 'It never ended.');
  });

  test('when the signal is aborted, nobody is asked any more', async () => {
    const controller = new AbortController();
    const desk = new Desk();
    const crawl = crawlInTurn(ADDRESSES, desk.ask, () => controller.abort(), controller.signal);
    await desk.answer();
    await pause(5);
    expect(desk.asked.length).toGive(1, [
      [(n: unknown) => Number(n) > 1, 'The signal was aborted, and the next one was asked all the same.'],
    ]);
    await desk.rest(crawl);
  });
});

describe('crawlTogether', () => {
  const AT_ONCE = 'More are asked at the same time than the concurrency says.';

  test('as many at a time as it says, and never more', async () => {
    const desk = new Desk();
    const crawl = crawlTogether(ADDRESSES, 4, desk.ask, () => {});
    await eventually(() => desk.asked.length >= 4);
    await pause(5);
    expect(desk.asked.length).toGive(4, [
      [12, 'All are asked at once. With ten thousand addresses that is ten thousand sockets.'],
      [1, 'Only one is asked at a time.'],
    ]);
    await desk.rest(crawl);
    expect(desk.most).toGive(4, [[(n: unknown) => Number(n) > 4, AT_ONCE]]);
  });

  test('when one has answered the next is asked: nobody waits for the slowest', async () => {
    const desk = new Desk();
    const crawl = crawlTogether(ADDRESSES, 4, desk.ask, () => {});
    await eventually(() => desk.asked.length >= 4);
    // the first of the four takes its time
    for (let i = 0; i < 5; i++) await desk.answer(1);
    expect(desk.asked.length).toGive(9, [
      [
        (n: unknown) => Number(n) < 9,
        'A whole group has to end before the next begins. One slow node holds up the others.',
      ],
    ]);
    await desk.rest(crawl);
  });

  test('everybody is asked once', async () => {
    const told: string[] = [];
    await soon(
      () =>
        crawlTogether(
          ADDRESSES,
          5,
          async (address) => {
            await pause(address.host.length % 3);
            return visited(address);
          },
          ({ address }) => told.push(address),
        ),
      'It never ended.',
    );
    expect([...told].sort()).toGive(ADDRESSES.map(({ host }) => `${host}:8333`).sort(), [
      [
        (got: unknown) => Array.isArray(got) && new Set(got).size < got.length,
        'Somebody was asked twice: two of them took the same address.',
      ],
      [(got: unknown) => Array.isArray(got) && got.length < 12, 'Somebody was left out.'],
    ]);
  });

  test('visits are told in the order in which they end', async () => {
    const desk = new Desk();
    const told: string[] = [];
    const crawl = crawlTogether(ADDRESSES.slice(0, 3), 3, desk.ask, ({ address }) => told.push(address));
    for (const at of [2, 1, 0]) await desk.answer(at);
    await soon(() => crawl, 'It never ended.');
    expect(told).toGive(
      ['node-2:8333', 'node-1:8333', 'node-0:8333'],
      [
        [
          (got: unknown) => Array.isArray(got) && got[0] === 'node-0:8333',
          'They are told in the order of asking: then the slowest holds up the news of all others.',
        ],
      ],
    );
  });

  test('it ends when the last has answered, and not before', async () => {
    const desk = new Desk();
    let ended = false;
    const crawl = crawlTogether(ADDRESSES.slice(0, 2), 4, desk.ask, () => {}).then(() => (ended = true));
    await desk.answer();
    await pause(5);
    must(!ended, 'It has ended, and one is still being asked.');
    await desk.answer();
    await soon(() => crawl, 'It never ended.');
  });

  test('addresses are taken when somebody is free to ask: the list may be endless', async () => {
    let taken = 0;
    // nearly: a wrong answer is not to run for ever
    function* endless(): Generator<Address> {
      while (taken < 1000) yield named(taken++);
    }
    const controller = new AbortController();
    const desk = new Desk();
    const crawl = crawlTogether(endless(), 3, desk.ask, () => {}, controller.signal);
    await eventually(() => desk.asked.length >= 3);
    must(taken <= 4, 'The whole list was taken before anybody was asked. It may be endless.');
    controller.abort();
    await desk.rest(crawl, 'The signal was aborted, and it goes on.');
  });

  test('when the signal is aborted, nobody is asked any more', async () => {
    const controller = new AbortController();
    const desk = new Desk();
    const crawl = crawlTogether(ADDRESSES, 2, desk.ask, () => {}, controller.signal);
    await eventually(() => desk.asked.length >= 2);
    controller.abort();
    await desk.answer();
    await desk.answer();
    expect(desk.asked.length).toGive(2, [
      [(n: unknown) => Number(n) > 2, 'The signal was aborted, and others were asked all the same.'],
    ]);
    await soon(() => crawl, 'It never ended.');
  });

  test.each([0, -1, 1.5, NaN])('a concurrency of %d is refused', async (concurrency) => {
    const outcome = await soon(
      () =>
        crawlTogether(
          ADDRESSES,
          concurrency,
          (address) => Promise.resolve(visited(address)),
          () => {},
        ),
      'It never ended.',
    );
    expect(outcome).toRefuseWith(RangeError, [String(concurrency)]);
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
        [threw, 'That is no JSON.'],
      ],
    );
  });

  test('no line has a line’s end in it', () => {
    for (const visit of VISITS) {
      must(
        !/[\r\n]/.test(visitLine(visit)),
        'There is a newline in the line. Whoever reads line by line finds two halves.',
      );
    }
  });

  test('a visit that failed has no payload', () => {
    expect(JSON.parse(visitLine(VISITS[1]))).toGive(VISITS[1]);
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
    for (const cut of [1, 10, 40]) {
      expect(() => readVisits(text.slice(0, -cut))).toGive(
        [VISITS[0]],
        [[threw, 'A crawl that is stopped leaves half a line. Leave that out: the others are good.']],
      );
    }
    expect(readVisits('')).toGive([]);
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
    expect(() => readVisits('{}\n')).toRefuseWith(SyntaxError, ['1']);
    expect(() => readVisits('null\n')).toRefuseWith(Error, []);
  });

  test('any payload survives', () => {
    forAny([fc.uint8Array({ minLength: 1, maxLength: 200 })], (payload) => {
      const visit: Visit = { address: 'a:1', at: 0, took: 0, payload };
      expect(readVisits(`${visitLine(visit)}\n`)).toGive([visit]);
    });
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
    expect(tally(['b', 'c', 'a']).map(([value]) => value)).toGive(['a', 'b', 'c']);
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
    expect(tally(some())).toGive([
      ['a', 2],
      ['b', 1],
    ]);
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
          (got: unknown) => Math.abs(Number(got)) > 10_000,
          'Milliseconds and seconds were mixed: at is in milliseconds, timestamp in seconds.',
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

  test('a clock can say anything', () => {
    expect(clockSkew(answer(0n))).toGive(-1_000_000);
    expect(clockSkew(answer(-(2n ** 63n)))).toGive(-(2 ** 63) - 1_000_000);
  });
});
