import { Connection, Handshake, Node, pongFor } from 'answers/08-handshake';
import fc from 'fast-check';
import type { AddressInfo } from 'node:net';
import { fromHex } from '../src/wire/bytes';
import { anyBytes, forAny } from '../src/suite/for-any';
import { versionPayloads } from '../src/suite/inputs';
import { type Leash, onLeash } from '../src/suite/resource-tracker';
import type { Known } from '../src/suite/matchers';
import { freePort, PlainPeer, plainPeerAt, PlainServer, twoEnds } from '../src/suite/scripted-peer';
import { Late } from '../src/suite/never-settled';
import { eventually, settledAt, soon } from '../src/suite/deadline';
import { withLimit } from '../src/suite/time-limit';
import { pause, turns } from '../src/suite/event-loop-turns';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import type { NetworkName } from '../src/wire/networks';
import { MAX_INBOUND } from '../src/wire/streams/limits';
import {
  ClosedError,
  ConnectError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
  PeerError,
  ProtocolError,
  ReceiveTimeoutError,
  SelfConnectionError,
} from '../src/wire/streams/peer-errors';
// what the other end speaks is the reference, so that a fault is found where it is
import { type Message, writeMessage } from '../solutions/01-framing';
import { makeMessage, makeVersion, readPayload, type Version } from '../solutions/06-version';
import { Demultiplexer } from '../solutions/07-streams';

const OWN = makeVersion({ nonce: 0x1111n, timestamp: 1_532_623_994n });
const THEIRS = makeVersion({ nonce: 0x2222n, timestamp: 1_532_624_000n, user_agent: ascii('/other:1.0/') });
const NONE = new Uint8Array();
const VERACK: Message = { command: 'verack', payload: NONE };
const OUR_VERSION = version(OWN);
const THEIR_VERSION = version(THEIRS);
const PING: Message = { command: 'ping', payload: fromHex('1122334455667788') };
const PONG: Message = { command: 'pong', payload: PING.payload };

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** A version message that says this. */
function version(fields: Version): Message {
  return makeMessage('version', fields);
}

/** A message that can be told from others: `inv 01`. */
function numbered(command: string, ...bytes: number[]): Message {
  return { command, payload: Uint8Array.from(bytes) };
}

/** A message that announces so many items, and has none. The count begins after some bytes. */
function announcing(command: string, at: number, count: number): Message {
  const shortest = count < 0xfd ? [count] : [0xfd, count & 0xff, count >> 8];
  return numbered(command, ...new Uint8Array(at), ...shortest);
}

