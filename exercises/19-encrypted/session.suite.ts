import * as reference from '../../solutions/19-encrypted';
import { hex, joinBytes, sameBytes } from '../../src/wire/bytes';
import { TAG_LENGTH } from '../../src/wire/packet-cipher';
import { ciphersOf, FIRST, flipped, NOTHING, read, threw, WAITS } from './shared';
import {
  type Done,
  GARBAGE,
  KEY,
  keysOf,
  PING,
  run,
  runOn,
  theirs,
  unlessFailed,
  wanted,
} from './session-shared';

const SIDES = [
  ['the connecting side', true],
  ['the listening side', false],
] as const;

const MESSAGE = reference.writeContents(PING);

const TWO = [{}, { contents: MESSAGE }];

const failed = ({ error }: Done) => error !== undefined;

/** What is sent after the first bytes, if something else is chosen. */
const after = (initiating: boolean, make: (own: reference.SideKeys) => Uint8Array[]) =>
  joinBytes(...make(keysOf(initiating).own));

const version = (own: reference.SideKeys, along: Uint8Array) =>
  reference.writePacket(ciphersOf(own), { contents: NOTHING, decoy: false }, along);

/** What is sent with the right side's keys, derived from the secret of the wrong role. */
function inTheOtherRole(initiating: boolean): Uint8Array {
  const { secret, encoded: ours } = KEY;
  const exchange = { secret, ours, theirs: FIRST.theirs, initiating: !initiating };
  const { initiator, responder } = reference.sessionKeys(reference.sharedSecret(exchange));
  const own = initiating ? initiator : responder;
  return joinBytes(own.terminator, version(own, GARBAGE));
}

/** How many bytes of contents the version packet has that was sent after the terminator; 0 if there is none. */
function contentsIn(initiating: boolean, sent: unknown): number {
  try {
    const packet = (sent as Uint8Array).subarray(TAG_LENGTH);
    const script = reference.readPacket(ciphersOf(keysOf(initiating).own), GARBAGE);
    const found = read(script, packet);
    return found === WAITS ? 0 : found.contents.length;
  } catch {
    return 0;
  }
}

const isNothing = (got: unknown) => Array.isArray(got) && got.length === 1 && got[0] === undefined;

/** Whether it goes on to look for a terminator until there can be none. */
const missesTerminator = (initiating: boolean) =>
  (
    run(initiating, FIRST.theirs, theirs(initiating, TWO), new Uint8Array(5000)).error as
      { path?: string } | undefined
  )?.path === 'terminator';

