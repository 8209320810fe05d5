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
// the other end uses the solutions, so that a mistake is reported where it was made
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

/** A version message with these fields. */
function version(fields: Version): Message {
  return makeMessage('version', fields);
}

/** A message that can be distinguished from others: `inv 01`. */
function numbered(command: string, ...bytes: number[]): Message {
  return { command, payload: Uint8Array.from(bytes) };
}

/** A message that announces `count` items and contains none. The count is at offset `at`. */
function announcing(command: string, at: number, count: number): Message {
  const shortest = count < 0xfd ? [count] : [0xfd, count & 0xff, count >> 8];
  return numbered(command, ...new Uint8Array(at), ...shortest);
}

/** How the other end reads and writes messages. */
const wire = (network: NetworkName = 'mainnet') => ({
  frame: (message: Message) => encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

/** Checks a condition; if it does not hold, the learner sees what that means. */
function must(holds: boolean | undefined, say: string): void {
  expect(holds).toGive(true, [[() => true, say]]);
}

const threw = (got: unknown) => got instanceof Error;

const HALF =
  'It is done after the first of the two messages. Both must have come: "done" takes `and`, "go on" takes `or`.';

/** Recognises sent messages by their commands. */
const sends = (...commands: string[]) => {
  return (got: unknown) =>
    Array.isArray(got) &&
    got.map((sent) => (sent as Message | undefined)?.command).join() === commands.join();
};

/** Recognises a list of commands that contains one of them twice. */
const sendsTwice = (command: string) => (got: unknown) =>
  Array.isArray(got) && got.filter((heard) => heard === command).length > 1;

describe('pongFor', () => {
  test('returns the same 8 bytes, so that the sender knows which ping was answered', () => {
    expect(() => pongFor(PING)).toGive(PONG, [
      [{ command: 'pong', payload: NONE }, 'The pong is empty. It must carry the nonce of the ping.'],
      [{ ...PING }, 'That is the ping itself. The answer to a ping is a pong.'],
      [
        (got: unknown) => (got as Message | undefined)?.command === 'pong',
        'The pong carries a different nonce. The sender of the ping would not recognise it.',
      ],
    ]);
  });

  test('returns undefined for a ping from before BIP 31, which has no nonce', () => {
    for (const payload of [NONE, fromHex('11223344556677')]) {
      expect(() => pongFor({ command: 'ping', payload })).toGive(undefined, [
        [threw, 'It threw. Such a ping is not an error: there is nothing to answer.'],
        [() => true, `A ping of ${payload.length} bytes was answered. Fewer than 8 bytes are not a nonce.`],
      ]);
    }
  });

  test('uses the first 8 bytes of a longer ping', () => {
    const payload = fromHex('1122334455667788 99');
    expect(() => pongFor({ command: 'ping', payload })).toGive(PONG, [
      [{ command: 'pong', payload }, 'All bytes were returned. A node reads 8 and ignores the rest.'],
      [undefined, 'It was not answered. A node reads the first 8 bytes and ignores the rest.'],
      [threw, 'It threw. A node reads the first 8 bytes and ignores the rest.'],
    ]);
  });

  test('returns a copy: the pong does not change with the ping', () => {
    const payload = PING.payload.slice();
    const pong = pongFor({ command: 'ping', payload });
    payload.fill(0);
    expect(pong).toGive(PONG, [
      [
        { command: 'pong', payload: new Uint8Array(8) },
        'The pong is a view of the ping, and changes with it. Copy the bytes with slice().',
      ],
    ]);
  });

  test('returns any nonce unchanged', () => {
    forAny([fc.uint8Array({ minLength: 8, maxLength: 8 })], (payload) => {
      expect(() => pongFor({ command: 'ping', payload })).toGive({ command: 'pong', payload });
    });
  });
});

describe('Handshake', () => {
  /** What has been sent and noted after these messages. */
  const after = (inbound: boolean, ...messages: Message[]) => {
    const handshake = new Handshake(OWN, inbound);
    const sent = [...handshake.open(), ...messages.flatMap((message) => handshake.receive(message))];
    return { handshake, sent: sent.map((message?: Message) => message?.command) };
  };

  test('sends the version first on an outbound connection', () => {
    expect(() => new Handshake(OWN, false).open()).toGive(
      [OUR_VERSION],
      [
        [sends(), 'Nothing is sent, and the other side waits: the side that connects speaks first.'],
        [sends('version', 'verack'), 'A verack answers a version, and none has come yet.'],
      ],
    );
  });

  test('sends nothing first on an inbound connection', () => {
    expect(() => new Handshake(OWN, true).open()).toGive(
      [],
      [
        [
          sends('version'),
          'A version is sent before the peer has said anything. The side that connects speaks first.',
        ],
      ],
    );
  });

  test('answers a version with a verack', () => {
    expect(() => new Handshake(OWN, false).receive(THEIR_VERSION)).toGive(
      [VERACK],
      [
        [sends(), 'The version was not answered. The other side waits for a verack.'],
        [sends('version', 'verack'), 'Our version was sent a second time: open() has already sent it.'],
        [sends('version'), 'A version is answered with a verack.'],
      ],
    );
  });

  test('answers a version with its own version and then a verack, on an inbound connection', () => {
    expect(() => new Handshake(OWN, true).receive(THEIR_VERSION)).toGive(
      [OUR_VERSION, VERACK],
      [
        [sends('verack'), 'Our own version is never sent: on an inbound connection, send it now.'],
        [sends('verack', 'version'), 'The verack is sent first. Send your own version before it.'],
        [sends('version'), 'The version was not answered. The other side waits for a verack.'],
      ],
    );
  });

  test.each<[string, Message[], boolean]>([
    ['nothing', [], false],
    ['only their version', [THEIR_VERSION], false],
    ['only their verack', [VERACK], false],
    ['version, then verack', [THEIR_VERSION, VERACK], true],
    ['verack, then version', [VERACK, THEIR_VERSION], true],
    ['two veracks', [VERACK, VERACK], false],
    ['two versions', [THEIR_VERSION, THEIR_VERSION], false],
  ])('is done when version and verack have come, in either order: %s', (_, messages, done) => {
    for (const inbound of [false, true]) {
      const know = () => after(inbound, ...messages).handshake.done;
      expect(know).toGive(done, [
        [threw, 'It threw. Version and verack may come in either order.'],
        [true, HALF],
        [false, 'Both have come, but it is not done. They may come in either order.'],
      ]);
    }
  });

  test('keeps what the other side says about itself', () => {
    const { handshake } = after(false, THEIR_VERSION);
    expect(handshake.theirs).toGive(THEIRS, [
      [undefined, 'Their version has come, but `theirs` is still undefined.'],
      [THEIR_VERSION, 'The message itself was kept. `theirs` is the Version that its payload holds.'],
      [OWN, 'That is our own version. `theirs` is the version of the other side.'],
    ]);
    expect(after(false, VERACK).handshake.theirs).toGive(undefined);
  });

  test('records whether the other side has acknowledged our version', () => {
    expect(after(false, VERACK).handshake.acknowledged).toGive(true);
    must(
      !after(false, THEIR_VERSION).handshake.acknowledged,
      'A version is not a verack: it does not acknowledge ours.',
    );
  });

  test('does not answer a verack: each side sends one', () => {
    expect(() => new Handshake(OWN, false).receive(VERACK)).toGive(
      [],
      [
        [undefined, 'It returned undefined. When there is nothing to send, return an empty list.'],
        [
          sends('verack'),
          'A verack was answered with a verack. Then the other side would answer that one, too.',
        ],
      ],
    );
    expect(after(false, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'Two veracks were sent. One answers their version; a verack has no answer.',
        ],
      ],
    );
    expect(after(true, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'Two veracks were sent. One answers their version; a verack has no answer.',
        ],
      ],
    );
  });

  test('ignores a second version', () => {
    const other = version({ ...THEIRS, start_height: 7 });
    const { handshake, sent } = after(false, THEIR_VERSION, other);
    expect(sent).toGive(
      ['version', 'verack'],
      [[['version', 'verack', 'verack'], 'The second version was answered, too. Only the first one counts.']],
    );
    expect(handshake.theirs).toGive(THEIRS, [
      [
        { ...THEIRS, start_height: 7 },
        'The second version replaced the first one. Only the first one counts.',
      ],
    ]);
  });

  test('does not even read a second version: it may hold anything', () => {
    const again = [version(OWN), version({ ...THEIRS, version: 1 }), { command: 'version', payload: NONE }];
    for (const second of again) {
      expect(() => after(true, THEIR_VERSION, second).handshake.done).toGive(false, [
        [threw, 'A second version was read and rejected. Ignore it.'],
      ]);
    }
  });

  test.each(['ping', 'sendheaders', 'wtxidrelay', 'Verack', 'version2', 'constructor', ''])(
    'ignores any other message: "%s"',
    (command) => {
      for (const payload of [THEIR_VERSION.payload, NONE]) {
        const heard = () => {
          const { handshake, sent } = after(true, { command, payload });
          return { sent, theirs: handshake.theirs, acknowledged: handshake.acknowledged };
        };
        expect(heard).toGive({ sent: [], theirs: undefined, acknowledged: false }, [
          [threw, `It threw at a ${command} before the handshake was done. Ignore it.`],
          [
            (got: unknown) => (got as { theirs: unknown }).theirs !== undefined,
            `A ${command} was taken for the version. Check the command.`,
          ],
          [
            (got: unknown) => (got as { acknowledged: boolean }).acknowledged,
            `A ${command} was taken for the verack. Check the command.`,
          ],
        ]);
      }
    },
  );

  test.each(versionPayloads().map(({ name, payload }) => [name, payload] as const))(
    'answers the recorded version %s',
    (_, payload) => {
      const { handshake, sent } = after(true, { command: 'version', payload });
      expect(sent).toGive(['version', 'verack']);
      expect(handshake.theirs).toGive(readPayload({ command: 'version', payload }));
    },
  );

  test('ignores bytes after the last field of a version', () => {
    const payload = Uint8Array.of(...THEIR_VERSION.payload, 1, 2, 3);
    expect(() => after(false, { command: 'version', payload }).handshake.theirs).toGive(THEIRS, [
      [
        threw,
        'A version with bytes after its last field was rejected. A newer node may send more: read what you understand.',
      ],
    ]);
  });

  test('rejects a truncated version', () => {
    const payload = THEIR_VERSION.payload.subarray(0, 45);
    expect(() => after(true, { command: 'version', payload })).toRefuse({
      path: 'addr_recv.port',
      offset: 44,
    });
  });

  test('rejects a user agent of more than 256 bytes', () => {
    const named = (length: number) => version({ ...THEIRS, user_agent: new Uint8Array(length).fill(0x61) });
    expect(() => after(true, named(257))).toRefuse({ path: 'user_agent', offset: 80 }, [
      [
        (got: unknown) => !threw(got),
        'A user agent of 257 bytes was accepted. The limit is 256: without one, it could be megabytes long.',
      ],
    ]);
    expect(() => after(true, named(256)).sent).toGive(
      ['version', 'verack'],
      [[threw, 'A user agent of 256 bytes was rejected. The limit is 256, and 256 itself is allowed.']],
    );
  });

  test('keeps a copy of a version, not a view of the payload', () => {
    const room = new Uint8Array(1_000_000);
    room.set(THEIR_VERSION.payload);
    const { handshake } = after(true, { command: 'version', payload: room });
    must(
      (handshake.theirs?.user_agent?.buffer.byteLength ?? 0) < 16_384,
      'The user agent of 11 bytes is a view of the payload, and keeps all of its 1,000,000 bytes in memory. Copy what you keep: use slice().',
    );
  });

  const UNNOTICED =
    'It went on. Their version carries our own nonce, so it came from us: we have connected to ourselves.';

  test('recognises its own nonce as a connection to itself', () => {
    for (const inbound of [true, false]) {
      expect(() => after(inbound, version({ ...THEIRS, nonce: OWN.nonce }))).toRefuseWith(
        SelfConnectionError,
        [],
        [[(got: unknown) => !threw(got), UNNOTICED]],
      );
    }
  });

  test('recognises the nonces of all connections of a node', () => {
    const ours = [3n, 0n, 2n ** 64n - 1n];
    for (const nonce of ours) {
      const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
      expect(() => handshake.receive(version({ ...THEIRS, nonce }))).toRefuseWith(
        SelfConnectionError,
        [String(nonce)],
        [
          [
            (got: unknown) => !threw(got) && nonce === 0n,
            'The nonce 0 was accepted. It is a nonce like any other, but `if` treats it as false.',
          ],
          [
            (got: unknown) => !threw(got),
            'It went on. isOurs() decides which nonces are ours: there are more than the one of this connection.',
          ],
        ],
      );
    }
    const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
    expect(() => handshake.receive(version(THEIRS))).toGive([OUR_VERSION, VERACK]);
  });

  test('never takes a version without a nonce for its own', () => {
    const { version: number, services, timestamp, addr_recv } = THEIRS;
    const short = { version: number, services, timestamp, addr_recv };
    for (const own of [OWN, short]) {
      const handshake = new Handshake(own, true);
      expect(() => handshake.receive(version(short))).toGive(
        [version(own), VERACK],
        [[threw, 'It was rejected. An old version message has no nonce: there is nothing to compare.']],
      );
    }
  });

  test.each([31799, 209, 0, -1])('rejects a peer with protocol version %d as too old', (number) => {
    expect(() => after(true, version({ ...THEIRS, version: number }))).toRefuseWith(
      ObsoleteVersionError,
      [],
      [
        [
          (got: unknown) => !threw(got),
          `Protocol version ${number} was accepted. The oldest one that is still accepted is 31800.`,
        ],
      ],
    );
  });

  test('accepts protocol version 31800 and any later one', () => {
    for (const number of [31800, 60000, 70017, 2 ** 31 - 1]) {
      expect(() => after(true, version({ ...THEIRS, version: number })).sent).toGive(
        ['version', 'verack'],
        [[threw, `Protocol version ${number} was rejected. Accept 31800 and every later one.`]],
      );
    }
  });

  test('does not count a rejected version', () => {
    for (const wrong of [{ nonce: OWN.nonce }, { version: 1 }, { user_agent: new Uint8Array(257) }]) {
      const handshake = new Handshake(OWN, true);
      handshake.receive(VERACK);
      expect(() => handshake.receive(version({ ...THEIRS, ...wrong }))).toThrow();
      must(!handshake.done, 'It threw, but is done all the same. Record their version after the checks.');
    }
  });

  test('counts the next version after one that cannot be read', () => {
    for (const length of [0, 45, 60]) {
      const handshake = new Handshake(OWN, true);
      const payload = THEIR_VERSION.payload.subarray(0, length);
      expect(() => handshake.receive({ command: 'version', payload })).toThrow(WireError);
      expect(() => handshake.receive(THEIR_VERSION)).toGive(
        [OUR_VERSION, VERACK],
        [
          [
            sends(),
            'An unreadable version was counted as the first one, and the next one was ignored. Record that a version has come only once it has been read.',
          ],
        ],
      );
    }
  });

  test('sends one version and one verack, and is done when both have come, whatever else comes', () => {
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
  /** Your connection, and at the other end a peer that says only what the test makes it say. */
  const talk = (
    body: (connection: Connection, peer: PlainPeer, leash: Leash) => Promise<void>,
    { inbound = false, network = 'mainnet' as NetworkName, stubborn = false } = {},
  ) =>
    onLeash(async (leash) => {
      const [ours, theirs] = await twoEnds(stubborn);
      await body(Connection.over(ours, network, inbound), new PlainPeer(theirs, wire(network)), leash);
    });

  /** The same, after a handshake that is removed from what the peer has heard. */
  const talkOn = (body: (connection: Connection, peer: PlainPeer) => Promise<void>) =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await peer.hears('verack');
      peer.heard.length = 0;
      await body(connection, peer);
    });

  /** The commands of the next messages, or what came instead. */
  const receiveAll = async (connection: Connection, count: number) => {
    const got: string[] = [];
    while (got.length < count) {
      const message = (await soon(() => connection.receive(), 'A message is lost.'))();
      if (message instanceof Late) return [...got, 'nothing more'];
      got.push(message.command);
    }
    return got;
  };

  const NEVER = 'A message has come, but receive() does not return it.';
  const NOT_DONE = 'Both messages have come, but the handshake goes on waiting.';

  test('sends a whole message, including its header', () =>
    talk(async (connection, peer) => {
      const sent = await soon(
        () => connection.send('ping', { nonce: 0x8877665544332211n }),
        'The promise of send() never resolves.',
      );
      expect(sent).toGive(undefined);
      expect(await peer.hears('ping')).toGive(['ping'], [[[], 'Nothing arrived at the other end.']]);
      expect(peer.heard[0].payload).toGive(PING.payload, [
        [NONE, 'The payload is empty. PAYLOADS has the codec that writes it.'],
      ]);
    }));

  test('sends an empty payload without a value, and bytes unchanged', () =>
    talk(async (connection, peer) => {
      await soon(() => connection.send('verack'), '');
      await soon(() => connection.send('getaddr'), '');
      // before BIP 31 that was a complete ping
      const sent = await soon(() => connection.send('ping'), '');
      expect(sent).toGive(undefined, [
        [
          (got: unknown) => got instanceof Error,
          'Without a value there is nothing to write: the payload is empty, whatever PAYLOADS holds.',
        ],
      ]);
      await soon(() => connection.send('custom', fromHex('0102')), '');
      await peer.hears('custom');
      expect(peer.heard).toGive([VERACK, numbered('getaddr'), numbered('ping'), numbered('custom', 1, 2)]);
    }));

  test('uses the magic of its network in both directions', () =>
    talk(
      async (connection, peer) => {
        await soon(() => connection.send('verack'), '');
        expect(await peer.hears('verack')).toGive(
          ['verack'],
          [[() => true, 'The other end cannot read it. A message begins with the magic of its network.']],
        );
        peer.say(VERACK);
        expect(await soon(() => connection.receive(), NEVER)).toGive(VERACK);
      },
      { network: 'regtest' },
    ));

  test('receives what the other side sends', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv', 1));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
    }));

  test('receives a message that comes while receive() is waiting', () =>
    talk(async (connection, peer) => {
      const waiting = soon(() => connection.receive(), NEVER);
      peer.say(numbered('inv', 1));
      expect(await waiting).toGive(numbered('inv', 1));
    }));

  test('receives three messages of one packet in order', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'), numbered('addr'));
      const known: Known = [
        [
          ['inv', 'nothing more'],
          'Of three messages in one packet, the first came out and the others are lost. Take out every complete one.',
        ],
        [
          (got: unknown) => (got as string[]).includes('nothing more'),
          'Three messages came in one packet, but not all of them came out: some are lost.',
        ],
        [
          (got: unknown) => (got as string[]).length === 3,
          'They came out in a different order. First come, first served.',
        ],
      ];
      expect(await receiveAll(connection, 3)).toGive(['inv', 'tx', 'addr'], known);
    }));

  test('receives a message that comes byte by byte', () =>
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
          'A message came byte by byte, and was not recognised. Hold what is not complete yet, as in lesson 07.',
        ],
      ];
      expect(await receiveAll(connection, 2)).toGive(['inv', 'tx'], known);
    }));

  test('serves the call that has waited longest first', () =>
    talk(async (connection, peer) => {
      const waiting = ['inv', 'tx'].map(() =>
        soon(
          () => connection.receive(),
          'Two calls of receive() are waiting and two messages came, but one call got nothing.',
        ),
      );
      peer.say(numbered('inv'), numbered('tx'));
      const [first, second] = await Promise.all(waiting);
      expect(first).toGive(numbered('inv'), [[numbered('tx'), 'The last call was served first.']]);
      expect(second).toGive(numbered('tx'), [[numbered('inv'), 'Both calls returned the same message.']]);
    }));

  test('still returns messages after the other side has hung up', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'));
      peer.socket.end();
      const known: Known = [
        [threw, 'Messages that came before the end are lost. It must still be possible to receive them.'],
      ];
      const first = await soon(() => connection.receive(), NEVER);
      expect(first).toGive(numbered('inv'), known);
      await soon(() => new Promise((resolve) => connection.socket.once('close', resolve)), '');
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('tx'), known);
    }));

  test('returns from waitFor() the first message with one of the commands, and skips those before it', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('addr'), numbered('notfound', 1), numbered('tx', 2));
      const found = await soon(
        () => connection.waitFor('tx', 'notfound'),
        'The message has come, but waitFor() goes on waiting.',
      );
      expect(found).toGive(numbered('notfound', 1), [
        [numbered('inv'), 'That is the next message, but not one of those that were asked for.'],
        [numbered('tx', 2), 'That is the second match: the notfound before it was skipped.'],
      ]);
      expect(
        await soon(() => connection.receive(), 'The message after the one that was waited for is lost.'),
      ).toGive(numbered('tx', 2));
    }));

  test('gives waitFor one timeout for the whole wait, whatever else comes', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        connection.patience = limit;
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const waiting = await soon(
          () => connection.waitFor('tx'),
          'Other messages keep coming, and each of them restarts the timeout of waitFor(). It is for the whole wait.',
          limit,
        );
        await fallSilent();
        expect(waiting).toRefuseWith(ReceiveTimeoutError, []);
      }),
    ));

  test('rejects a receive() that times out, and goes on', () =>
    talk(async (connection, peer) => {
      const late = 'The timeout has expired, but receive() goes on waiting.';
      expect(await soon(() => connection.receive(20), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
      must(!connection.closed, 'The connection was closed. A pause is not an error.');
      peer.say(numbered('inv'));
      expect(
        await soon(
          () => connection.receive(),
          'The message went to a receive() that had already timed out: it is lost. A wait that times out must leave the queue.',
        ),
      ).toGive(numbered('inv'));
    }));

  test('removes a wait that times out from the queue, and no other', () =>
    talk(async (connection, peer) => {
      const patient = soon(
        () => connection.receive(),
        'Another receive() timed out, and this one, which is still waiting, got nothing.',
      );
      const hasty = soon(
        () => connection.receive(20),
        'The timeout has expired, but receive() goes on waiting.',
        20,
      );
      expect(await hasty).toRefuseWith(ReceiveTimeoutError, []);
      peer.say(numbered('inv'));
      expect(await patient).toGive(numbered('inv'));
    }));

  test('waits as long as patience says, by default', () =>
    talk(async (connection) => {
      connection.patience = 20;
      const late = 'patience is 20 milliseconds, but it goes on waiting.';
      expect(await soon(() => connection.receive(), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
      expect(await soon(() => connection.waitFor('tx'), late, 20)).toRefuseWith(ReceiveTimeoutError, []);
    }));

  test('leaves no timer when the message has come', () =>
    talk(async (connection, peer, leash) => {
      const before = leash.timers;
      const waiting = soon(() => connection.receive(30_000), NEVER);
      peer.say(numbered('inv'));
      expect(await waiting).toGive(numbered('inv'));
      must(
        leash.timers - before === 0,
        'The message has come, but its timer is still running. It keeps the program alive for nothing.',
      );
    }));

  test('shakes hands: sends version, receives version and verack, sends verack', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[[], 'The side that connects speaks first, but it sent nothing.']],
      );
      expect(peer.heard[0]).toGive(OUR_VERSION, [
        [() => true, 'A version was sent, but not the one that was passed.'],
      ]);
      peer.say(THEIR_VERSION);
      expect(await peer.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [['version'], 'Their version was not answered: both sides wait.'],
          [sendsTwice('verack'), 'Two veracks were sent: two places in the code answer their version.'],
        ],
      );
      peer.say(VERACK);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It returned undefined. Return the version message of the other side.'],
        [THEIR_VERSION, 'It returned the message. Return the Version that its payload holds.'],
      ]);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'The connection does not record it: set its `theirs`.'],
      ]);
      expect(connection.closed).toGive(false);
    }));

  test('can receive what came after the verack in the same packet', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Version and verack came in one packet, but only one of them was seen: it waits for the other in vain.',
      );
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK, numbered('inv', 1), numbered('tx', 2));
      expect(await shaking).toGive(THEIRS);
      const lost = 'What came in the same packet as the verack is lost. The next receive() must return it.';
      expect(await soon(() => connection.receive(), lost)).toGive(numbered('inv', 1), [
        [numbered('tx', 2), lost],
        [VERACK, 'receive() returned the verack. It belongs to the handshake.'],
      ]);
      expect(await soon(() => connection.receive(), lost)).toGive(numbered('tx', 2));
    }));

  test('accepts a verack before the version', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'The verack came first, then the version, but the handshake goes on waiting. They may come in either order.',
      );
      await peer.hears('version');
      peer.say(VERACK);
      await turns(5);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[['version', 'verack'], 'A verack was sent before there was a version to answer.']],
      );
      peer.say(THEIR_VERSION);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It was done after the verack. The version must come, too.'],
      ]);
    }));

  test('sends version and verack once each, and then whatever you send', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await soon(() => connection.send('getaddr'), '');
      expect(await peer.hears('getaddr')).toGive(
        ['version', 'verack', 'getaddr'],
        [
          [sendsTwice('verack'), 'Two veracks were sent: two places in the code answer their version.'],
          [sendsTwice('version'), 'The version was sent twice.'],
          [['version', 'getaddr'], 'No verack was sent: the other side is still waiting for it.'],
        ],
      );
    }));

  test('waits for the version on an inbound connection, and answers with version and verack', () =>
    talk(
      async (connection, peer) => {
        const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
        await turns(5);
        expect(peer.commands).toGive(
          [],
          [[['version'], 'The listening side spoke first. It must wait for the version.']],
        );
        peer.say(THEIR_VERSION);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [['verack'], 'It never sent its own version.'],
            [[], 'Their version was not answered: both sides wait.'],
          ],
        );
        expect(peer.heard[0]).toGive(OUR_VERSION);
        peer.say(VERACK);
        expect(await shaking).toGive(THEIRS);
      },
      { inbound: true },
    ));

  test('skips other messages before the handshake is done', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Other messages came in between, and now the handshake goes on waiting.',
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
          'That came before the handshake was done. You do not know yet who is speaking: skip it.',
        ],
      ]);
    }));

  test('answers a ping at once, even if nothing is waiting', () =>
    talkOn(async (connection, peer) => {
      peer.say(PING);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'The ping was not answered. A node would hang up after twenty minutes.']],
      );
      expect(peer.heard[0]).toGive(PONG, [[() => true, 'The pong carries a different nonce from the ping.']]);
      peer.say(numbered('inv'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'), [
        [PING, 'receive() returned the ping. It has already been answered: skip it.'],
      ]);
    }));

  test('answers each ping, except one without a nonce, which does no harm', () =>
    talkOn(async (connection, peer) => {
      const pings = [1, 2, 3].map((n) => numbered('ping', n, 0, 0, 0, 0, 0, 0, 0));
      peer.say(pings[0], numbered('ping', 9), pings[1], pings[2]);
      await peer.hears('pong', 3);
      expect(peer.heard.map(({ payload }) => payload[0])).toGive(
        [1, 2, 3],
        [
          [[1, 9, 2], 'A ping of one byte was answered. It has no nonce: pongFor returns undefined.'],
          [[1, 9, 2, 3], 'A ping of one byte was answered. It has no nonce: pongFor returns undefined.'],
          [[1], 'After a ping of one byte, no ping is answered any more. Such a ping must do no harm.'],
        ],
      );
      peer.say(numbered('inv'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'));
    }));

  test('answers a ping while waitFor() waits for another message', () =>
    talkOn(async (connection, peer) => {
      const waiting = soon(() => connection.waitFor('tx'), NEVER);
      peer.say(numbered('inv'), PING, numbered('tx'));
      expect(await waiting).toGive(numbered('tx'));
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'A ping that came during the wait was not answered.']],
      );
    }));

  test('handles messages in order: it sends the answer to a getdata before the pong for a later ping', () =>
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
            'A getdata and a ping came in one packet, and the pong was sent before the transaction. Finish handling one message before you handle the next.',
          ],
        ],
      );
    }));

  test('ignores a ping before the handshake is done, however the bytes are split', () =>
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
              'A pong was sent before the version. Send nothing else until the handshake is done.',
            ],
            [
              sendsTwice('pong'),
              'A ping that came before the verack was answered. Ignore pings until the handshake is done.',
            ],
          ],
        );
        expect(peer.heard.at(-1)?.payload[0]).toGive(1);
      },
      { inbound: true },
    ));

  test('does not apply patience to a handshake, which has its own timeout', () =>
    talk(async (connection, peer) => {
      connection.patience = 5;
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      await pause(50);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS, [
        [
          (got: unknown) => got instanceof ReceiveTimeoutError,
          'It gave up after patience had expired. A handshake may take as long as its own timeout allows.',
        ],
      ]);
    }));

  test.each([
    ['version', []],
    ['verack', [THEIR_VERSION]],
    ['version', [VERACK, PING]],
  ])('rejects a handshake that times out before a %s has come', (missing, messages) =>
    withLimit(50, (limit, pace) =>
      talk(async (connection, peer) => {
        pace.mark();
        const shaking = soon(
          () => connection.handshake(OWN, limit),
          'The timeout has expired, but handshake() goes on waiting.',
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
              'It reports that no message came. What failed is the handshake: throw a HandshakeTimeoutError.',
            ],
            [
              (got: unknown) => got instanceof ClosedError,
              'It reports that the connection was closed, but not why. What failed is the handshake: throw a HandshakeTimeoutError.',
            ],
          ],
        );
        must(await peer.seesTheEnd(), 'The handshake failed, but the connection is still open.');
      }),
    ),
  );

  test('clears the timer of a handshake that is done or has failed', () =>
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
          'The handshake is done, but its timer is still running. Clear it, however the handshake ends.',
        );
        await pause(1.1 * limit);
        await turns();
        must(!connection.closed, 'The timer of a completed handshake has closed the connection.');
        const failing = soon(
          () => connection.handshake(OWN, 30_000),
          'The other side has hung up, but the handshake goes on waiting.',
        );
        peer.socket.end();
        expect(await failing).toRefuseWith(ClosedError, []);
        must(
          leash.timers - before === 0,
          'The handshake has failed, but its timer is still running. Clear it, however the handshake ends.',
        );
      }),
    ));

  test('gives a handshake one timeout for all of it, whatever else comes', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        peer.say(THEIR_VERSION);
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const shaking = await soon(
          () => connection.handshake(OWN, limit),
          'Other messages keep coming, and each of them restarts the timeout. It is for the whole handshake.',
          limit,
        );
        await fallSilent();
        expect(shaking).toRefuseWith(HandshakeTimeoutError, ['verack']);
      }),
    ));

  test('rejects a handshake when the other side hangs up halfway', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'The other side has hung up, but the handshake goes on waiting.',
      );
      await peer.hears('version');
      peer.socket.end(wire().frame(THEIR_VERSION));
      expect(await shaking).toRefuseWith(ClosedError, [], [[(got: unknown) => !threw(got), HALF]]);
    }));

  test.each<[string, Message, new (...args: never[]) => Error]>([
    ['its own nonce came back', version({ ...THEIRS, nonce: OWN.nonce }), SelfConnectionError],
    ['another nonce of ours came back', version({ ...THEIRS, nonce: 3n }), SelfConnectionError],
    ['the protocol is too old', version({ ...THEIRS, version: 31799 }), ObsoleteVersionError],
  ])('ends the connection when the handshake fails: %s', (what, message, kind) =>
    talk(async (connection, peer) => {
      const isOurs = (nonce: bigint) => nonce === OWN.nonce || nonce === 3n;
      const shaking = soon(
        () => connection.handshake(OWN, 60_000, isOurs),
        'Such a version must end the handshake, but it goes on waiting.',
      );
      peer.say(message, VERACK);
      expect(await shaking).toRefuseWith(
        kind,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `It went on, although ${what}. isOurs(), the third parameter of handshake(), knows all our nonces.`,
          ],
        ],
      );
      must(await peer.seesTheEnd(), 'The handshake failed, but the connection is still open.');
      expect(connection.closed).toGive(true);
    }),
  );

  test('recognises the nonce of this connection by default', () =>
    talk(async (connection, peer) => {
      const shaking = soon(
        () => connection.handshake(OWN),
        'Its own nonce came back, but the handshake goes on waiting.',
      );
      peer.say(version({ ...THEIRS, nonce: OWN.nonce }), VERACK);
      expect(await shaking).toRefuseWith(SelfConnectionError, []);
    }));

  test('sends a sensible version by default', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      const { version: number, services } = readPayload(peer.heard[0]) as Version;
      expect({ number, services }).toGive({ number: 70016, services: 0n });
    }));

  test('rejects every wait when the other side hangs up', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The other side has hung up, but receive() goes on waiting.',
      );
      const waiting = soon(
        () => connection.waitFor('tx'),
        'The other side has hung up, but waitFor() goes on waiting.',
      );
      peer.socket.end();
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(await waiting).toRefuseWith(ClosedError, []);
      must(connection.closed, 'The other side has hung up, but `closed` is still false.');
      const late = 'Nothing more can come, but it waits. Reject at once.';
      expect(await soon(() => connection.receive(), late)).toRefuseWith(ClosedError, []);
      expect(await soon(() => connection.handshake(OWN), late)).toRefuseWith(ClosedError, []);
      const sending = await soon(
        () => connection.send('inv'),
        'The other side has hung up, and the promise of send() never settles.',
      );
      expect(sending).toRefuseWith(
        ClosedError,
        [],
        [[undefined, 'It reports that the message was sent. There is nobody left to send it to.']],
      );
    }));

  test('treats an error of the socket as the end of the connection', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The connection broke, but receive() goes on waiting.',
      );
      peer.say();
      const broken = () => connection.socket.emit('error', new Error('read ECONNRESET'));
      expect(broken).toGive(true, [
        [
          threw,
          "Nothing listens to the socket's error event. Node.js then crashes the whole program as soon as a cable is pulled.",
        ],
      ]);
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true);
      must(await peer.seesTheEnd(), 'The connection broke, but its socket is still open.');
    }));

  test('closes the connection for both sides, and ends every wait', () =>
    talk(async (connection, peer) => {
      const receiving = soon(
        () => connection.receive(),
        'The connection was closed, but receive() goes on waiting.',
      );
      let gone = false;
      connection.socket.once('close', () => (gone = true));
      expect(connection.closed).toGive(false);
      expect(await soon(() => connection.close(), 'The promise of close() never resolves.')).toGive(
        undefined,
      );
      must(gone, 'close() has resolved, but the socket is still open. Wait until it is closed.');
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true);
      must(await peer.seesTheEnd(), 'The other end does not notice that the connection was closed.');
    }));

  test('allows close() to be called more than once, even at the same time', () =>
    talk(async (connection) => {
      const both = () => Promise.all([connection.close(), connection.close()]);
      const late = 'close() was called twice, and waits for an event that has already happened.';
      expect(await soon(both, late)).toGive([undefined, undefined]);
      expect(await soon(() => connection.close(), late)).toGive(undefined);
      const ends = connection.transcript.entries.filter(
        (entry) => 'event' in entry && entry.event === 'closed',
      );
      expect(ends.length).toGive(1, [
        [
          (got: unknown) => Number(got) > 1,
          'A connection ends once, but the transcript records several ends.',
        ],
        [0, "The transcript does not record the end: event('closed', why)."],
      ]);
    }));

  test('closes without waiting for the other side to hang up', () =>
    talk(
      async (connection, peer) => {
        peer.say(numbered('inv'));
        const late =
          'The other side does not hang up, and close() waits for it. end() only says goodbye; destroy() leaves.';
        expect(await soon(() => connection.close(), late)).toGive(undefined);
      },
      { stubborn: true },
    ));

  test('rejects every wait with the reason that was passed to close()', () =>
    talk(async (connection) => {
      const reason = new ObsoleteVersionError('not with you');
      const receiving = soon(
        () => connection.receive(),
        'The connection was closed, but receive() goes on waiting.',
      );
      await soon(() => connection.close(reason), 'The promise of close() never resolves.');
      expect(await receiving).toRefuseWith(
        ObsoleteVersionError,
        ['not with you'],
        [
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why.',
          ],
        ],
      );
    }));

  test('ends the connection at bytes that are not a message, after the last good one', () =>
    talk(async (connection, peer) => {
      peer.write(Buffer.concat([wire().frame(numbered('inv')), wire('testnet3').frame(numbered('tx'))]));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv'));
      const after = await soon(
        () => connection.receive(),
        'A wrong magic came, but receive() goes on waiting.',
      );
      expect(after).toRefuse({ path: 'magic', offset: 24 }, [
        [
          (got: unknown) => got instanceof ClosedError,
          'It reports that the connection was closed, but not why: throw the WireError.',
        ],
      ]);
      must(await peer.seesTheEnd(), 'A wrong magic came, but the connection is still open.');
    }));

  test('drops a message with a wrong checksum, and receives the next one', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame(numbered('tx', 1));
      damaged[24] ^= 1;
      peer.write(Buffer.concat([damaged, wire().frame(numbered('inv'))]));
      const next = await soon(
        () => connection.receive(),
        'An invalid message came, and then a good one, which is lost.',
      );
      expect(next).toGive(numbered('inv'), [
        [threw, 'The connection was closed. A node drops a message with a wrong checksum, and goes on.'],
      ]);
      must(
        connection.transcript.entries.some((entry) => 'event' in entry && entry.event === 'fault'),
        'The transcript does not record the invalid message. The demultiplexer of lesson 07 reports it: onFault.',
      );
    }));

  test.each<[string, Uint8Array]>([
    ['of 45 bytes', THEIR_VERSION.payload.subarray(0, 45)],
    ['that ends within addr_from', THEIR_VERSION.payload.subarray(0, 60)],
    ['whose user agent has 257 bytes', version({ ...THEIRS, user_agent: new Uint8Array(257) }).payload],
  ])('drops a version %s, and counts the next one', (_, payload) =>
    talk(
      async (connection, peer) => {
        const shaking = soon(
          () => connection.handshake(OWN),
          'An invalid version came, and then a good one, but the handshake goes on waiting.',
        );
        peer.say({ command: 'version', payload }, THEIR_VERSION, VERACK);
        expect(await shaking).toGive(THEIRS, [
          [threw, 'Such a version ended the handshake. A node drops it and waits for the next one.'],
        ]);
        expect(await peer.hears('verack')).toGive(['version', 'verack']);
      },
      { inbound: true },
    ),
  );

  test('handles the messages before an invalid one first, and still sends the answers to them', () =>
    talk(
      async (connection, peer) => {
        const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
        const good = [THEIR_VERSION, VERACK, numbered('inv', 1)].map((message) => wire().frame(message));
        peer.write(Buffer.concat([...good, wire('testnet3').frame(numbered('tx'))]));
        expect(await shaking).toGive(THEIRS, [
          [
            threw,
            'A version, a verack and then a wrong magic came in one packet. The handshake was done before the error: finish it first.',
          ],
        ]);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [
              () => true,
              'A version came before the error, but it was never answered. Handle messages in order.',
            ],
          ],
        );
        expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
        const last = await soon(
          () => connection.receive(),
          'A wrong magic came, but receive() goes on waiting.',
        );
        expect(last).toRefuse({ path: 'magic', offset: good.reduce((sum, { length }) => sum + length, 0) });
        must(await peer.seesTheEnd(), 'A wrong magic came, but the connection is still open.');
      },
      { inbound: true },
    ));

  test('receives copies, not views of everything that came with them', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      damaged[24] ^= 1;
      const count = 30;
      // a small message arrives with the end of one that is dropped, or with the beginning of the next
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
        `A payload of one byte is a view of ${most} bytes, and keeps all of them in memory as long as it is in the inbox. Copy what you keep.`,
      );
    }));

  test.each<[string, number, number]>([
    ['inv', 0, 50_000],
    ['getdata', 0, 50_000],
    ['headers', 0, 2_000],
    ['addr', 0, 1_000],
    ['getheaders', 4, 101],
  ])('ends the connection at a message of more items than its rule allows: %s', (command, at, most) =>
    talkOn(async (connection, peer) => {
      const allowed = announcing(command, at, most);
      peer.say(allowed, announcing(command, at, most + 1));
      expect(await soon(() => connection.receive(), NEVER)).toGive(allowed, [
        [threw, `${most} items are allowed, but the connection was closed.`],
      ]);
      const next = await soon(
        () => connection.receive(),
        `${most + 1} items were announced, but the connection goes on.`,
      );
      expect(next).toRefuseWith(
        ProtocolError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `${most + 1} items were announced, but the message came out. judge() names the rule that it breaks.`,
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why: throw the ProtocolError.',
          ],
        ],
      );
      must(await peer.seesTheEnd(), `${most + 1} items were announced, but the connection is still open.`);
    }),
  );

  test('ignores a second version and a second verack after the handshake', () =>
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
        [again, 'receive() returned a second version or verack. Ignore both after the handshake.'],
        [threw, 'A second version or a second verack ended the connection. Ignore both.'],
      ]);
      expect(connection.theirs).toGive(THEIRS);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[(got: unknown) => Array.isArray(got) && got.length > 1, 'A second version was answered.']],
      );
    }));

  test('ends the connection at a message that must come before the verack', () =>
    talkOn(async (connection, peer) => {
      peer.say(numbered('inv', 1), numbered('sendaddrv2'));
      expect(await soon(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
      const late = 'A sendaddrv2 belongs before the verack. It came after it, but the connection goes on.';
      const next = await soon(() => connection.receive(), late);
      expect(next).toRefuseWith(ProtocolError, [], [[(got: unknown) => !threw(got), late]]);
      must(await peer.seesTheEnd(), late);
    }));

  test('rejects what cannot be encoded, and goes on', () =>
    talk(async (connection, peer) => {
      const sending = await soon(
        () => connection.send('custom', { rate: 1 }),
        'The promise of send() never settles.',
      );
      expect(sending).toRefuseWith(TypeError, ['custom']);
      const long = await soon(
        () => connection.send('a-command-too-long'),
        'The promise of send() never settles.',
      );
      expect(long).toRefuseWith(WireError, []);
      await soon(() => connection.send('inv'), '');
      expect(await peer.hears('inv')).toGive(['inv']);
    }));

  test('records the conversation in the transcript, in order', () =>
    talk(async (connection, peer) => {
      const shaking = soon(() => connection.handshake(OWN), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION);
      await peer.hears('verack');
      peer.say(VERACK, PING);
      await shaking;
      await peer.hears('pong');
      await soon(() => connection.close(), 'The promise of close() never resolves.');
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
          [[], 'The transcript is empty. Record everything that is sent or received.'],
          [
            (got: unknown) => !(got as string[]).includes('sent version ' + size),
            'The transcript does not record what was sent. A conversation has two directions.',
          ],
          [
            (got: unknown) => !(got as string[]).includes('received ping 8'),
            'The transcript does not record the ping. It has come, even if receive() does not return it.',
          ],
          [
            (got: unknown) => !(got as string[]).includes('closed'),
            'The transcript does not record the end.',
          ],
        ],
      );
    }));

  test('stops reading while nothing receives the messages that come', () =>
    talk(async (connection, peer) => {
      const frame = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      peer.write(Buffer.concat(Array.from({ length: 80 }, () => frame)));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read > 100_000 && read < 4_000_000,
        `Nothing receives these 8 megabytes, but ${read} bytes of them were read. Stop after about one megabyte: a stranger must not fill your memory.`,
      );
      const got = await receiveAll(connection, 80);
      expect(got.length).toGive(80, [
        [
          () => true,
          `Of 80 messages, ${got.length - 1} came out and then nothing. Resume reading when there is room again.`,
        ],
      ]);
    }));

  test('notices that the other side has hung up, even if nothing receives what it sent', () =>
    talkOn(async (connection, peer) => {
      // 24 bytes each: just under 100,000 bytes
      const count = 4166;
      peer.say(...Array.from({ length: count }, () => numbered('inv')));
      peer.socket.end();
      must(
        await eventually(() => connection.closed),
        'The other side has sent 100 kilobytes and hung up, but the connection does not notice. A paused socket does not report its end: read on a little, or it stays open forever.',
      );
      let received = 0;
      await soon(async () => {
        for (; received < count; received++) await connection.receive();
      }, '');
      expect(received).toGive(count, [
        [() => true, `Of ${count} messages that came before the end, only ${received} were received.`],
      ]);
    }));

  test('stops reading pings while the other side does not read the pongs', () =>
    talkOn(async (connection, peer) => {
      connection.socket.cork();
      const ping = { command: 'ping', payload: new Uint8Array(3000).fill(7) };
      peer.say(...Array.from({ length: 300 }, () => ping));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read < 500_000,
        'Every ping was read, but the other side has read no pong: all of them are in memory. Stop reading until the socket has drained.',
      );
      connection.socket.uncork();
      expect((await peer.hears('pong', 300)).length).toGive(300, [
        [() => true, 'The other side reads the pongs again, but the rest of its pings is never read.'],
      ]);
    }));
});