/** How the other end reads and writes messages. */
const wire = (network: NetworkName = 'mainnet') => ({
  frame: (message: Message) => encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

/** Something has to hold; where it does not, the learner is told what that means. */
function must(holds: boolean | undefined, say: string): void {
  expect(holds).toGive(true, [[() => true, say]]);
}

const threw = (got: unknown) => got instanceof Error;

const HALF = 'It is done after the first of the two. Both must have come: done is `and`, go on is `or`.';

/** Recognises what is sent by its commands. */
const sends = (...commands: string[]) => {
  return (got: unknown) =>
    Array.isArray(got) &&
    got.map((sent) => (sent as Message | undefined)?.command).join() === commands.join();
};

/** Recognises a list of commands that holds one of them twice. */
const sendsTwice = (command: string) => (got: unknown) =>
  Array.isArray(got) && got.filter((heard) => heard === command).length > 1;

describe('pongFor', () => {
  test('the same 8 bytes go back: by them the other knows which ping was answered', () => {
    expect(() => pongFor(PING)).toGive(PONG, [
      [
        { command: 'pong', payload: NONE },
        'The pong is empty. It carries the number that came with the ping.',
      ],
      [{ ...PING }, 'That is the ping again. Its answer is a pong.'],
      [
        (got: unknown) => (got as Message | undefined)?.command === 'pong',
        'The number in the pong is another one. Whoever sent the ping would not know it again.',
      ],
    ]);
  });

  test('a ping from before BIP 31 has no number, and no answer', () => {
    for (const payload of [NONE, fromHex('11223344556677')]) {
      expect(() => pongFor({ command: 'ping', payload })).toGive(undefined, [
        [threw, 'It threw. Such a ping is no reason to stop: there is nothing to answer.'],
        [() => true, `A ping with ${payload.length} bytes was answered. Fewer than 8 are no number.`],
      ]);
    }
  });

  test('of a longer ping the first 8 bytes count', () => {
    const payload = fromHex('1122334455667788 99');
    expect(() => pongFor({ command: 'ping', payload })).toGive(PONG, [
      [{ command: 'pong', payload }, 'All bytes went back. A node reads 8, and lets the rest be.'],
      [undefined, 'It has no answer. A node reads the first 8 bytes, and lets the rest be.'],
      [threw, 'It threw. A node reads the first 8 bytes, and lets the rest be.'],
    ]);
  });

  test('the pong stays as it is, whatever becomes of the ping', () => {
    const payload = PING.payload.slice();
    const pong = pongFor({ command: 'ping', payload });
    payload.fill(0);
    expect(pong).toGive(PONG, [
      [
        { command: 'pong', payload: new Uint8Array(8) },
        'The pong is a view of the ping, and changes with it. Copy the bytes: slice() does.',
      ],
    ]);
  });

  test('any number goes back as it came', () => {
    forAny([fc.uint8Array({ minLength: 8, maxLength: 8 })], (payload) => {
      expect(() => pongFor({ command: 'ping', payload })).toGive({ command: 'pong', payload });
    });
  });
});

describe('Handshake', () => {
  /** What has been sent and noted after some messages. */
  const after = (inbound: boolean, ...messages: Message[]) => {
    const handshake = new Handshake(OWN, inbound);
    const sent = [...handshake.open(), ...messages.flatMap((message) => handshake.receive(message))];
    return { handshake, sent: sent.map((message?: Message) => message?.command) };
  };

  test('the one who connects speaks first: its version', () => {
    expect(() => new Handshake(OWN, false).open()).toGive(
      [OUR_VERSION],
      [
        [sends(), 'Nothing is said, and the other waits: the one who connects speaks first.'],
        [sends('version', 'verack'), 'A verack answers a version, and none has come yet.'],
      ],
    );
  });

  test('the one who is connected to waits', () => {
    expect(() => new Handshake(OWN, true).open()).toGive(
      [],
      [
        [
          sends('version'),
          'A version is sent before the other has said anything. The one who connects speaks first.',
        ],
      ],
    );
  });

  test('a version is answered with a verack', () => {
    expect(() => new Handshake(OWN, false).receive(THEIR_VERSION)).toGive(
      [VERACK],
      [
        [sends(), 'The version was not answered. The other waits for a verack.'],
        [sends('version', 'verack'), 'Our version went out a second time: open() has sent it already.'],
        [sends('version'), 'A version is answered with a verack.'],
      ],
    );
  });

  test('the one who is connected to sends its own version, too, and then the verack', () => {
    expect(() => new Handshake(OWN, true).receive(THEIR_VERSION)).toGive(
      [OUR_VERSION, VERACK],
      [
        [sends('verack'), 'Our own version is never sent: the one who is connected to says it now.'],
        [sends('verack', 'version'), 'The verack goes out first. First say who you are.'],
        [sends('version'), 'The version was not answered. The other waits for a verack.'],
      ],
    );
  });

  test.each<[string, Message[], boolean]>([
    ['nothing', [], false],
    ['their version alone', [THEIR_VERSION], false],
    ['their verack alone', [VERACK], false],
    ['version, then verack', [THEIR_VERSION, VERACK], true],
    ['verack, then version', [VERACK, THEIR_VERSION], true],
    ['two veracks', [VERACK, VERACK], false],
    ['two versions', [THEIR_VERSION, THEIR_VERSION], false],
  ])('it is done when both have come, in either order: %s', (_, messages, done) => {
    for (const inbound of [false, true]) {
      const know = () => after(inbound, ...messages).handshake.done;
      expect(know).toGive(done, [
        [threw, 'It threw. The two may come in either order.'],
        [true, HALF],
        [false, 'Both have come, and it is not done. They may come in either order.'],
      ]);
    }
  });

  test('what the other says of itself is kept', () => {
    const { handshake } = after(false, THEIR_VERSION);
    expect(handshake.theirs).toGive(THEIRS, [
      [undefined, 'Their version came, and `theirs` is still undefined.'],
      [THEIR_VERSION, 'The message was kept as it came. `theirs` is what its payload says.'],
      [OWN, 'That is our own version. `theirs` is what the other says.'],
    ]);
    expect(after(false, VERACK).handshake.theirs).toGive(undefined);
  });

  test('whether the other has acknowledged our version is kept, too', () => {
    expect(after(false, VERACK).handshake.acknowledged).toGive(true);
    must(
      !after(false, THEIR_VERSION).handshake.acknowledged,
      'A version is no verack: it says nothing about ours.',
    );
  });

  test('a verack is not answered: each side sends one', () => {
    expect(() => new Handshake(OWN, false).receive(VERACK)).toGive(
      [],
      [
        [undefined, 'Nothing came back. An empty list says that there is nothing to send.'],
        [sends('verack'), 'A verack was answered with a verack. Then the other would answer that one, too.'],
      ],
    );
    expect(after(false, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'Two veracks went out. One answers their version; a verack has no answer.',
        ],
      ],
    );
    expect(after(true, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'Two veracks went out. One answers their version; a verack has no answer.',
        ],
      ],
    );
  });

  test('a second version is ignored', () => {
    const other = version({ ...THEIRS, start_height: 7 });
    const { handshake, sent } = after(false, THEIR_VERSION, other);
    expect(sent).toGive(
      ['version', 'verack'],
      [[['version', 'verack', 'verack'], 'The second version was answered, too. Only the first one counts.']],
    );
    expect(handshake.theirs).toGive(THEIRS, [
      [
        { ...THEIRS, start_height: 7 },
        'The second version took the place of the first one. Only the first one counts.',
      ],
    ]);
  });

  test('nor is a second version read: it may be anything', () => {
    const again = [version(OWN), version({ ...THEIRS, version: 1 }), { command: 'version', payload: NONE }];
    for (const second of again) {
      expect(() => after(true, THEIR_VERSION, second).handshake.done).toGive(false, [
        [threw, 'A second version was looked at, and found wrong. It is ignored.'],
      ]);
    }
  });

  test.each(['ping', 'sendheaders', 'wtxidrelay', 'Verack', 'version2', 'constructor', ''])(
    'anything else changes nothing: "%s"',
    (command) => {
      for (const payload of [THEIR_VERSION.payload, NONE]) {
        const heard = () => {
          const { handshake, sent } = after(true, { command, payload });
          return { sent, theirs: handshake.theirs, acknowledged: handshake.acknowledged };
        };
        expect(heard).toGive({ sent: [], theirs: undefined, acknowledged: false }, [
          [threw, `A ${command} before the handshake is done is no reason to stop. It is ignored.`],
          [
            (got: unknown) => (got as { theirs: unknown }).theirs !== undefined,
            `It was taken for the version, and is a ${command}. Look at the command.`,
          ],
          [
            (got: unknown) => (got as { acknowledged: boolean }).acknowledged,
            `It was taken for the verack, and is a ${command}. Look at the command.`,
          ],
        ]);
      }
    },
  );

  test.each(versionPayloads().map(({ name, payload }) => [name, payload] as const))(
    'the recorded version %s is answered',
    (_, payload) => {
      const { handshake, sent } = after(true, { command: 'version', payload });
      expect(sent).toGive(['version', 'verack']);
      expect(handshake.theirs).toGive(readPayload({ command: 'version', payload }));
    },
  );

  test('bytes behind the last field are for those who understand them', () => {
    const payload = Uint8Array.of(...THEIR_VERSION.payload, 1, 2, 3);
    expect(() => after(false, { command: 'version', payload }).handshake.theirs).toGive(THEIRS, [
      [
        threw,
        'A version with bytes behind its last field was refused. A newer node may say more: read what you understand.',
      ],
    ]);
  });

  test('a version that is cut off is refused', () => {
    const payload = THEIR_VERSION.payload.subarray(0, 45);
    expect(() => after(true, { command: 'version', payload })).toRefuse({
      path: 'addr_recv.port',
      offset: 44,
    });
  });

  test('a user agent of more than 256 bytes is refused', () => {
    const named = (length: number) => version({ ...THEIRS, user_agent: new Uint8Array(length).fill(0x61) });
    expect(() => after(true, named(257))).toRefuse({ path: 'user_agent', offset: 80 }, [
      [
        (got: unknown) => !threw(got),
        'A name of 257 bytes was accepted. 256 is the limit: a name may be megabytes long.',
      ],
    ]);
    expect(() => after(true, named(256)).sent).toGive(
      ['version', 'verack'],
      [[threw, 'A name of 256 bytes was refused. 256 is the limit, and it is allowed.']],
    );
  });

  test('what is kept of a version is a copy, and not a view of everything that came with it', () => {
    const room = new Uint8Array(1_000_000);
    room.set(THEIR_VERSION.payload);
    const { handshake } = after(true, { command: 'version', payload: room });
    must(
      (handshake.theirs?.user_agent?.buffer.byteLength ?? 0) < 16_384,
      'The name of 11 bytes is a view of the payload, and keeps all of its 1,000,000 bytes in memory. Copy what you keep: slice() does.',
    );
  });

  const UNNOTICED =
    'It went on. A nonce of our own in their version means that they are us: we have connected to ourselves.';

  test('who meets its own nonce has connected to itself', () => {
    for (const inbound of [true, false]) {
      expect(() => after(inbound, version({ ...THEIRS, nonce: OWN.nonce }))).toRefuseWith(
        SelfConnectionError,
        [],
        [[(got: unknown) => !threw(got), UNNOTICED]],
      );
    }
  });

  test('a node has many connections: it knows the nonces of all of them', () => {
    const ours = [3n, 0n, 2n ** 64n - 1n];
    for (const nonce of ours) {
      const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
      expect(() => handshake.receive(version({ ...THEIRS, nonce }))).toRefuseWith(
        SelfConnectionError,
        [String(nonce)],
        [
          [
            (got: unknown) => !threw(got) && nonce === 0n,
            'The nonce 0 was let through. It is a number like any other, though an `if` takes it for nothing.',
          ],
          [
            (got: unknown) => !threw(got),
            'It went on. isOurs() says which nonces are ours: not only that of this connection.',
          ],
        ],
      );
    }
    const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
    expect(() => handshake.receive(version(THEIRS))).toGive([OUR_VERSION, VERACK]);
  });

  test('a version without a nonce is nobody’s own', () => {
    const { version: number, services, timestamp, addr_recv } = THEIRS;
    const short = { version: number, services, timestamp, addr_recv };
    for (const own of [OWN, short]) {
      const handshake = new Handshake(own, true);
      expect(() => handshake.receive(version(short))).toGive(
        [version(own), VERACK],
        [[threw, 'It was refused. An old version message has no nonce: there is nothing to compare.']],
      );
    }
  });

  test.each([31799, 209, 0, -1])('who speaks protocol %d is too old to talk to', (number) => {
    expect(() => after(true, version({ ...THEIRS, version: number }))).toRefuseWith(
      ObsoleteVersionError,
      [],
      [
        [
          (got: unknown) => !threw(got),
          `Protocol ${number} was accepted. The oldest that is still spoken is 31800.`,
        ],
      ],
    );
  });

  test('31800 is not too old, and no number is too new', () => {
    for (const number of [31800, 60000, 70017, 2 ** 31 - 1]) {
      expect(() => after(true, version({ ...THEIRS, version: number })).sent).toGive(
        ['version', 'verack'],
        [[threw, `Protocol ${number} was refused. 31800 is the oldest, and it is still spoken.`]],
      );
    }
  });

  test('a version that was refused does not count', () => {
    for (const wrong of [{ nonce: OWN.nonce }, { version: 1 }, { user_agent: new Uint8Array(257) }]) {
      const handshake = new Handshake(OWN, true);
      handshake.receive(VERACK);
      expect(() => handshake.receive(version({ ...THEIRS, ...wrong }))).toThrow();
      must(!handshake.done, 'It threw, and is done all the same. Note their version after the checks.');
    }
  });

  test('after a version that cannot be read the next one counts', () => {
    for (const length of [0, 45, 60]) {
      const handshake = new Handshake(OWN, true);
      const payload = THEIR_VERSION.payload.subarray(0, length);
      expect(() => handshake.receive({ command: 'version', payload })).toThrow(WireError);
      expect(() => handshake.receive(THEIR_VERSION)).toGive(
        [OUR_VERSION, VERACK],
        [
          [
            sends(),
            'A version that could not be read was counted as the first one, and the next one was ignored. Note that a version has come when it has been read.',
          ],
        ],
      );
    }
  });

  test('whatever comes: one version, one verack, and done when both have come', () => {
    const others = fc.constantFrom('ping', 'inv', 'addr', 'tx');
    const anyMessage = fc.oneof(
      fc.constantFrom(THEIR_VERSION, VERACK),
      fc.record({ command: others, payload: anyBytes(20) }),
    );
    forAny([fc.array(anyMessage, { maxLength: 8 }), fc.boolean()], (messages, inbound) => {
      const greeted = messages.includes(THEIR_VERSION);
      const { handshake, sent } = after(inbound, ...messages);
      const due = [...(greeted || !inbound ? ['version'] : []), ...(greeted ? ['verack'] : [])];
      expect(sent).toGive(due);
      expect(handshake.done).toGive(greeted && messages.includes(VERACK));
    });
  });
});

