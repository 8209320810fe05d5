// Written by a learner who uses what comes with Node: Buffer and node:crypto.
import { createCipheriv, createHash, createHmac } from 'node:crypto';
import * as given from '../../../solutions/19-encrypted';
import type { Message } from '../../../solutions/01-framing';
import { sharedX } from '../../../src/wire/ellswift';
import { WireError } from '../../../src/wire/codec/error';
import { magicOf, type NetworkName } from '../../../src/wire/networks';

const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

export function readContents(contents: Uint8Array): Message {
  const [number, ...rest] = contents;
  if (number === undefined) throw new WireError('number', 0, '1 byte', '0');
  if (number > 0) {
    const command = given.NUMBERED.at(number - 1);
    if (number > 28 || !command) throw new WireError('number', 0, 'up to 28', String(number));
    return { command, payload: Uint8Array.from(rest) };
  }
  if (rest.length < 12) throw new WireError('command', 1, '12 bytes', String(rest.length));
  const name = rest.slice(0, 12);
  const bad = name.findIndex((byte, i) =>
    byte === 0 ? name.slice(i).some(Boolean) : byte < 0x20 || byte > 0x7e,
  );
  if (bad >= 0) throw new WireError('command', 1 + bad, 'ASCII', String(name[bad]));
  return {
    command: Buffer.from(name).toString('latin1').replace(/\0+$/, ''),
    payload: Uint8Array.from(rest.slice(12)),
  };
}

export class LengthCipher {
  private count = 0;
  private own: Buffer | undefined;
  private cipher: ReturnType<typeof createCipheriv> | undefined;

  constructor(readonly key: Uint8Array) {}

  crypt(length: Uint8Array): Uint8Array {
    if (this.count % 224 === 0) {
      if (this.cipher) this.own = this.cipher.update(Buffer.alloc(32));
      // OpenSSL wants the counter of blocks, 4 bytes, before the nonce
      const nonce = Buffer.alloc(16);
      nonce.writeUInt32LE(this.count / 224, 8);
      this.cipher = createCipheriv('chacha20', this.own ?? this.key, nonce);
    }
    this.count++;
    return this.cipher!.update(length);
  }
}

export function writePacket(
  { length, packet }: given.Ciphers,
  { contents, decoy }: given.Packet,
  along?: Uint8Array,
): Uint8Array {
  if (contents.length >= 2 ** 24) throw new WireError('length', 0, 'less', String(contents.length));
  const size = Buffer.alloc(3);
  size.writeUIntLE(contents.length, 0, 3);
  const plain = Buffer.concat([Buffer.of(decoy ? 128 : 0), contents]);
  return Buffer.concat([length.crypt(size), packet.encrypt(plain, along)]);
}

export function sharedSecret({ secret, ours, theirs, initiating }: given.KeyExchange): Uint8Array {
  const tag = hash(Buffer.from('bip324_ellswift_xonly_ecdh'));
  const [first, second] = initiating ? [ours, theirs] : [theirs, ours];
  return hash(tag, tag, first, second, sharedX(theirs, secret));
}

/** HKDF by hand: one block of SHA-256 is enough for 32 bytes. */
export function sessionKeys(secret: Uint8Array, network: NetworkName = 'mainnet'): given.SessionKeys {
  const salt = Buffer.concat([Buffer.from('bitcoin_v2_shared_secret'), magicOf(network)]);
  const extracted = createHmac('sha256', salt).update(secret).digest();
  const key = (info: string) => createHmac('sha256', extracted).update(`${info}\x01`).digest();
  const ends = key('garbage_terminators');
  return {
    id: key('session_id'),
    initiator: { length: key('initiator_L'), packet: key('initiator_P'), terminator: ends.subarray(0, 16) },
    responder: { length: key('responder_L'), packet: key('responder_P'), terminator: ends.subarray(16) },
  };
}
