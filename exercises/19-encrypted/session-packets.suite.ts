import * as reference from '../../solutions/19-encrypted';
import { hex, joinBytes, sameBytes } from '../../src/wire/bytes';
import type { WireError } from '../../src/wire/codec/error';
import { ELLSWIFT_LENGTH } from '../../src/wire/ellswift';
import { ciphersOf, FIRST, flipped, NOTHING, threw } from './shared';
import {
  type Done,
  GARBAGE,
  keysOf,
  MESSAGE,
  PING,
  run,
  SIDES,
  theirs,
  TWO,
  withoutDelegation,
} from './session-shared';

const failed = ({ error }: Done) => error !== undefined;

const atTag = (got: unknown) => threw(got) && (got as { path?: string }).path === 'tag';

const atLength = (got: unknown) => threw(got) && (got as { path?: string }).path === 'length';

const isNothing = (got: unknown) => Array.isArray(got) && got.length === 1 && got[0] === undefined;

/** Whether it goes on to look for a terminator until there can be none. */
const missesTerminator = (initiating: boolean) =>
  (
    run(initiating, FIRST.theirs, theirs(initiating, TWO), new Uint8Array(5000)).error as
      { path?: string } | undefined
  )?.path === 'terminator';

describe('session', () => {
  test.each(SIDES)('%s reads the version packet, and then messages', (_, initiating) => {
    const done = run(initiating, FIRST.theirs, theirs(initiating, TWO));
    expect(done.error ?? [done.version, ...done.contents]).toGive(
      [NOTHING, MESSAGE],
      [
        [
          () => withoutDelegation(done),
          'A script was called without yield*. readGarbage(…) and readPacket(…) only make a generator; yield* runs it, and gives what it returns.',
        ],
        [
          (got: unknown) => atTag(got) && done.version !== undefined,
          'The version packet was read, and then a tag does not match. The tag of the first packet covers the garbage, that of the others nothing: pass nothing along with them.',
        ],
        [
          atTag,
          'The tag of the first packet does not match. It covers the garbage of the other side, which readGarbage returns: pass that along, and not ours.',
        ],
        [
          // a WireError counts from the beginning of the stream, and the key has 64 bytes
          (got: unknown) => atLength(got) && (got as WireError).offset === ELLSWIFT_LENGTH,
          'It reads a packet right after the other public key, where the garbage begins. Does readGarbage run? Without yield* its generator is made, and no more.',
        ],
        [
          (got: unknown) => atLength(got) && done.version !== undefined,
          'The version packet was read, and the next length makes no sense. The ciphers count the packets: keep them. A new pair begins again with the first packet.',
        ],
        [atLength, 'The length makes no sense: read with the keys of the other side.'],
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
        [
          [NOTHING, NOTHING, MESSAGE],
          'The version packet was reported a second time, as a message. It is not one: report it as { version } alone.',
        ],
        [[undefined, MESSAGE], 'The version packet was lost: report it as { version }.'],
        [
          [NOTHING, PING.payload],
          'That is the payload of the message. Report the contents as they are, with the number of the command: who uses the session calls readContents.',
        ],
      ],
    );
  });

  test('goes on reading messages: it never returns', () => {
    const many = [{}, ...[1, 2, 3, 4, 5].map(() => ({ contents: MESSAGE }))];
    const done = run(true, FIRST.theirs, theirs(true, many));
    expect(done.error ?? done.contents.length).toGive(5, [
      [
        (got: unknown) => typeof got === 'number' && got < 5,
        `Of five messages it read ${done.contents.length}. A session goes on for as long as bytes come.`,
      ],
    ]);
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
          [undefined],
          'It ended at the first decoy, or waits for something else. Ignore a decoy, and read on.',
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
    const ignored = ciphersOf(own);
    reference.writePacket(ignored, { contents: NOTHING, decoy: false }, GARBAGE);
    const decoys = [1, 2, 3].map(() => reference.writePacket(ignored, { contents: MESSAGE, decoy: true }));
    const covering = ciphersOf(own);
    reference.writePacket(covering, { contents: NOTHING, decoy: false }, GARBAGE);
    const fresh = ciphersOf(own);
    const uncounted = [1, 2, 3].map(() => reference.writePacket(fresh, { contents: MESSAGE, decoy: false }));
    expect(packets).toGive(right, [
      [
        [MESSAGE, MESSAGE, MESSAGE],
        'Those are the contents, as they are: anyone can read them. writePacket encrypts them.',
      ],
      [
        [1, 2, 3].map(() => reference.writePacket(covering, { contents: MESSAGE, decoy: false }, GARBAGE)),
        'The tag of a message covers our garbage, and the other side does not expect that. Only the tag of the version packet does.',
      ],
      [
        decoys,
        'Your messages are decoys, and the other side ignores them. Only a packet that is there to be ignored is one.',
      ],
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
