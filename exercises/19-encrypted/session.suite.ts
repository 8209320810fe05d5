import * as reference from '../../solutions/19-encrypted';
import { hex, joinBytes } from '../../src/wire/bytes';
import { TAG_LENGTH } from '../../src/wire/packet-cipher';
import { ciphersOf, FIRST, NOTHING, read, WAITS } from './shared';
import {
  type Done,
  GARBAGE,
  KEY,
  keysOf,
  run,
  runOn,
  SIDES,
  theirs,
  TWO,
  unlessFailed,
  wanted,
} from './session-shared';

/** What is sent after the first bytes, if something else is chosen. */
const after = (initiating: boolean, make: (own: reference.SideKeys) => Uint8Array[]) =>
  joinBytes(...make(keysOf(initiating).own));

const version = (own: reference.SideKeys, along: Uint8Array) =>
  reference.writePacket(ciphersOf(own), { contents: NOTHING, decoy: false }, along);

const decoy = (own: reference.SideKeys) =>
  reference.writePacket(ciphersOf(own), { contents: NOTHING, decoy: true }, GARBAGE);

/** What is sent with the right side's keys, derived from a secret that something else went into. */
function sentWith(initiating: boolean, wrong: Partial<reference.KeyExchange>): Uint8Array {
  const { secret, encoded: ours } = KEY;
  const exchange = { secret, ours, theirs: FIRST.theirs, initiating, ...wrong };
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
          after(initiating, (own) => [own.terminator, version(own, joinBytes(GARBAGE, own.terminator))]),
          'The tag of the version packet is another one. The tag covers the garbage alone, without the terminator.',
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
          after(initiating, (own) => [own.terminator, version(keysOf(initiating).other, GARBAGE)]),
          "The terminator is ours, and the version packet is not: it is encrypted with the other side's keys. We send with our own.",
        ],
        [
          after(initiating, (own) => [own.terminator, decoy(own)]),
          'The version packet is a decoy, so the other side ignores it, and waits for another one.',
        ],
        [
          sentWith(initiating, { initiating: !initiating }),
          `The keys are those of a connection that ${initiating ? 'the other side' : 'we'} made. Pass \`initiating\` on to sharedSecret: it decides which public key comes first.`,
        ],
        [
          sentWith(initiating, { ours: FIRST.theirs, theirs: KEY.encoded }),
          'You passed our public key as `theirs` to sharedSecret, and theirs as `ours`. Ours is key.encoded; theirs is what has come.',
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
});