describe('session', () => {
  test.each(SIDES)('%s first sends its public key and its garbage', (_, initiating) => {
    expect(() => unlessFailed(run(initiating)).sent).toGive(wanted(initiating)[0], [
      [
        NOTHING,
        initiating
          ? 'It sends nothing before the other side has sent something. The listening side waits to see which transport it is: both would wait forever.'
          : 'It sends nothing before the other side has sent something. A session begins with its own key, on both sides: that this is v2 was found out before.',
      ],
      [KEY.encoded, 'The garbage is missing after the public key.'],
      [joinBytes(GARBAGE, KEY.encoded), 'The public key comes first, then the garbage.'],
    ]);
  });

  test.each(SIDES)(
    '%s sends its terminator and its version packet when the other key has come',
    (_, initiating) => {
      const [first, then] = wanted(initiating);
      const rest = ({ sent }: Done) => sent.slice(first.length);
      expect(() => rest(unlessFailed(run(initiating, FIRST.theirs)))).toGive(then, [
        [
          NOTHING,
          'The other public key is there, and it sends nothing. Do not wait for its garbage: both sides would.',
        ],
        [
          after(initiating, (own) => [version(own, GARBAGE)]),
          'The terminator is missing before the version packet.',
        ],
        [after(initiating, (own) => [own.terminator]), 'The version packet is missing after the terminator.'],
        [
          after(initiating, (own) => [version(own, GARBAGE), own.terminator]),
          'The terminator comes before the version packet.',
        ],
        [
          after(initiating, (own) => [own.terminator, version(own, NOTHING)]),
          'The tag of the version packet does not cover the garbage that was sent: pass it along.',
        ],
        [
          after(initiating, () => [
            keysOf(initiating).other.terminator,
            version(keysOf(initiating).other, GARBAGE),
          ]),
          "Those are the other side's keys. We send with our own: the initiator's if we made the connection.",
        ],
        [
          after(initiating, (own) => [keysOf(initiating).other.terminator, version(own, GARBAGE)]),
          "That is the other side's terminator. Each side sends its own.",
        ],
        [
          inTheOtherRole(initiating),
          `The keys are those of a connection that ${initiating ? 'the other side' : 'we'} made. Pass \`initiating\` on to sharedSecret: it decides which public key comes first.`,
        ],
        [
          (got: unknown) => contentsIn(initiating, got) > 0,
          'The version packet has contents. It is empty: the version of this protocol has nothing to say yet.',
        ],
      ]);
    },
  );

  test.each(SIDES)('%s reports the keys', (_, initiating) => {
    const { keys } = keysOf(initiating);
    const id = ({ ready }: Done) => ready && hex(ready.keys.id);
    expect(() => id(unlessFailed(run(initiating, FIRST.theirs)))).toGive(hex(keys.id), [
      [
        (got: unknown) =>
          got === undefined && run(initiating, FIRST.theirs, theirs(initiating, TWO)).ready !== undefined,
        'The step { keys, write } comes too late, after garbage of the other side. Nobody can write until then: report the keys before you read on.',
      ],
      [undefined, 'The step { keys, write } is missing.'],
    ]);
  });

  test.each(SIDES)('%s derives its keys for its network', (_, initiating) => {
    const id = ({ ready }: Done) => ready && hex(ready.keys.id);
    expect(() => id(runOn('simnet', initiating, FIRST.theirs))).toGive(
      hex(keysOf(initiating, 'simnet').keys.id),
      [
        [
          hex(keysOf(initiating).keys.id),
          'Those are the keys of mainnet, and the session is on simnet: pass the network to sessionKeys.',
        ],
      ],
    );
  });

  test.each(SIDES)('%s reads the version packet, and then messages', (_, initiating) => {
    const all = () => {
      const done = run(initiating, FIRST.theirs, theirs(initiating, TWO));
      return done.error ?? [done.version, ...done.contents];
    };
    expect(all).toGive(
      [NOTHING, MESSAGE],
      [
        [
          (got: unknown) => threw(got) && (got as { path?: string }).path === 'tag',
          'The tag of a packet does not match. Read with the keys of the other side; the tag of its first packet covers its garbage, that of the others nothing.',
        ],
        [
          (got: unknown) => threw(got) && (got as { path?: string }).path === 'length',
          'The length makes no sense: read with the keys of the other side.',
        ],
        [[undefined, NOTHING, MESSAGE], 'The first packet is the version packet, not a message.'],
        [
          (got: unknown) => isNothing(got) && missesTerminator(initiating),
          'The terminator of the other side has come, and it waits for another one. We read up to theirs, and send ours.',
        ],
        [
          [undefined],
          'It found the terminator, and then no packet. Read with the keys of the other side, and with ciphers of their own.',
        ],
        [[NOTHING], 'Only the first packet was read. Go on: there are as many as there are messages.'],
        [[undefined, MESSAGE], 'The version packet was lost: report it as { version }.'],
      ],
    );
  });

  test('ignores what is in the version packet: it is for later versions', () => {
    const news = Uint8Array.of(1, 2, 3);
    const all = () => {
      const done = run(true, FIRST.theirs, theirs(true, [{ contents: news }, { contents: MESSAGE }]));
      return done.error ?? [done.version, ...done.contents];
    };
    expect(all).toGive(
      [news, MESSAGE],
      [
        [
          threw,
          'It threw at a version packet with contents. They are reserved for later versions: report them, and read on.',
        ],
        [[NOTHING, MESSAGE], 'The version packet had contents, and you reported none: { version } has them.'],
        [
          [undefined, news, MESSAGE],
          'The version packet had contents, and you took it for a message. The first packet is the version packet, whatever is in it.',
        ],
      ],
    );
  });

  test('ignores decoys, also before the version packet', () => {
    const decoy = { contents: Uint8Array.of(1, 1, 1), decoy: true };
    const packets = [decoy, decoy, {}, decoy, { contents: MESSAGE }, decoy];
    const all = () => {
      const done = run(true, FIRST.theirs, theirs(true, packets));
      return done.error ?? [done.version, ...done.contents];
    };
    expect(all).toGive(
      [NOTHING, MESSAGE],
      [
        [
          threw,
          'The tag of a packet does not match. The tag of the first packet covers the garbage, even if it is a decoy, and no later tag does. Decrypt decoys too: the ciphers count them.',
        ],
        [
          (got: unknown) =>
            Array.isArray(got) && sameBytes((got[0] as Uint8Array | undefined) ?? NOTHING, decoy.contents),
          'You took a decoy for the version packet. The first packet that is not a decoy is that.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 2,
          'You passed on a decoy. It is there to be ignored.',
        ],
      ],
    );
  });

  test('writes messages as packets that the other side reads, one after another', () => {
    const { own } = keysOf(true);
    const { ready } = run(true, FIRST.theirs);
    const packets = [1, 2, 3].map(() => ready!.write(PING));
    const ciphers = ciphersOf(own);
    reference.writePacket(ciphers, { contents: NOTHING, decoy: false }, GARBAGE);
    const right = [1, 2, 3].map(() => reference.writePacket(ciphers, { contents: MESSAGE, decoy: false }));
    const fresh = ciphersOf(own);
    const uncounted = [1, 2, 3].map(() => reference.writePacket(fresh, { contents: MESSAGE, decoy: false }));
    expect(packets).toGive(right, [
      [uncounted, 'The version packet counts, too: write it with the same ciphers, before any message.'],
      [
        (got: unknown) => Array.isArray(got) && sameBytes(got[0] as Uint8Array, got[1] as Uint8Array),
        'The same message is twice the same packet: the ciphers are new for each. Keep them.',
      ],
      [
        (got: unknown) => Array.isArray(got) && (got[0] as Uint8Array).length === 28,
        'The number of the command is missing: writeContents puts it before the payload.',
      ],
    ]);
  });

  test('reads the same, whether bytes come one by one or all at once', () => {
    const all = joinBytes(FIRST.theirs, theirs(false, TWO));
    const whole = run(false, all);
    const single = run(false, ...Array.from(all, (byte) => Uint8Array.of(byte)));
    expect([hex(single.sent), ...single.contents]).toGive([hex(whole.sent), MESSAGE]);
  });

  test('ends at a flipped bit, wherever it is', () => {
    const all = theirs(true, TWO);
    for (let at = 0; at < all.length; at++) {
      const done = run(true, FIRST.theirs, flipped(all, at));
      // in the terminator or a length, it may be that it waits for more
      expect(failed(done) || done.contents.length === 0).toGive(true, [
        [() => true, `A bit of byte ${at} was flipped, and the message was accepted all the same.`],
      ]);
    }
  });

  test('rejects garbage that was changed on its way', () => {
    expect(failed(run(true, FIRST.theirs, flipped(theirs(true, TWO), 0)))).toGive(true, [
      [
        () => true,
        'A bit of the garbage was flipped, and nobody noticed. The tag of the first packet covers it.',
      ],
    ]);
  });
});