describe('Connection', () => {
  /** A connection of yours, and at the other end a peer that says only what the test has it say. */
  const talk = (
    body: (connection: Connection, peer: PlainPeer, leash: Leash) => Promise<void>,
    { inbound = false, network = 'mainnet' as NetworkName, stubborn = false } = {},
  ) =>
    onLeash(async (leash) => {
      const [ours, theirs] = await twoEnds(stubborn);
      await body(Connection.over(ours, network, inbound), new PlainPeer(theirs, wire(network)), leash);
    });

  /** The same after a handshake, which is not among what the peer has heard. */
  const talkOn = (body: (connection: Connection, peer: PlainPeer) => Promise<void>) =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await peer.hears('verack');
      peer.heard.length = 0;
      await body(connection, peer);
    });

  /** What the next messages are, as commands, or what came instead. */
  const receiveAll = async (connection: Connection, count: number) => {
    const got: string[] = [];
    while (got.length < count) {
      const message = (await soon(() => connection.receive(), 'It is lost.'))();
      if (message instanceof Late) return [...got, 'nothing more'];
      got.push(message.command);
    }
    return got;
  };

  const NEVER = 'A message has come, and receive() does not give it.';
  const NOT_DONE = 'Both messages came, and the handshake goes on waiting.';

  test('what you send goes out as a whole message, header and all', () =>
    talk(async (connection, peer) => {
      const sent = await soon(
        () => connection.send('ping', { nonce: 0x8877665544332211n }),
        'send() never says that the bytes are handed over.',
      );
      expect(sent).toGive(undefined);
      expect(await peer.hears('ping')).toGive(['ping'], [[[], 'Nothing came out at the other end.']]);
      expect(peer.heard[0].payload).toGive(PING.payload, [
        [NONE, 'The payload is empty. PAYLOADS says how it is written.'],
      ]);
    }));

  test('without a value the payload is empty; bytes go out as they are', () =>
    talk(async (connection, peer) => {
      await soon(() => connection.send('verack'), '');
      await soon(() => connection.send('getaddr'), '');
      // before BIP 31 that was a whole ping
      const sent = await soon(() => connection.send('ping'), '');
      expect(sent).toGive(undefined, [
        [
          (got: unknown) => got instanceof Error,
          'Without a value there is nothing to write: the payload is empty, whatever PAYLOADS has.',
        ],
      ]);
      await soon(() => connection.send('custom', fromHex('0102')), '');
      await peer.hears('custom');
      expect(peer.heard).toGive([VERACK, numbered('getaddr'), numbered('ping'), numbered('custom', 1, 2)]);
    }));

  test('every network has its own magic, in both directions', () =>
    talk(
      async (connection, peer) => {
        await soon(() => connection.send('verack'), '');
        expect(await peer.hears('verack')).toGive(
          ['verack'],
          [
            [
              () => true,
              'The other end does not understand it. A message begins with the magic of its network.',
            ],
          ],
        );
        peer.say(VERACK);
        expect(await soon(() => connection.receive(), NEVER)).toGive(VERACK);
      },
      { network: 'regtest' },
    ));

  test('what the other sends is received', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv', 1));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
    }));

  test('somebody may wait before anything has come', () =>
    talk(async (connection, peer) => {
      const waiting = soon(() => connection.receive(), NEVER);
      peer.say(numbered('inv', 1));
      expect(await waiting).toGive(numbered('inv', 1));
    }));

  test('three messages in one packet are three messages, in their order', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'), numbered('addr'));
      const known: Known = [
        [
          ['inv', 'nothing more'],
          'Of three messages in one packet the first came out, the others are lost. Take out all that are whole.',
        ],
        [
          (got: unknown) => (got as string[]).includes('nothing more'),
          'Three messages came in one packet, and not all of them came out: some are lost.',
        ],
        [
          (got: unknown) => (got as string[]).length === 3,
          'They came out in another order. First come, first served.',
        ],
      ];
      expect(await receiveAll(connection, 3)).toGive(['inv', 'tx', 'addr'], known);
    }));

  test('a message that comes in pieces is one message', () =>
    talk(async (connection, peer) => {
      const bytes = [numbered('inv', 1, 2, 3), numbered('tx', 4)].flatMap((message) => [
        ...wire().frame(message),
      ]);
      for (const byte of bytes) {
        peer.write(Uint8Array.of(byte));
        await new Promise(setImmediate);
      }
      const known: Known = [
        [
          ['nothing more'],
          'A message came byte by byte, and was not recognised. Keep what is not whole yet: lesson 07.',
        ],
      ];
      expect(await receiveAll(connection, 2)).toGive(['inv', 'tx'], known);
    }));

  test('who has waited longest is served first', () =>
    talk(async (connection, peer) => {
      const waiting = ['inv', 'tx'].map(() =>
        soon(() => connection.receive(), 'Two wait, two messages came, and one of the two got nothing.'),
      );
      peer.say(numbered('inv'), numbered('tx'));
      const [first, second] = await Promise.all(waiting);
      expect(first).toGive(numbered('inv'), [[numbered('tx'), 'Who came last was served first.']]);
      expect(second).toGive(numbered('tx'), [[numbered('inv'), 'Both were given the same message.']]);
    }));

  test('what came is still there when the other has gone', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'));
      peer.socket.end();
      const known: Known = [
        [threw, 'Messages that came before the end are lost. They can still be received.'],
      ];
      const first = await soon(() => connection.receive(), NEVER);
      expect(first).toGive(numbered('inv'), known);
      await soon(() => new Promise((resolve) => connection.socket.once('close', resolve)), '');
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('tx'), known);
    }));

  test('waitFor gives the first message with one of the commands, and passes over what comes before', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('addr'), numbered('notfound', 1), numbered('tx', 2));
      const found = await soon(
        () => connection.waitFor('tx', 'notfound'),
        'The message came, and waitFor() goes on waiting.',
      );
      expect(found).toGive(numbered('notfound', 1), [
        [numbered('inv'), 'That is the next message, and none of those that were asked for.'],
        [numbered('tx', 2), 'That is the second one that fits: the notfound before it was passed over.'],
      ]);
      expect(
        await soon(() => connection.receive(), 'What came behind the message that was waited for is lost.'),
      ).toGive(numbered('tx', 2));
    }));

  test('waitFor has one time for all: it ends, whatever else the other says', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        connection.patience = limit;
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const waiting = await soon(
          () => connection.waitFor('tx'),
          'Other messages keep coming, and with each of them waitFor() begins to wait anew. Its time is for all.',
          limit,
        );
        await fallSilent();
        expect(waiting).toRefuseWith(ReceiveTimeoutError, []);
      }),
    ));

  test('who waits in vain is told so, and the connection goes on', () =>
    talk(async (connection, peer) => {
      const late = 'The time was over, and receive() goes on waiting.';
      expect(await soon(() => connection.receive(20), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
      must(!connection.closed, 'The connection was closed. That nothing came for a while is no fault.');
      peer.say(numbered('inv'));
      expect(
        await soon(
          () => connection.receive(),
          'The message went to the one who had given up waiting: nobody got it. Who gives up must leave the queue.',
        ),
      ).toGive(numbered('inv'));
    }));

  test('who gives up leaves the queue, and nobody else does', () =>
    talk(async (connection, peer) => {
      const patient = soon(
        () => connection.receive(),
        'Another one gave up, and this one, who waits on, got nothing.',
      );
      const hasty = soon(
        () => connection.receive(20),
        'The time was over, and receive() goes on waiting.',
        20,
      );
      expect(await hasty).toRefuseWith(ReceiveTimeoutError, []);
      peer.say(numbered('inv'));
      expect(await patient).toGive(numbered('inv'));
    }));

  test('how long to wait without a word about it: patience', () =>
    talk(async (connection) => {
      connection.patience = 20;
      const late = 'patience was 20 milliseconds, and it goes on waiting.';
      expect(await soon(() => connection.receive(), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
      expect(await soon(() => connection.waitFor('tx'), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
    }));

  test('no timer is left when the message has come', () =>
    talk(async (connection, peer, leash) => {
      const before = leash.timers;
      const waiting = soon(() => connection.receive(30_000), NEVER);
      peer.say(numbered('inv'));
      expect(await waiting).toGive(numbered('inv'));
      must(
        leash.timers - before === 0,
        'The message has come, and its timer is still running. It keeps the program alive for nothing.',
      );
    }));

  test('the handshake: version goes out, version and verack come, verack goes out', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[[], 'The one who connects speaks first, and said nothing.']],
      );
      expect(peer.heard[0]).toGive(OUR_VERSION, [
        [() => true, 'A version went out, and not the one that was given.'],
      ]);
      peer.say(THEIR_VERSION);
      expect(await peer.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [['version'], 'Their version was not answered: both sides wait.'],
          [sendsTwice('verack'), 'Two veracks went out: two places in the code answer their version.'],
        ],
      );
      peer.say(VERACK);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'Nothing came back. The other’s version message is to come back.'],
        [THEIR_VERSION, 'The message came back. What its payload says is asked for.'],
      ]);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'The connection does not know it: set its `theirs`.'],
      ]);
      expect(connection.closed).toGive(false);
    }));

  test('all in one packet: what comes behind the verack can be received afterwards', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Version and verack came in one packet, and only one of them was seen: the other is waited for in vain.',
      );
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK, numbered('inv', 1), numbered('tx', 2));
      expect(await shaking).toGive(THEIRS);
      const lost = 'What came in the same packet as the verack is lost. It was for whoever receives next.';
      expect(await soon(() => connection.receive(), lost)).toGive(numbered('inv', 1), [
        [numbered('tx', 2), lost],
        [VERACK, 'The verack came out. It belongs to the handshake.'],
      ]);
      expect(await soon(() => connection.receive(), lost)).toGive(numbered('tx', 2));
    }));

  test('the verack may come before the version', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'The verack came first, then the version, and the handshake goes on waiting. They come in either order.',
      );
      await peer.hears('version');
      peer.say(VERACK);
      await turns(5);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[['version', 'verack'], 'A verack went out, and no version has come that it could answer.']],
      );
      peer.say(THEIR_VERSION);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It was done with the verack. The version has to come, too.'],
      ]);
    }));

  test('version once, verack once, and then what you like', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await soon(() => connection.send('getaddr'), '');
      expect(await peer.hears('getaddr')).toGive(
        ['version', 'verack', 'getaddr'],
        [
          [sendsTwice('verack'), 'Two veracks went out: two places in the code answer their version.'],
          [sendsTwice('version'), 'The version went out twice.'],
          [['version', 'getaddr'], 'No verack went out: the other is still waiting for it.'],
        ],
      );
    }));

  test('the one who is connected to waits for the version, and answers with version and verack', () =>
    talk(
      async (connection, peer) => {
        const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
        await turns(5);
        expect(peer.commands).toGive(
          [],
          [[['version'], 'The one who is connected to spoke first. It waits for the version.']],
        );
        peer.say(THEIR_VERSION);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [['verack'], 'It never said its own version.'],
            [[], 'Their version was not answered: both sides wait.'],
          ],
        );
        expect(peer.heard[0]).toGive(OUR_VERSION);
        peer.say(VERACK);
        expect(await shaking).toGive(THEIRS);
      },
      { inbound: true },
    ));

  test('what comes before the handshake is done is passed over', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Other messages came in between, and the handshake goes on waiting.',
      );
      peer.say(
        numbered('inv', 1),
        THEIR_VERSION,
        numbered('sendaddrv2'),
        numbered('version'),
        VERACK,
        numbered('tx', 2),
      );
      expect(await shaking).toGive(THEIRS);
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('tx', 2), [
        [
          numbered('inv', 1),
          'That came before the handshake. Nobody has said yet who is speaking: it is passed over.',
        ],
      ]);
    }));

  test('a ping is answered at once, whether or not somebody waits', () =>
    talkOn(async (connection, peer) => {
      peer.say(PING);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'The ping was not answered. After twenty minutes a node would hang up.']],
      );
      expect(peer.heard[0]).toGive(PONG, [[() => true, 'The pong carries another number than the ping.']]);
      peer.say(numbered('inv'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'), [
        [PING, 'The ping came out. It is answered already: who waits for messages need not see it.'],
      ]);
    }));

  test('pings are answered one by one; one without a number is not, and does no harm', () =>
    talkOn(async (connection, peer) => {
      const pings = [1, 2, 3].map((n) => numbered('ping', n, 0, 0, 0, 0, 0, 0, 0));
      peer.say(pings[0], numbered('ping', 9), pings[1], pings[2]);
      await peer.hears('pong', 3);
      expect(peer.heard.map(({ payload }) => payload[0])).toGive(
        [1, 2, 3],
        [
          [[1, 9, 2], 'A ping of one byte was answered. It has no number: pongFor gives undefined.'],
          [[1, 9, 2, 3], 'A ping of one byte was answered. It has no number: pongFor gives undefined.'],
          [[1], 'After a ping of one byte no ping is answered any more. Such a ping does no harm.'],
        ],
      );
      peer.say(numbered('inv'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'));
    }));

  test('a ping is answered while somebody waits for another message', () =>
    talkOn(async (connection, peer) => {
      const waiting = soon(() => connection.waitFor('tx'), NEVER);
      peer.say(numbered('inv'), PING, numbered('tx'));
      expect(await waiting).toGive(numbered('tx'));
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'A ping came while you waited, and was not answered.']],
      );
    }));

  test('messages are acted on in their order: the answer to a getdata goes out before the pong for a later ping', () =>
    talkOn(async (connection, peer) => {
      const serving = soon(async () => {
        await connection.waitFor('getdata');
        await connection.send('tx', Uint8Array.of(1));
        await connection.waitFor('getdata');
      }, NEVER);
      peer.say(numbered('getdata', 1), PING);
      const heard = await peer.hears('pong');
      peer.say(numbered('getdata', 2));
      expect(await serving).toGive(undefined);
      expect(heard).toGive(
        ['tx', 'pong'],
        [
          [
            ['pong', 'tx'],
            'A getdata and a ping came in one packet, and the pong went out before the transaction. A message has its turn when the one before it has been dealt with.',
          ],
        ],
      );
    }));

  test('a ping that comes before the handshake is done is ignored, however the bytes are cut', () =>
    talk(
      async (connection, peer) => {
        const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
        peer.say(THEIR_VERSION, PING, VERACK, numbered('ping', 1, 2, 3, 4, 5, 6, 7, 8));
        expect(await shaking).toGive(THEIRS);
        expect(await peer.hears('pong')).toGive(
          ['version', 'verack', 'pong'],
          [
            [
              (got: unknown) => Array.isArray(got) && got[0] === 'pong',
              'A pong went out before the version. Before the handshake is done nothing else is sent.',
            ],
            [
              sendsTwice('pong'),
              'A ping that came before the verack was answered. It is ignored until the handshake is done.',
            ],
          ],
        );
        expect(peer.heard.at(-1)?.payload[0]).toGive(1);
      },
      { inbound: true },
    ));

  test('patience is for messages: a handshake has its own time', () =>
    talk(async (connection, peer) => {
      connection.patience = 5;
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      await pause(50);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS, [
        [
          (got: unknown) => got instanceof ReceiveTimeoutError,
          'It gave up when patience was at its end. A handshake may take as long as its own timeout says.',
        ],
      ]);
    }));

  test.each([
    ['version', []],
    ['verack', [THEIR_VERSION]],
    ['version', [VERACK, PING]],
  ])('the time for the handshake is over, and no %s has come', (missing, messages) =>
    withLimit(50, (limit, pace) =>
      talk(async (connection, peer) => {
        pace.mark();
        const shaking = soon(
          () => connection.handshake(OWN, limit),
          'The time was over, and handshake() goes on waiting.',
          limit,
        );
        if (messages.length > 0) peer.say(...messages);
        await turns(2);
        pace.mark();
        expect(await shaking).toRefuseWith(
          HandshakeTimeoutError,
          [missing],
          [
            [(got: unknown) => got === undefined || !threw(got), HALF],
            [
              (got: unknown) => got instanceof ReceiveTimeoutError,
              'It says that no message came. What failed is the handshake: HandshakeTimeoutError.',
            ],
            [
              (got: unknown) => got instanceof ClosedError,
              'It says that the connection was closed, and not why. What failed is the handshake: HandshakeTimeoutError.',
            ],
          ],
        );
        must(await peer.seesTheEnd(), 'The handshake failed, and the connection is still open.');
      }),
    ),
  );

  test('when it is done its time is over, too: nothing happens later', () =>
    withLimit(50, (limit, pace) =>
      talk(async (connection, peer, leash) => {
        const before = leash.timers;
        pace.mark();
        const shaking = soon(() => connection.handshake(OWN, limit), NOT_DONE, limit);
        peer.say(THEIR_VERSION, VERACK);
        const shaken = await shaking;
        pace.mark();
        expect(shaken).toGive(THEIRS);
        must(
          leash.timers - before === 0,
          'The handshake is done, and its timer is still running. Clear it, however the handshake ends.',
        );
        await pause(1.1 * limit);
        await turns();
        must(!connection.closed, 'The timer of a handshake that was done has closed the connection.');
        const failing = soon(
          () => connection.handshake(OWN, 30_000),
          'The other has gone, and the handshake goes on waiting.',
        );
        peer.socket.end();
        expect(await failing).toRefuseWith(ClosedError, []);
        must(
          leash.timers - before === 0,
          'The handshake has failed, and its timer is still running. Clear it, however the handshake ends.',
        );
      }),
    ));

  test('the time of a handshake is for all of it, whatever else the other says', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        peer.say(THEIR_VERSION);
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const shaking = await soon(
          () => connection.handshake(OWN, limit),
          'Other messages keep coming, and with each of them the time begins anew. It is for the whole handshake.',
          limit,
        );
        await fallSilent();
        expect(shaking).toRefuseWith(HandshakeTimeoutError, ['verack']);
      }),
    ));

  test('the other hangs up halfway', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'The other has gone, and the handshake goes on waiting.',
      );
      await peer.hears('version');
      peer.socket.end(wire().frame(THEIR_VERSION));
      expect(await shaking).toRefuseWith(ClosedError, [], [[(got: unknown) => !threw(got), HALF]]);
    }));

  test.each<[string, Message, new (...args: never[]) => Error]>([
    ['its own nonce comes back', version({ ...THEIRS, nonce: OWN.nonce }), SelfConnectionError],
    ['another nonce of ours comes back', version({ ...THEIRS, nonce: 3n }), SelfConnectionError],
    ['the protocol is too old', version({ ...THEIRS, version: 31799 }), ObsoleteVersionError],
  ])('what ends a handshake ends the connection: %s', (what, message, kind) =>
    talk(async (connection, peer) => {
      const isOurs = (nonce: bigint) => nonce === OWN.nonce || nonce === 3n;
      const shaking = soon(
        () => connection.handshake(OWN, 60_000, isOurs),
        'Such a version ends the handshake, and it goes on waiting.',
      );
      peer.say(message, VERACK);
      expect(await shaking).toRefuseWith(
        kind,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `It went on, though ${what}. handshake() is given isOurs(), which knows all our nonces.`,
          ],
        ],
      );
      must(await peer.seesTheEnd(), 'The handshake failed, and the connection is still open.');
      expect(connection.closed).toGive(true);
    }),
  );

  test('without another word, the nonce of this connection is ours', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Its own nonce came back, and the handshake goes on waiting.',
      );
      peer.say(version({ ...THEIRS, nonce: OWN.nonce }), VERACK);
      expect(await shaking).toRefuseWith(SelfConnectionError, []);
    }));

  test('without a version of your own, a sensible one is sent', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      const { version: number, services } = readPayload(peer.heard[0]) as Version;
      expect({ number, services }).toGive({ number: 70016, services: 0n });
    }));

  test('when the other hangs up, whoever waits is told', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The other has gone, and receive() goes on waiting.',
      );
      const waiting = soon(
        () => connection.waitFor('tx'),
        'The other has gone, and waitFor() goes on waiting.',
      );
      peer.socket.end();
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(await waiting).toRefuseWith(ClosedError, []);
      must(connection.closed, 'The other has gone, and `closed` is still false.');
      const late = 'Nothing will come any more, and it waits. Say so at once.';
      expect(await soon(() => connection.receive(), late)).toRefuseWith(ClosedError, []);
      expect(await soon(() => connection.handshake(OWN), late)).toRefuseWith(ClosedError, []);
      const sending = await soon(
        () => connection.send('inv'),
        'send() to one who has gone is never settled.',
      );
      expect(sending).toRefuseWith(
        ClosedError,
        [],
        [[undefined, 'It says that it was sent. There is nobody any more to send it to.']],
      );
    }));

  test('an error on the socket is an end like any other', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The connection broke, and receive() goes on waiting.',
      );
      peer.say();
      const broken = () => connection.socket.emit('error', new Error('read ECONNRESET'));
      expect(broken).toGive(true, [
        [
          threw,
          "Nobody listens to the socket's error event. Then node ends the whole program as soon as a cable is pulled.",
        ],
      ]);
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true);
      must(await peer.seesTheEnd(), 'The connection broke, and its socket is still open.');
    }));

  test('close() ends it for both sides, and for whoever waits', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The connection was closed, and receive() goes on waiting.',
      );
      let gone = false;
      connection.socket.once('close', () => (gone = true));
      expect(connection.closed).toGive(false);
      expect(await soon(() => connection.close(), 'close() never comes to an end.')).toGive(undefined);
      must(gone, 'close() is done, and the socket is still open. Wait until it is closed.');
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true);
      must(await peer.seesTheEnd(), 'The other end learns nothing of it.');
    }));

  test('close() may be called more than once, also by several at a time', () =>
    talk(async (connection) => {
      const both = () => Promise.all([connection.close(), connection.close()]);
      const late = 'close() was called twice, and waits for an end that has already been.';
      expect(await soon(both, late)).toGive([undefined, undefined]);
      expect(await soon(() => connection.close(), late)).toGive(undefined);
      const ends = connection.transcript.entries.filter(
        (entry) => 'event' in entry && entry.event === 'closed',
      );
      expect(ends.length).toGive(1, [
        [(got: unknown) => Number(got) > 1, 'A connection ends once: the transcript has several ends of it.'],
        [0, "The end is missing in the transcript: event('closed', why)."],
      ]);
    }));

  test('close() does not wait for the other side to agree', () =>
    talk(
      async (connection, peer) => {
        peer.say(numbered('inv'));
        const late =
          'The other side does not hang up, and close() waits for it. end() only says goodbye; destroy() goes.';
        expect(await soon(() => connection.close(), late)).toGive(undefined);
      },
      { stubborn: true },
    ));

  test('whoever waits is told the reason that close() was given', () =>
    talk(async (connection) => {
      const reason = new ObsoleteVersionError('not with you');
      const receiving = soon(
        () => connection.receive(),
        'The connection was closed, and receive() goes on waiting.',
      );
      await soon(() => connection.close(reason), 'close() never comes to an end.');
      expect(await receiving).toRefuseWith(
        ObsoleteVersionError,
        ['not with you'],
        [
          [
            (got: unknown) => got instanceof ClosedError,
            'It says that the connection was closed, and not why.',
          ],
        ],
      );
    }));

  test('bytes that are no message end the connection, behind the last good one', () =>
    talk(async (connection, peer) => {
      peer.write(Buffer.concat([wire().frame(numbered('inv')), wire('testnet3').frame(numbered('tx'))]));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'));
      const after = await soon(
        () => connection.receive(),
        'A wrong magic came, and receive() goes on waiting.',
      );
      expect(after).toRefuse({ path: 'magic', offset: 24 }, [
        [
          (got: unknown) => got instanceof ClosedError,
          'It says that the connection was closed, and not why: a WireError says it.',
        ],
      ]);
      must(await peer.seesTheEnd(), 'A wrong magic came, and the connection is still open.');
    }));

  test('a message with a wrong checksum is dropped, and the next one comes', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame(numbered('tx', 1));
      damaged[24] ^= 1;
      peer.write(Buffer.concat([damaged, wire().frame(numbered('inv'))]));
      const next = await soon(
        () => connection.receive(),
        'A faulty message came, and then a good one, which is lost.',
      );
      expect(next).toGive(numbered('inv'), [
        [threw, 'The connection was ended. A node drops a message with a wrong checksum, and goes on.'],
      ]);
      must(
        connection.transcript.entries.some((entry) => 'event' in entry && entry.event === 'fault'),
        'Nothing in the transcript tells of the fault. The demultiplexer of lesson 07 does: onFault.',
      );
    }));

  test.each<[string, Uint8Array]>([
    ['of 45 bytes', THEIR_VERSION.payload.subarray(0, 45)],
    ['that ends within addr_from', THEIR_VERSION.payload.subarray(0, 60)],
    ['whose user agent has 257 bytes', version({ ...THEIRS, user_agent: new Uint8Array(257) }).payload],
  ])('a version %s is dropped, and the next one counts', (_, payload) =>
    talk(
      async (connection, peer) => {
        const shaking = soon(
          () => connection.handshake(OWN),
          'A version was not as it should be, and then a good one came: the handshake goes on waiting.',
        );
        peer.say({ command: 'version', payload }, THEIR_VERSION, VERACK);
        expect(await shaking).toGive(THEIRS, [
          [threw, 'Such a version ended the handshake. A node drops it, and waits for the next one.'],
        ]);
        expect(await peer.hears('verack')).toGive(['version', 'verack']);
      },
      { inbound: true },
    ),
  );

  test('what came before a fault is acted on first: the answers to it still go out', () =>
    talk(
      async (connection, peer) => {
        const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
        const good = [THEIR_VERSION, VERACK, numbered('inv', 1)].map((message) => wire().frame(message));
        peer.write(Buffer.concat([...good, wire('testnet3').frame(numbered('tx'))]));
        expect(await shaking).toGive(THEIRS, [
          [
            threw,
            'A version, a verack and then a fault came in one packet. The handshake was done before the fault: finish it first.',
          ],
        ]);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [
              () => true,
              'A version came before the fault, and it was never answered. Act on messages in their order.',
            ],
          ],
        );
        expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
        const last = await soon(
          () => connection.receive(),
          'A wrong magic came, and receive() goes on waiting.',
        );
        expect(last).toRefuse({ path: 'magic', offset: good.reduce((sum, { length }) => sum + length, 0) });
        must(await peer.seesTheEnd(), 'A wrong magic came, and the connection is still open.');
      },
      { inbound: true },
    ));

  test('what is received is a copy, and not a view of everything that came with it', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      damaged[24] ^= 1;
      const count = 30;
      // a small message comes with the end of one that is dropped, or with the beginning of the next one
      const both = [wire().frame(numbered('inv', 1)), damaged];
      peer.write(Buffer.concat(Array.from({ length: count }, () => both).flat()));
      const sizes: number[] = [];
      const receiving = await soon(async () => {
        while (sizes.length < count) sizes.push((await connection.receive()).payload.buffer.byteLength);
      }, NEVER);
      expect(receiving).toGive(undefined);
      const most = Math.max(...sizes);
      must(
        most < 16_384,
        `A payload of one byte is a view of ${most} bytes, and keeps all of them in memory as long as it lies in the inbox. Copy what you keep.`,
      );
    }));

  test.each<[string, number, number]>([
    ['inv', 0, 50_000],
    ['getdata', 0, 50_000],
    ['headers', 0, 2_000],
    ['addr', 0, 1_000],
    ['getheaders', 4, 101],
  ])('a message of more items than its rule allows ends the connection: %s', (command, at, most) =>
    talkOn(async (connection, peer) => {
      const allowed = announcing(command, at, most);
      peer.say(allowed, announcing(command, at, most + 1));
      expect(await soon(() => connection.receive(), NEVER)).toGive(allowed, [
        [threw, `${most} are allowed, and the connection was ended.`],
      ]);
      const next = await soon(
        () => connection.receive(),
        `${most + 1} were announced, and the connection goes on.`,
      );
      expect(next).toRefuseWith(
        ProtocolError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `${most + 1} were announced, and the message came out. judge() names the rule that it breaks.`,
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It says that the connection was closed, and not why: a ProtocolError says it.',
          ],
        ],
      );
      must(await peer.seesTheEnd(), `${most + 1} were announced, and the connection is still open.`);
    }),
  );

  test('after the handshake a second version and a second verack are ignored', () =>
    talkOn(async (connection, peer) => {
      peer.say(
        version({ ...THEIRS, start_height: 7 }),
        VERACK,
        numbered('version'),
        PING,
        numbered('inv', 1),
      );
      const again = (got: unknown) =>
        ['version', 'verack'].includes((got as Message | undefined)?.command ?? '');
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1), [
        [again, 'A second version came out. After the handshake it is ignored, and so is a second verack.'],
        [threw, 'A second version, or a second verack, ended the connection. It is ignored.'],
      ]);
      expect(connection.theirs).toGive(THEIRS);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[(got: unknown) => Array.isArray(got) && got.length > 1, 'A second version was answered.']],
      );
    }));

  test('what is negotiated before the verack ends the connection after it', () =>
    talkOn(async (connection, peer) => {
      peer.say(numbered('inv', 1), numbered('sendaddrv2'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
      const late = 'A sendaddrv2 belongs before the verack. It came after it, and the connection goes on.';
      const next = await soon(() => connection.receive(), late);
      expect(next).toRefuseWith(ProtocolError, [], [[(got: unknown) => !threw(got), late]]);
      must(await peer.seesTheEnd(), late);
    }));

  test('what cannot be written is refused, and the connection goes on', () =>
    talk(async (connection, peer) => {
      const sending = await soon(() => connection.send('custom', { rate: 1 }), 'send() is never settled.');
      expect(sending).toRefuseWith(TypeError, ['custom']);
      const long = await soon(() => connection.send('a-command-too-long'), 'send() is never settled.');
      expect(long).toRefuseWith(WireError, []);
      await soon(() => connection.send('inv'), '');
      expect(await peer.hears('inv')).toGive(['inv']);
    }));

  test('the transcript tells the conversation, in the order in which it was', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION);
      await peer.hears('verack');
      peer.say(VERACK, PING);
      await shaking;
      await peer.hears('pong');
      await soon(() => connection.close(), 'close() never comes to an end.');
      const lines = connection.transcript.entries.map((entry) =>
        'event' in entry ? entry.event : `${entry.direction} ${entry.command} ${entry.length}`,
      );
      const size = OUR_VERSION.payload.length;
      expect(lines).toGive(
        [
          'connected',
          `sent version ${size}`,
          `received version ${THEIR_VERSION.payload.length}`,
          'sent verack 0',
          'received verack 0',
          'received ping 8',
          'sent pong 8',
          'closed',
        ],
        [
          [[], 'The transcript is empty. Whatever is sent or received is written down in it.'],
          [
            (got: unknown) => !(got as string[]).includes('sent version ' + size),
            'What was sent is missing in the transcript. Both directions belong to a conversation.',
          ],
          [
            (got: unknown) => !(got as string[]).includes('received ping 8'),
            'The ping is missing in the transcript. It has come, whether or not somebody sees it.',
          ],
          [(got: unknown) => !(got as string[]).includes('closed'), 'The end is missing in the transcript.'],
        ],
      );
    }));

  test('who does not fetch what comes makes the other wait', () =>
    talk(async (connection, peer) => {
      const frame = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      peer.write(Buffer.concat(Array.from({ length: 80 }, () => frame)));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read > 100_000 && read < 4_000_000,
        `Of 8 megabytes that nobody fetches ${read} bytes were read. About one is enough: a stranger must not fill the memory.`,
      );
      const got = await receiveAll(connection, 80);
      expect(got.length).toGive(80, [
        [
          () => true,
          `Of 80 messages ${got.length - 1} came out, then nothing. Read on when there is room again.`,
        ],
      ]);
    }));

  test('that the other has gone is noticed, also where nobody fetches what it has sent', () =>
    talkOn(async (connection, peer) => {
      // 24 bytes each: not quite 100,000 bytes
      const count = 4166;
      peer.say(...Array.from({ length: count }, () => numbered('inv')));
      peer.socket.end();
      must(
        await eventually(() => connection.closed),
        'The other has sent 100 kilobytes and hung up, and the connection does not notice. A paused socket reports no end: read on a little, or it stays forever.',
      );
      let received = 0;
      await soon(async () => {
        for (; received < count; received++) await connection.receive();
      }, '');
      expect(received).toGive(count, [
        [() => true, `Of ${count} messages that came before the end, only ${received} can be received.`],
      ]);
    }));

  test('who does not take the pongs gets no more', () =>
    talkOn(async (connection, peer) => {
      connection.socket.cork();
      const ping = { command: 'ping', payload: new Uint8Array(3000).fill(7) };
      peer.say(...Array.from({ length: 300 }, () => ping));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read < 500_000,
        'All pings were read, and not one pong was taken: all of them lie in the memory. Read no more until the socket has drained.',
      );
      connection.socket.uncork();
      expect((await peer.hears('pong', 300)).length).toGive(300, [
        [() => true, 'The other takes the pongs again, and the rest of its pings is never read.'],
      ]);
    }));
});

