// Counters instead of streams: the length cipher computes each key from the first one, and a session is made of small scripts.
import { chacha20 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Message, readCommand } from '../../../solutions/01-framing';
import * as given from '../../../solutions/19-encrypted';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { sharedX } from '../../../src/wire/ellswift';
import { magicOf, type NetworkName } from '../../../src/wire/networks';
import { nonceOf, PacketCipher } from '../../../src/wire/packet-cipher';
import type { SessionOptions } from '../../../src/wire/streams/encrypted';
import type { Script } from '../../../src/wire/streams/script';

const numbers = new Map(given.NUMBERED.map((command, i) => [command, i + 1]));

export function readContents(contents: Uint8Array): Message {
  const number = contents.at(0) ?? 255;
  for (const [command, own] of numbers) if (own === number) return { command, payload: contents.slice(1) };
  if (number > 0)
    throw new WireError('number', 0, 'a known number', contents.length > 0 ? `${number}` : 'nothing');
  const r = new Reader(contents);
  r.bytes(1);
  const command = r.field('command', () => readCommand(r));
  return { command, payload: contents.slice(13) };
}

export class LengthCipher {
  private count = 0;

  constructor(readonly key: Uint8Array) {}

  crypt(length: Uint8Array): Uint8Array {
    const [changes, at] = [Math.floor(this.count / 224), 3 * (this.count % 224)];
    this.count++;
    let key = this.key;
    for (let i = 0; i < changes; i++) key = chacha20(key, nonceOf(0, i), new Uint8Array(704)).slice(672);
    const padded = new Uint8Array(at + 3);
    padded.set(length, at);
    return chacha20(key, nonceOf(0, changes), padded).slice(at);
  }
}

export function writePacket(
  { length, packet }: given.Ciphers,
  { contents, decoy }: given.Packet,
  along?: Uint8Array,
): Uint8Array {
  const size = contents.length;
  if (size >= 2 ** 24) throw new WireError('length', 0, 'three bytes', `${size}`);
  const plain = new Uint8Array(size + 1);
  plain[0] = decoy ? 128 : 0;
  plain.set(contents, 1);
  const first = length.crypt(Uint8Array.of(size % 256, (size / 256) % 256, size / 65536));
  return Uint8Array.from(Buffer.concat([first, packet.encrypt(plain, along)]));
}

export function* readPacket(ciphers: given.Ciphers, along?: Uint8Array): Script<never, given.Packet> {
  const bytes = ciphers.length.crypt(yield 3);
  const size = Buffer.from(bytes).readUIntLE(0, 3);
  if (size > 1 + 12 + 4_000_000) throw new WireError('length', 0, 'fewer bytes', `${size}`);
  const plain = ciphers.packet.decrypt(yield size + 17, along);
  return { decoy: plain[0] >> 7 === 1, contents: plain.slice(1) };
}

export function* readGarbage(terminator: Uint8Array): Script<never, Uint8Array> {
  const wanted = Buffer.from(terminator);
  const all = Buffer.alloc(4095 + 16);
  for (let length = 0; length < all.length; length++) {
    all.set(yield 1, length);
    if (length >= 15 && all.subarray(length - 15, length + 1).equals(wanted))
      return Uint8Array.from(all.subarray(0, length - 15));
  }
  throw new WireError('terminator', 0, 'a terminator', 'none');
}

export function sharedSecret({ secret, ours, theirs, initiating }: given.KeyExchange): Uint8Array {
  const tag = sha256(Buffer.from('bip324_ellswift_xonly_ecdh'));
  const hash = sha256.create().update(tag).update(tag);
  hash.update(initiating ? ours : theirs).update(initiating ? theirs : ours);
  return hash.update(sharedX(theirs, secret)).digest();
}

export function sessionKeys(secret: Uint8Array, network: NetworkName = 'mainnet'): given.SessionKeys {
  const salt = Buffer.concat([Buffer.from('bitcoin_v2_shared_secret'), magicOf(network)]);
  const derive = (info: string) => hkdf(sha256, secret, salt, Buffer.from(info), 32);
  const terminators = derive('garbage_terminators');
  return {
    id: derive('session_id'),
    initiator: {
      length: derive('initiator_L'),
      packet: derive('initiator_P'),
      terminator: terminators.slice(0, 16),
    },
    responder: {
      length: derive('responder_L'),
      packet: derive('responder_P'),
      terminator: terminators.slice(16),
    },
  };
}

const made = ({ length, packet }: given.SideKeys): given.Ciphers => ({
  length: new LengthCipher(length),
  packet: new PacketCipher(packet),
});

/** Reads packets up to one that is not a decoy. The tag of the first one covers `along`. */
function* nextContents(ciphers: given.Ciphers, along?: Uint8Array): Script<never, Uint8Array> {
  const { contents, decoy } = yield* readPacket(ciphers, along);
  return decoy ? yield* nextContents(ciphers) : contents;
}

export function* session(options: SessionOptions): Script<given.SessionStep> {
  const { key, garbage, initiating, network } = options;
  yield { send: Uint8Array.from([...key.encoded, ...garbage]) };
  const theirs = (yield 64).slice();
  const keys = sessionKeys(
    sharedSecret({ secret: key.secret, ours: key.encoded, theirs, initiating }),
    network,
  );
  const mine = made(initiating ? keys.initiator : keys.responder);
  const side = initiating ? keys.responder : keys.initiator;
  const empty = writePacket(mine, { contents: new Uint8Array(0), decoy: false }, garbage);
  yield {
    keys,
    write: (message: Message) => writePacket(mine, { contents: given.writeContents(message), decoy: false }),
  };
  yield { send: initiating ? keys.initiator.terminator : keys.responder.terminator };
  yield { send: empty };
  const other = made(side);
  yield { version: yield* nextContents(other, yield* readGarbage(side.terminator)) };
  for (;;) yield { contents: yield* nextContents(other) };
}
