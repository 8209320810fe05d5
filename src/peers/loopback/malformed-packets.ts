/**
 * What a bad node does in the second transport.
 *
 * @module
 */
import { joinBytes } from '../../wire/bytes';
import { PacketCipher, TAG_LENGTH } from '../../wire/packet-cipher';
import type { SessionOptions, SessionStepLike } from '../../wire/streams/encrypted';
import type { Script } from '../../wire/streams/script';
import type { PeerMessage, V2Codecs } from '../peer-codecs';

/** The script of a connection. */
export type Session = Script<SessionStepLike>;

/** The keys that a session reports. */
interface Keys {
  responder: { length: Uint8Array; packet: Uint8Array };
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** How many decoys come instead of a version packet. */
const DECOYS = 10_000;

/** How much garbage comes without a terminator: more than the 4095 + 16 bytes in which one must come. */
const GARBAGE = 5000;

/** Changes the steps of a session. It is given all of them in order; bytes are passed on. */
function* changed(script: Session, change: (step: SessionStepLike) => SessionStepLike): Session {
  let next = script.next(NOTHING);
  while (!next.done) {
    const { value } = next;
    next = script.next(typeof value === 'number' ? yield value : ((yield change(value)) ?? NOTHING));
  }
}

/** Changes what is sent once the keys are there: terminator and version packet. */
function changedGreeting(script: Session, change: (greeting: Uint8Array, keys: Keys) => Uint8Array): Session {
  let keys: Keys | undefined;
  return changed(script, (step) => {
    if ('write' in step) keys = (step as unknown as { keys: Keys }).keys;
    return keys && 'send' in step ? { send: change(step.send, keys) } : step;
  });
}

/** Changes the packets of messages. @param change - gets the packet, and how many came before it */
function changedPackets(script: Session, change: (packet: Uint8Array, count: number) => Uint8Array): Session {
  let count = 0;
  return changed(script, (step) => {
    if (!('write' in step)) return step;
    const { write } = step;
    return { ...step, write: (message: PeerMessage) => change(write(message), count++) };
  });
}

/** The terminator, and decoys. The tag of the first one covers the garbage, as that of any first packet. */
function decoysAfter(
  terminator: Uint8Array,
  { responder }: Keys,
  garbage: Uint8Array,
  { LengthCipher }: V2Codecs,
) {
  const length = new LengthCipher(responder.length);
  const packet = new PacketCipher(responder.packet);
  const decoys = Array.from({ length: DECOYS }, (_, i) =>
    joinBytes(
      length.crypt(new Uint8Array(3)),
      packet.encrypt(Uint8Array.of(0x80), i === 0 ? garbage : NOTHING),
    ),
  );
  return joinBytes(terminator, ...decoys);
}

/** The third message is malformed. With a peer that negotiates nothing, that is the first one after the handshake. */
const MALFORMED = 2;

/** The misbehaviours of the second transport. */
export const V2_MISBEHAVIOURS = {
  'v2-hangs-up': {
    what: 'speaks only the first transport: it hangs up at the first bytes of the second one',
    /** Changes what the session does. */
    *session(): Session {
      throw new Error('it does not speak the second transport');
    },
  },
  'v2-endless-garbage': {
    what: `sends ${GARBAGE} bytes of garbage, and no terminator`,
    /** Changes what the session does. */
    session: (script: Session) => changedGreeting(script, () => new Uint8Array(GARBAGE).fill(0x61)),
  },
  'v2-decoys': {
    what: `sends ${DECOYS} decoys, and no version packet`,
    /** Changes what the session does. */
    session: (script: Session, codecs: V2Codecs, { garbage }: SessionOptions) =>
      changedGreeting(script, (greeting, keys) =>
        decoysAfter(greeting.slice(0, TAG_LENGTH), keys, garbage, codecs),
      ),
  },
  'v2-flipped-bit': {
    what: 'flips a bit in the packet of its third message',
    /** Changes what the session does. */
    session: (script: Session) =>
      changedPackets(script, (packet, count) => {
        if (count === MALFORMED) packet[packet.length >> 1] ^= 1;
        return packet;
      }),
  },
  'v2-too-long': {
    what: 'announces contents of 16,777,215 bytes instead of its third message',
    /** Changes what the session does. */
    *session(script: Session, { LengthCipher }: V2Codecs): Session {
      let cipher: { crypt(length: Uint8Array): Uint8Array } | undefined;
      const counting = changedPackets(script, (packet, count) => {
        const length = cipher!.crypt(new Uint8Array(3).fill(0xff));
        return count === MALFORMED ? length : packet;
      });
      yield* changed(counting, (step) => {
        if ('write' in step) {
          cipher = new LengthCipher((step as unknown as { keys: Keys }).keys.responder.length);
          cipher.crypt(new Uint8Array(3));
        }
        return step;
      });
    },
  },
};