describe('Node', () => {
  const REGTEST = wire('regtest');
  /** A timeout that is not to be met, in milliseconds. */
  const AMPLE = 600_000;
  const aNode = (choices: Partial<Version> = {}) => new Node('regtest', choices, AMPLE);

  /** What a peer does in a handshake that goes well: it says version and verack, once it has heard who is there. */
  const greet = async (peer: PlainPeer | undefined, own = THEIRS) => {
    await peer?.hears('version');
    peer?.say(version(own), VERACK);
  };

  /** What a version message said. */
  const said = (peer: PlainPeer | undefined) => readPayload(peer?.heard[0] ?? VERACK) as Version;

  /** The connection that has come about. */
  const reached = (outcome: () => Connection | Late): Connection => {
    const connection = outcome();
    if (connection instanceof Late) must(false, connection.say);
    return connection as Connection;
  };

  const UNREACHED = 'The connection does not come about.';
  const UNSERVED = 'The handshake is done, and listen() has not handed the connection over.';
  const UNENDED = 'close() never comes to an end.';

  test('two nodes of yours talk to each other', () =>
    onLeash(async () => {
      const [one, other] = [aNode(), aNode()];
      const served: Connection[] = [];
      const port = await one.listen((connection) => served.push(connection));
      const connecting = await soon(() => other.connect('127.0.0.1', port), UNREACHED);
      const here = reached(connecting);
      expect(await eventually(() => served.length > 0)).toGive(true, [[false, UNSERVED]]);
      const [there] = served;
      await soon(() => here.send('ping', { nonce: 1n }), '');
      await soon(() => here.send('inv', Uint8Array.of(1)), '');
      expect(await soon(() => there.receive(), 'What one node sends, the other does not receive.')).toGive(
        numbered('inv', 1),
      );
      await soon(() => there.send('tx', Uint8Array.of(2)), '');
      expect(
        (await soon(() => here.waitFor('tx'), 'What one node answers, the other does not receive.'))(),
      ).toGive(numbered('tx', 2));
      expect(await soon(() => Promise.all([one.close(), other.close()]), UNENDED)).toGive([
        undefined,
        undefined,
      ]);
    }));

  test('it connects, and says of itself what was chosen', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const node = aNode({ start_height: 5, user_agent: ascii('/mine:1.0/') });
      const port = await server.start();
      const connecting = soon(() => node.connect('127.0.0.1', port), UNREACHED);
      const peer = await server.accepts();
      must(peer !== undefined, 'Nobody has connected.');
      expect(await peer?.hears('version')).toGive(
        ['version'],
        [
          [[], 'It has connected, and does not say who it is.'],
          [() => true, 'The other end does not understand it. A node speaks with the magic of its network.'],
        ],
      );
      await greet(peer);
      const connection = reached(await connecting);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'The connection is handed out before the handshake is done.'],
      ]);
      const { start_height, user_agent, version: number, nonce } = said(peer);
      expect({ start_height, user_agent, number }).toGive(
        { start_height: 5, user_agent: ascii('/mine:1.0/'), number: 70016 },
        [
          [
            (got: unknown) => (got as Partial<Version>).start_height === 0,
            'What was chosen is not said: makeVersion() takes the choices.',
          ],
        ],
      );
      expect(typeof nonce).toGive('bigint');
      await soon(() => connection.send('inv'), '');
      expect(await peer!.hears('inv')).toGive(['version', 'verack', 'inv']);
    }));

  test('in addr_recv it says whom it talks to', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const port = await server.start();
      void soon(() => aNode().connect('127.0.0.1', port), '');
      const peer = await server.accepts();
      await peer?.hears('version');
      expect(said(peer).addr_recv).toGive({ services: 0n, ip: '127.0.0.1', port }, [
        [
          { services: 0n, ip: '::', port: 0 },
          'It says that it talks to nobody. The socket knows the other’s address: remoteAddress and remotePort.',
        ],
      ]);
    }));

  test('each connection has its own nonce', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const port = await server.start();
      const node = aNode();
      for (const _ of [1, 2]) void soon(() => node.connect('127.0.0.1', port), '');
      await eventually(() => server.peers.length > 1);
      await Promise.all(server.peers.map((peer) => peer.hears('version')));
      const nonces = server.peers.map((peer) => said(peer).nonce);
      expect(new Set(nonces).size).toGive(2, [
        [() => true, 'Two connections carry the same nonce: make a new version message for each.'],
      ]);
    }));

  test('who connects to it is served when the handshake is done, and not before', () =>
    onLeash(async () => {
      const node = aNode({ start_height: 5 });
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      const peer = await plainPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() gave ${port}, and nobody listens there.`);
      peer?.say(THEIR_VERSION);
      expect(await peer?.hears('verack')).toGive(
        ['version', 'verack'],
        [[[], 'Somebody connected and said version, and got no answer.']],
      );
      expect(said(peer).start_height).toGive(5);
      expect(served.length).toGive(0, [
        [1, 'The connection was handed over before the handshake was done: the verack is still missing.'],
      ]);
      peer?.say(VERACK, numbered('inv', 1));
      expect(await eventually(() => served.length > 0)).toGive(true, [[false, UNSERVED]]);
      expect(served[0].theirs).toGive(THEIRS);
      expect(await soon(() => served[0].receive(), 'What came behind the verack is lost.')).toGive(
        numbered('inv', 1),
      );
    }));

  test('to who connects it says nothing before it has heard a version', () =>
    onLeash(async () => {
      const port = await aNode().listen();
      const peer = await plainPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() gave ${port}, and nobody listens there.`);
      await turns(10);
      expect(peer?.commands).toGive(
        [],
        [[['version'], 'Who connects speaks first. The connection must know that it is inbound.']],
      );
    }));

  test('several may connect', () =>
    onLeash(async () => {
      const node = aNode();
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      // the first one never says anything
      await plainPeerAt(port, REGTEST);
      for (const count of [1, 2]) {
        const peer = await plainPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        must(
          await eventually(() => served.length === count),
          'One connection keeps the others waiting. Each has to go its own way.',
        );
      }
      must(
        node.connections.size === 3,
        `Three have connected, and ${node.connections.size} are in connections. Note each as soon as it is there: close() must find it.`,
      );
    }));

  test('it listens on this machine only, and on the port that it is told', () =>
    onLeash(async (leash) => {
      const node = aNode();
      const wish = await freePort();
      expect(await soon(() => node.listen(() => {}, wish), 'listen() never says that it listens.')).toGive(
        wish,
        [[undefined, 'listen() is to give the port.']],
      );
      const address = [...leash.servers].find((server) => server.listening)?.address() as AddressInfo;
      must(
        ['127.0.0.1', '::1'].includes(address.address),
        `It listens on ${address.address}: everybody in the network may connect. A lesson is for this machine only.`,
      );
    }));

  test('a port that is taken is refused, and close() still closes', () =>
    onLeash(async () => {
      const port = await new PlainServer(REGTEST).start();
      const node = aNode();
      const listening = await soon(
        () => node.listen(() => {}, port),
        'The port is taken, and listen() goes on waiting: there is no "listening", there is an "error".',
      );
      expect(listening).toRefuseWith(Error, ['EADDRINUSE']);
      expect(await soon(() => node.close(), UNENDED)).toGive(undefined);
    }));

  test('where nobody listens there is no connection', () =>
    onLeash(async () => {
      const port = await freePort();
      const node = aNode();
      const connecting = await soon(
        () => node.connect('127.0.0.1', port),
        'Nobody listens there, and connect() goes on waiting.',
      );
      expect(connecting).toRefuseWith(ConnectError, []);
      expect(node.connections.size).toGive(0);
    }));

  test.each<[NetworkName, number]>([
    ['mainnet', 8333],
    ['testnet3', 18333],
    ['testnet4', 48333],
    ['signet', 38333],
    ['regtest', 18444],
    ['simnet', 18555],
  ])('without a port it is that of the network: %s %d', (network, port) =>
    onLeash(async (leash) => {
      // somebody may be there or not
      await soon(() => new Node(network, {}, 200).connect('127.0.0.1'), '', 200);
      expect(leash.dialled[0]?.port).toGive(port, [
        [8333, 'That is the port of mainnet. Each network has its own: NETWORKS says which.'],
        [undefined, 'Nobody was called.'],
      ]);
    }),
  );

  test('a node of another network is none to talk to', () =>
    onLeash(async () => {
      const server = new PlainServer(wire('mainnet'));
      const node = aNode();
      const port = await server.start();
      const connecting = soon(
        () => node.connect('127.0.0.1', port),
        'A wrong magic came, and connect() goes on waiting.',
      );
      (await server.accepts())?.say(THEIR_VERSION, VERACK);
      expect(await connecting).toRefuse({ path: 'magic', offset: 0 });
    }));

  test('who connects to itself is told so', () =>
    onLeash(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => served++);
      const connecting = await soon(
        () => node.connect('127.0.0.1', port),
        'It has connected to itself, and waits for an answer of its own.',
      );
      expect(connecting).toRefuseWith(
        SelfConnectionError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'It has connected to itself, and did not notice. The nonce that comes in is one that it has sent.',
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It says that the connection was closed, and not why. The end that listens knows the reason: tell the other one.',
          ],
        ],
      );
      expect(served).toGive(0);
      must(
        await eventually(() => node.connections.size === 0),
        'Both ends know it, and a connection is left: open, or in connections, from which nobody has taken it.',
      );
      const peer = await plainPeerAt(port, REGTEST);
      peer?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 1), 'After that it serves nobody any more.');
    }));

  test('two nodes are not one, though they say the same', () =>
    onLeash(async () => {
      const [one, other] = [aNode(), aNode()];
      const port = await one.listen();
      const back = await other.listen();
      const there = await soon(() => other.connect('127.0.0.1', port), UNREACHED);
      const here = await soon(() => one.connect('127.0.0.1', back), UNREACHED);
      for (const reached of [there, here]) {
        expect(() => (reached() as Connection).theirs?.version).toGive(70016, [
          [(got: unknown) => got instanceof SelfConnectionError, 'It took another node for itself.'],
        ]);
      }
    }));

  test.each<[string, number, (peer: PlainPeer | undefined) => unknown, new (...args: never[]) => Error]>([
    ['is too old', AMPLE, (peer) => greet(peer, { ...THEIRS, version: 31799 }), ObsoleteVersionError],
    ['says nothing', 100, () => {}, HandshakeTimeoutError],
    ['hangs up', AMPLE, (peer) => peer?.socket.end(), ClosedError],
  ])('the other %s: nothing is left open', (_, timeout, behave, kind) =>
    withLimit(timeout, (limit, pace) =>
      onLeash(async () => {
        const server = new PlainServer(REGTEST);
        const port = await server.start();
        const node = new Node('regtest', {}, limit);
        pace.mark();
        const connecting = soon(
          () => node.connect('127.0.0.1', port),
          'The handshake can come to nothing any more, and connect() goes on waiting.',
          limit === AMPLE ? 0 : limit,
        );
        const peer = await server.accepts();
        await turns(2);
        pace.mark();
        await behave(peer);
        expect(await connecting).toRefuseWith(kind, []);
        must(await peer?.seesTheEnd(), 'The handshake has failed, and the connection is still open.');
        must(
          await eventually(() => node.connections.size === 0),
          'The connection has ended, and is still in connections.',
        );
      }),
    ),
  );

  test('a stranger may say anything: the node goes on', () =>
    withLimit(100, (limit, pace) =>
      onLeash(async () => {
        const node = new Node('regtest', {}, limit);
        const served: Connection[] = [];
        const port = await node.listen((connection) => served.push(connection));
        const strangers = [
          (peer?: PlainPeer) => peer?.write(ascii('GET / HTTP/1.1\r\nHost: example\r\n\r\n')),
          (peer?: PlainPeer) => peer?.say({ command: 'version', payload: fromHex('7f110100') }),
          (peer?: PlainPeer) => peer?.say(version({ ...THEIRS, version: 1 })),
          (peer?: PlainPeer) => peer?.socket.resetAndDestroy(),
          () => {},
        ];
        const peers: (PlainPeer | undefined)[] = [];
        for (const speak of strangers) {
          const peer = await plainPeerAt(port, REGTEST);
          speak(peer);
          peers.push(peer);
        }
        for (const peer of peers) {
          must(
            await peer?.seesTheEnd(limit),
            'There is no handshake, and the connection stays open forever.',
          );
        }
        must(served.length === 0, 'A connection was passed on although its handshake has failed.');
        pace.mark();
        const peer = await plainPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        await turns(2);
        pace.mark();
        must(await eventually(() => served.length === 1), 'After that it serves nobody any more.');
      }),
    ));

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('out of stock');
      },
    ],
    [
      'fails later',
      async () => {
        await pause(1);
        throw new Error('out of stock');
      },
    ],
  ])('where serving %s the connection is closed, and the node goes on', (_, fail) =>
    onLeash(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => (served++ === 0 ? fail() : undefined));
      const [first, second] = [await plainPeerAt(port, REGTEST), await plainPeerAt(port, REGTEST)];
      first?.say(THEIR_VERSION, VERACK);
      must(
        await first?.seesTheEnd(),
        'Serving has failed, and the connection stays open: the other waits for ever.',
      );
      second?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 2), 'After that it serves nobody any more.');
    }),
  );

  test('close() hangs up on all, and lets nobody in any more', () =>
    onLeash(async () => {
      const node = aNode();
      const port = await node.listen();
      const [greeted, silent] = [await plainPeerAt(port, REGTEST), await plainPeerAt(port, REGTEST)];
      greeted?.say(THEIR_VERSION, VERACK);
      await greeted?.hears('verack');
      const server = new PlainServer(REGTEST);
      const elsewhere = await server.start();
      const connecting = soon(
        () => node.connect('127.0.0.1', elsewhere),
        'The node was closed, and connect() goes on waiting.',
      );
      const called = await server.accepts();
      expect(await soon(() => node.close(), UNENDED)).toGive(undefined);
      for (const peer of [greeted, silent, called]) {
        must(await peer?.seesTheEnd(), 'The node was closed, and one of its connections is still open.');
      }
      expect(await connecting).toRefuseWith(ClosedError, []);
      expect(node.connections.size).toGive(0);
      must(
        (await plainPeerAt(port, REGTEST)) === undefined,
        'The node was closed, and still lets others connect.',
      );
      expect(await soon(() => node.close(), 'close() was called again, and never comes to an end.')).toGive(
        undefined,
      );
    }));

  test('close() also ends what has only just begun', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK));
      const port = await server.start();
      const node = aNode();
      const connecting = soon(
        () => node.connect('127.0.0.1', port),
        'The node was closed, and connect() goes on waiting.',
      );
      const both = () => Promise.all([node.close(), node.close()]);
      expect(await soon(both, UNENDED)).toGive([undefined, undefined]);
      expect(await connecting).toRefuseWith(
        PeerError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'The node was closed while a connection came about, and that connection is open now.',
          ],
        ],
      );
    }));

  test('not more than MAX_INBOUND may connect', () =>
    onLeash(async () => {
      const node = aNode();
      const port = await node.listen();
      const peers: (PlainPeer | undefined)[] = [];
      for (let i = 0; i <= MAX_INBOUND; i++) peers.push(await plainPeerAt(port, REGTEST));
      // a newcomer may be refused, or an earlier one may have to make room for it
      must(
        await eventually(() => peers.filter((peer) => !peer?.socket.closed).length <= MAX_INBOUND),
        `${MAX_INBOUND + 1} have connected. Anybody may come, so there is an end to it: MAX_INBOUND.`,
      );
      peers[0]?.say(THEIR_VERSION);
      expect(await peers[0]?.hears('verack')).toGive(['version', 'verack']);
    }));
});