describe('Node', () => {
  const REGTEST = wire('regtest');
  /** A timeout that must not expire during a test, in milliseconds. */
  const AMPLE = 600_000;
  const aNode = (choices: Partial<Version> = {}) => new Node('regtest', choices, AMPLE);

  /** The peer's part of a successful handshake: version and verack, once it has received our version. */
  const greet = async (peer: PlainPeer | undefined, own = THEIRS) => {
    await peer?.hears('version');
    peer?.say(version(own), VERACK);
  };

  /** The version that a peer has received. */
  const said = (peer: PlainPeer | undefined) => readPayload(peer?.heard[0] ?? VERACK) as Version;

  /** The connection, once it is established. */
  const reached = (outcome: () => Connection | Late): Connection => {
    const connection = outcome();
    if (connection instanceof Late) must(false, connection.say);
    return connection as Connection;
  };

  const UNREACHED = 'The connection is never established.';
  const UNSERVED = 'The handshake is done, but listen() has not passed the connection to serve().';
  const UNENDED = 'The promise of close() never resolves.';

  test('talks to another Node of yours', () =>
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
      expect(await soon(() => there.receive(), 'One node does not receive what the other sends.')).toGive(
        numbered('inv', 1),
      );
      await soon(() => there.send('tx', Uint8Array.of(2)), '');
      expect(
        (await soon(() => here.waitFor('tx'), 'One node does not receive what the other answers.'))(),
      ).toGive(numbered('tx', 2));
      expect(await soon(() => Promise.all([one.close(), other.close()]), UNENDED)).toGive([
        undefined,
        undefined,
      ]);
    }));

  test('connects, and says about itself what was chosen', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const node = aNode({ start_height: 5, user_agent: ascii('/mine:1.0/') });
      const port = await server.start();
      const connecting = soon(() => node.connect('127.0.0.1', port), UNREACHED);
      const peer = await server.accepts();
      must(peer !== undefined, 'The node has not connected.');
      expect(await peer?.hears('version')).toGive(
        ['version'],
        [
          [[], 'It has connected, but does not say who it is.'],
          [() => true, 'The other end cannot read it. A node uses the magic of its network.'],
        ],
      );
      await greet(peer);
      const connection = reached(await connecting);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'connect() returned the connection before the handshake was done.'],
      ]);
      const { start_height, user_agent, version: number, nonce } = said(peer);
      expect({ start_height, user_agent, number }).toGive(
        { start_height: 5, user_agent: ascii('/mine:1.0/'), number: 70016 },
        [
          [
            (got: unknown) => (got as Partial<Version>).start_height === 0,
            'The choices are not in the version: pass them to makeVersion().',
          ],
        ],
      );
      expect(typeof nonce).toGive('bigint');
      await soon(() => connection.send('inv'), '');
      expect(await peer!.hears('inv')).toGive(['version', 'verack', 'inv']);
    }));

  test('says in addr_recv who it is talking to', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const port = await server.start();
      void soon(() => aNode().connect('127.0.0.1', port), '');
      const peer = await server.accepts();
      await peer?.hears('version');
      expect(said(peer).addr_recv).toGive({ services: 0n, ip: '127.0.0.1', port }, [
        [
          { services: 0n, ip: '::', port: 0 },
          'addr_recv is empty. The socket knows the address of the other side: remoteAddress and remotePort.',
        ],
      ]);
    }));

  test('uses a different nonce for each connection', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST);
      const port = await server.start();
      const node = aNode();
      for (const _ of [1, 2]) void soon(() => node.connect('127.0.0.1', port), '');
      await eventually(() => server.peers.length > 1);
      await Promise.all(server.peers.map((peer) => peer.hears('version')));
      const nonces = server.peers.map((peer) => said(peer).nonce);
      expect(new Set(nonces).size).toGive(2, [
        [() => true, 'Two connections use the same nonce: make a new version message for each.'],
      ]);
    }));

  test('serves an inbound connection when the handshake is done, and not before', () =>
    onLeash(async () => {
      const node = aNode({ start_height: 5 });
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      const peer = await plainPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() returned ${port}, but nothing listens there.`);
      peer?.say(THEIR_VERSION);
      expect(await peer?.hears('verack')).toGive(
        ['version', 'verack'],
        [[[], 'A peer connected and sent its version, but got no answer.']],
      );
      expect(said(peer).start_height).toGive(5);
      expect(served.length).toGive(0, [
        [
          1,
          'The connection was passed to serve() before the handshake was done: the verack is still missing.',
        ],
      ]);
      peer?.say(VERACK, numbered('inv', 1));
      expect(await eventually(() => served.length > 0)).toGive(true, [[false, UNSERVED]]);
      expect(served[0].theirs).toGive(THEIRS);
      expect(await soon(() => served[0].receive(), 'What came after the verack is lost.')).toGive(
        numbered('inv', 1),
      );
    }));

  test('sends nothing on an inbound connection before a version has come', () =>
    onLeash(async () => {
      const port = await aNode().listen();
      const peer = await plainPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() returned ${port}, but nothing listens there.`);
      await turns(10);
      expect(peer?.commands).toGive(
        [],
        [[['version'], 'The side that connects speaks first. The connection must know that it is inbound.']],
      );
    }));

  test('accepts several connections at a time', () =>
    onLeash(async () => {
      const node = aNode();
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      // the first peer never says anything
      await plainPeerAt(port, REGTEST);
      for (const count of [1, 2]) {
        const peer = await plainPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        must(
          await eventually(() => served.length === count),
          'One connection keeps the others waiting. Handle each independently.',
        );
      }
      must(
        node.connections.size === 3,
        `Three peers have connected, but ${node.connections.size} are in connections. Add each as soon as it connects: close() must find it.`,
      );
    }));

  test('listens on the given port, and on this machine only', () =>
    onLeash(async (leash) => {
      const node = aNode();
      const wish = await freePort();
      expect(await soon(() => node.listen(() => {}, wish), 'The promise of listen() never resolves.')).toGive(
        wish,
        [[undefined, 'listen() must return the port.']],
      );
      const address = [...leash.servers].find((server) => server.listening)?.address() as AddressInfo;
      must(
        ['127.0.0.1', '::1'].includes(address.address),
        `It listens on ${address.address}: any machine on the network can connect. Listen on this machine only.`,
      );
    }));

  test('rejects a port that is in use, and can still be closed', () =>
    onLeash(async () => {
      const port = await new PlainServer(REGTEST).start();
      const node = aNode();
      const listening = await soon(
        () => node.listen(() => {}, port),
        'The port is in use, but listen() goes on waiting: instead of "listening", there is an "error" event.',
      );
      expect(listening).toRefuseWith(Error, ['EADDRINUSE']);
      expect(await soon(() => node.close(), UNENDED)).toGive(undefined);
    }));

  test('rejects connect() when nothing listens at the other end', () =>
    onLeash(async () => {
      const port = await freePort();
      const node = aNode();
      const connecting = await soon(
        () => node.connect('127.0.0.1', port),
        'Nothing listens there, but connect() goes on waiting.',
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
  ])('connects to the default port of its network: %s %d', (network, port) =>
    onLeash(async (leash) => {
      // it does not matter whether anything listens there
      await soon(() => new Node(network, {}, 200).connect('127.0.0.1'), '', 200);
      expect(leash.dialled[0]?.port).toGive(port, [
        [8333, 'That is the port of mainnet. Each network has its own: see NETWORKS.'],
        [undefined, 'connect() did not try to connect.'],
      ]);
    }),
  );

  test('rejects a node of another network', () =>
    onLeash(async () => {
      const server = new PlainServer(wire('mainnet'));
      const node = aNode();
      const port = await server.start();
      const connecting = soon(
        () => node.connect('127.0.0.1', port),
        'A wrong magic came, but connect() goes on waiting.',
      );
      (await server.accepts())?.say(THEIR_VERSION, VERACK);
      expect(await connecting).toRefuse({ path: 'magic', offset: 0 });
    }));

  test('reports a connection to itself', () =>
    onLeash(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => served++);
      const connecting = await soon(
        () => node.connect('127.0.0.1', port),
        'It has connected to itself, and waits for its own answer.',
      );
      expect(connecting).toRefuseWith(
        SelfConnectionError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'It has connected to itself, and did not notice. The incoming nonce is one that it has sent.',
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why. The listening end knows the reason: pass it to the other end.',
          ],
        ],
      );
      expect(served).toGive(0);
      must(
        await eventually(() => node.connections.size === 0),
        'Both ends know it, but a connection is left: still open, or never removed from connections.',
      );
      const peer = await plainPeerAt(port, REGTEST);
      peer?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 1), 'After that it no longer serves any connection.');
    }));

  test('does not take another node that says the same for itself', () =>
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
  ])('leaves nothing open when the other side %s', (_, timeout, behave, kind) =>
    withLimit(timeout, (limit, pace) =>
      onLeash(async () => {
        const server = new PlainServer(REGTEST);
        const port = await server.start();
        const node = new Node('regtest', {}, limit);
        pace.mark();
        const connecting = soon(
          () => node.connect('127.0.0.1', port),
          'The handshake can no longer succeed, but connect() goes on waiting.',
          limit === AMPLE ? 0 : limit,
        );
        const peer = await server.accepts();
        await turns(2);
        pace.mark();
        await behave(peer);
        expect(await connecting).toRefuseWith(kind, []);
        must(await peer?.seesTheEnd(), 'The handshake has failed, but the connection is still open.');
        must(
          await eventually(() => node.connections.size === 0),
          'The connection has ended, but is still in connections.',
        );
      }),
    ),
  );

  test('goes on, whatever a stranger sends', () =>
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
            'There is no handshake, but the connection stays open forever.',
          );
        }
        must(served.length === 0, 'A connection was passed to serve() although its handshake has failed.');
        pace.mark();
        const peer = await plainPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        await turns(2);
        pace.mark();
        must(await eventually(() => served.length === 1), 'After that it no longer serves any connection.');
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
      'rejects later',
      async () => {
        await pause(1);
        throw new Error('out of stock');
      },
    ],
  ])('closes the connection when serve() %s, and goes on', (_, fail) =>
    onLeash(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => (served++ === 0 ? fail() : undefined));
      const [first, second] = [await plainPeerAt(port, REGTEST), await plainPeerAt(port, REGTEST)];
      first?.say(THEIR_VERSION, VERACK);
      must(
        await first?.seesTheEnd(),
        'serve() has failed, but the connection stays open: the other side waits forever.',
      );
      second?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 2), 'After that it no longer serves any connection.');
    }),
  );

  test('closes all connections, and accepts no more', () =>
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
        'The node was closed, but connect() goes on waiting.',
      );
      const called = await server.accepts();
      expect(await soon(() => node.close(), UNENDED)).toGive(undefined);
      for (const peer of [greeted, silent, called]) {
        must(await peer?.seesTheEnd(), 'The node was closed, but one of its connections is still open.');
      }
      expect(await connecting).toRefuseWith(ClosedError, []);
      expect(node.connections.size).toGive(0);
      must(
        (await plainPeerAt(port, REGTEST)) === undefined,
        'The node was closed, but still lets others connect.',
      );
      expect(
        await soon(() => node.close(), 'close() was called again, and its promise never resolves.'),
      ).toGive(undefined);
    }));

  test('also closes a connection that is still being established', () =>
    onLeash(async () => {
      const server = new PlainServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK));
      const port = await server.start();
      const node = aNode();
      const connecting = soon(
        () => node.connect('127.0.0.1', port),
        'The node was closed, but connect() goes on waiting.',
      );
      const both = () => Promise.all([node.close(), node.close()]);
      expect(await soon(both, UNENDED)).toGive([undefined, undefined]);
      expect(await connecting).toRefuseWith(
        PeerError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'The node was closed while it was connecting, and now that connection is open.',
          ],
        ],
      );
    }));

  test('accepts no more than MAX_INBOUND connections', () =>
    onLeash(async () => {
      const node = aNode();
      const port = await node.listen();
      const peers: (PlainPeer | undefined)[] = [];
      for (let i = 0; i <= MAX_INBOUND; i++) peers.push(await plainPeerAt(port, REGTEST));
      // a new connection may be refused, or an earlier one may have to make room for it
      must(
        await eventually(() => peers.filter((peer) => !peer?.socket.closed).length <= MAX_INBOUND),
        `${MAX_INBOUND + 1} peers are connected. Anyone may connect, so there is a limit: MAX_INBOUND.`,
      );
      peers[0]?.say(THEIR_VERSION);
      expect(await peers[0]?.hears('verack')).toGive(['version', 'verack']);
    }));
});
