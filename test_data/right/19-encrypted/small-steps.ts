/* Written by a learner who keeps a position in the stream, and names every step of a session. */
import { chacha20 } from '@noble/ciphers/chacha.js';
import * as given from '../../../solutions/19-encrypted';
import type { Message } from '../../../solutions/01-framing';
import { joinBytes } from '../../../src/wire/bytes';
import { PacketCipher } from '../../../src/wire/packet-cipher';
import type { SessionOptions } from '../../../src/wire/streams/encrypted';
import type { Script } from '../../../src/wire/streams/script';

export class LengthCipher {
  #position = 0;
  #epoch = 0;
  #current: Uint8Array | undefined;

  constructor(readonly key: Uint8Array) {}

  #bytes(from: number, count: number): Uint8Array {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(4, this.#epoch, true);
    return chacha20(this.#current ?? this.key, nonce, new Uint8Array(from + count)).subarray(from);
  }

  crypt(length: Uint8Array): Uint8Array {
    if (this.#position === 224) {
      this.#current = this.#bytes(672, 32);
      this.#epoch++;
      this.#position = 0;
    }
    const [a, b, c] = this.#bytes(3 * this.#position++, 3);
    return Uint8Array.of(length[0] ^ a, length[1] ^ b, length[2] ^ c);
  }
}

const ciphers = (keys: given.SideKeys): given.Ciphers => ({
  length: new given.LengthCipher(keys.length),
  packet: new PacketCipher(keys.packet),
});

export function* session(options: SessionOptions): Script<given.SessionStep> {
  const { key, garbage, initiating } = options;
  yield { send: key.encoded };
  yield { send: garbage };
  const theirs = yield 64;
  const secret = given.sharedSecret({ secret: key.secret, ours: key.encoded, theirs, initiating });
  const keys = given.sessionKeys(secret, options.network);
  const mine = initiating ? keys.initiator : keys.responder;
  const other = initiating ? keys.responder : keys.initiator;
  const out = ciphers(mine);
  yield { send: mine.terminator };
  yield { send: given.writePacket(out, { contents: new Uint8Array(0), decoy: false }, garbage) };
  const write = (message: Message) =>
    given.writePacket(out, { contents: given.writeContents(message), decoy: false });
  yield { keys, write };
  const incoming = ciphers(other);
  const received = yield* given.readGarbage(other.terminator);
  let packet = yield* given.readPacket(incoming, joinBytes(received));
  while (packet.decoy) packet = yield* given.readPacket(incoming);
  yield { version: packet.contents };
  while (true) {
    packet = yield* given.readPacket(incoming);
    if (!packet.decoy) yield { contents: packet.contents };
  }
}
