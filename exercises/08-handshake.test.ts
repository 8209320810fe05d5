import { Connection, Handshake, Node, pongFor } from 'answers/08-handshake';
import fc from 'fast-check';
import { fromHex } from '../src/bytes';
import { anyBytes, forAny } from '../src/check/for-any';
import { versionPayloads } from '../src/check/inputs';
import { type Leash, onLeash } from '../src/check/leash';
import type { Known } from '../src/check/matchers';
import { PlainPeer, twoEnds } from '../src/check/plain-peer';
import { Late, soon } from '../src/check/soon';
import { encode } from '../src/codec/codec';
import { WireError } from '../src/codec/error';
import type { NetworkName } from '../src/networks';
import {
  ClosedError,
  ConnectError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
  ReceiveTimeoutError,
  SelfConnectionError,
} from '../src/streams/peer-errors';
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

/** How the other end reads and writes messages. */
const wire = (network: NetworkName = 'mainnet') => ({
  frame: (message: Message) => encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

const threw = (got: unknown) => got instanceof Error;

/** Recognises what is sent by its commands. */
const sends = (...commands: string[]) => {
  return (got: unknown) =>
    Array.isArray(got) &&
    got.map((sent) => (sent as Message | undefined)?.command).join() === commands.join();
};

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
    return { handshake, sent: sent.map(({ command }) => command) };
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

  const HALF = 'It is done after the first of the two. Both must have come: done is `and`, go on is `or`.';

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
    expect(after(false, THEIR_VERSION).handshake.acknowledged).toGive(false, [
      [true, 'A version is no verack: it says nothing about ours.'],
    ]);
  });

  test('a verack is not answered: each side sends one', () => {
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
      for (const payload of [NONE, THEIR_VERSION.payload]) {
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
      [String(number)],
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
    for (const wrong of [{ nonce: OWN.nonce }, { version: 1 }]) {
      const handshake = new Handshake(OWN, true);
      handshake.receive(VERACK);
      expect(() => handshake.receive(version({ ...THEIRS, ...wrong }))).toThrow();
      expect(handshake.done).toGive(false, [
        [true, 'It threw, and is done all the same. Note their version after the checks.'],
      ]);
    }
  });

  test('whatever comes: one version, one verack, and done when both have come', () => {
    const anyMessage = fc.oneof(
      fc.constantFrom(THEIR_VERSION, VERACK),
      fc.record({ command: fc.constantFrom('ping', 'inv', 'addr', 'tx'), payload: anyBytes(20) }),
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

  /** What the next messages are, as commands, or what came instead. */
  const receiveAll = async (connection: Connection, count: number) => {
    const got: string[] = [];
    while (got.length < count) {
      const message = (await soon(() => connection.receive(), 'It is lost.'))();
      if (message instanceof Late) return [...got, 'nothing, for a second'];
      got.push(message.command);
    }
    return got;
  };

  const NEVER = 'A message has come, and receive() does not give it.';

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
      await soon(() => connection.send('custom', fromHex('0102')), '');
      await peer.hears('custom');
      expect(peer.heard).toGive([VERACK, numbered('getaddr'), numbered('custom', 1, 2)]);
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
          ['inv', 'nothing, for a second'],
          'Of three messages in one packet the first came out, the others are lost. Take out all that are whole.',
        ],
        [
          ['addr', 'nothing, for a second'],
          'Of three messages in one packet the last came out, the others are lost.',
        ],
        [['addr', 'tx', 'inv'], 'They came out back to front. First come, first served.'],
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
          ['nothing, for a second'],
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

  test('a ping is answered at once, whether or not somebody waits', () =>
    talk(async (connection, peer) => {
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
    talk(async (connection, peer) => {
      const pings = [1, 2, 3].map((n) => numbered('ping', n, 0, 0, 0, 0, 0, 0, 0));
      peer.say(pings[0], numbered('ping', 9), pings[1], pings[2]);
      await peer.hears('pong', 3);
      expect(peer.heard.map(({ payload }) => payload[0])).toGive(
        [1, 2, 3],
        [[[1, 9, 2], 'A ping of one byte was answered. It has no number: pongFor gives undefined.']],
      );
      peer.say(numbered('inv'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'));
    }));

  test('waitFor gives the first message with one of the commands, and passes over what comes before', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), PING, numbered('addr'), numbered('notfound', 1), numbered('tx', 2));
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
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'A ping came while you waited, and was not answered.']],
      );
    }));

  test('who waits in vain is told so, and the connection goes on', () =>
    talk(async (connection, peer) => {
      const late = 'The time was over, and receive() goes on waiting.';
      expect(await soon(() => connection.receive(20), late)).toRefuseWith(ReceiveTimeoutError, []);
      expect(connection.closed).toGive(false, [
        [true, 'The connection was closed. That nothing came for a while is no fault.'],
      ]);
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
      const hasty = soon(() => connection.receive(20), 'The time was over, and receive() goes on waiting.');
      expect(await hasty).toRefuseWith(ReceiveTimeoutError, []);
      peer.say(numbered('inv'));
      expect(await patient).toGive(numbered('inv'));
    }));

  test('how long to wait without a word about it: patience', () =>
    talk(async (connection) => {
      connection.patience = 20;
      const late = 'patience was 20 milliseconds, and it goes on waiting.';
      expect(await soon(() => connection.receive(), late)).toRefuseWith(ReceiveTimeoutError, []);
      expect(await soon(() => connection.waitFor('tx'), late)).toRefuseWith(ReceiveTimeoutError, []);
    }));

  test('no timer is left when the message has come', () =>
    talk(async (connection, peer, leash) => {
      const before = leash.timers;
      const waiting = soon(() => connection.receive(30_000), NEVER);
      peer.say(numbered('inv'));
      expect(await waiting).toGive(numbered('inv'));
      expect(leash.timers - before).toGive(0, [
        [
          () => true,
          'The message has come, and its timer is still running. It keeps the program alive for nothing.',
        ],
      ]);
    }));

  const NOT_DONE = 'Both messages came, and the handshake goes on waiting.';

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
        [[['version'], 'Their version was not answered: both sides wait.']],
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
});
