/**
 * Lesson 19 · Encrypted.
 *
 * The second transport (BIP 324): the same messages, in packets that look like random bytes. Each side sends
 *
 *     64           0 to 4095   16
 *     public key   garbage     terminator   version packet   packet   packet …
 *
 * Nothing here runs in constant time. It is for learning, not for protection.
 *
 * @module
 */
import { chacha20 } from '@noble/ciphers/chacha.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 as SHA256 } from '@noble/hashes/sha2.js';
import { joinBytes, sameBytes } from '../src/wire/bytes';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { ELLSWIFT_LENGTH, sharedX } from '../src/wire/ellswift';
import { MAX_GARBAGE_LENGTH } from '../src/wire/garbage';
import { magicOf, type NetworkName } from '../src/wire/networks';
import { nonceOf, PacketCipher, REKEY_INTERVAL, TAG_LENGTH } from '../src/wire/packet-cipher';
import { sha256 } from '../src/wire/sha256';
import { encryptedDialer, encryptedSockets, type SessionOptions } from '../src/wire/streams/encrypted';
import type { Script } from '../src/wire/streams/script';
import { COMMAND_LENGTH, MAX_PAYLOAD_LENGTH, type Message } from './01-framing';
import { readCommand, writeCommand, writeMessage } from './01-framing';
import { readUnsigned, writeUnsigned } from './02-fields';
import { Demultiplexer } from './08-streams';
import { todo } from '../src/base/todo';

/**
 * The commands that have a number, in the order of their numbers: addr is 1, addrv2 is 28.
 *
 * @see BIP 324, "v2 Bitcoin P2P message structure"; Bitcoin Core, src/net.cpp, V2_MESSAGE_IDS
 */
export const NUMBERED = (
  'addr block blocktxn cmpctblock feefilter filteradd filterclear filterload getblocks getblocktxn ' +
  'getdata getheaders headers inv mempool merkleblock notfound ping pong sendcmpct ' +
  'tx getcfilters cfilter getcfheaders cfheaders getcfcheckpt cfcheckpt addrv2'
).split(' ');

/** The longest contents that a node accepts: a zero, a command and the longest payload. */
export const MAX_CONTENTS_LENGTH = 1 + COMMAND_LENGTH + MAX_PAYLOAD_LENGTH;

/** The length of a packet's length, in bytes. */
export const LENGTH_LENGTH = 3;

/** The bit of a packet's header that makes it a decoy. */
export const DECOY = 0x80;

/** No bytes. */
export const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * Given: writes the contents of a packet: the command's number, or a zero and the 12 bytes of lesson 01; and the payload.
 *
 *     12 01 02 03 04 05 06 07 08              ping
 *     00 76 65 72 73 69 6f 6e 00 00 00 00 00  version, and its payload
 *
 * @throws WireError if the command has no number, and `writeCommand` rejects it
 */
export const writeContents = ({ command, payload }: Message): Uint8Array => {
  const number = NUMBERED.indexOf(command) + 1;
  return encode((w) => {
    w.bytes(Uint8Array.of(number));
    if (number === 0) w.field('command', () => writeCommand(w, command));
    w.bytes(payload);
  }, undefined);
};

/**
 * Read the contents of a packet. A command that has a number may arrive in its long form, too.
 *
 * @throws WireError, path `number` (offset 0): the contents are empty, or the number is over 28; path `command`
 *   (offset in the contents): after a zero, `readCommand` throws
 */
export function readContents(contents: Uint8Array): Message {
  return todo('19-encrypted', 'readContents');
}

/**
 * The cipher for lengths: a stream of ChaCha20, combined with them by exclusive or.
 *
 *     3   3   3   …   3            32
 *     for packets 0 to 223         the next key
 *
 * The nonce is 0 in 4 bytes, then how often the key has changed in 8 bytes, little-endian: see {@link nonceOf}.
 *
 * @see Bitcoin Core, src/crypto/chacha20.h, FSChaCha20
 */
export class LengthCipher {
  /** @param key - the first key, 32 bytes */
  constructor(readonly key: Uint8Array) {}

  /** Encrypt or decrypt the length of the next packet, 3 bytes. The result is new. */
  crypt(length: Uint8Array): Uint8Array {
    return todo('19-encrypted', 'LengthCipher.crypt');
  }
}

/** The two ciphers for what one side sends. */
export interface Ciphers {
  length: Pick<LengthCipher, 'crypt'>;
  packet: Pick<PacketCipher, 'encrypt' | 'decrypt'>;
}

/** A packet: contents, and whether they are to be ignored. */
export interface Packet {
  contents: Uint8Array;
  decoy: boolean;
}

/**
 * Write the next packet:
 *
 *     3                   1        as the length says   16
 *     length, encrypted   header   contents             tag
 *                         └──── encrypted ────┘
 *
 * The length is little-endian, and that of the contents alone. The header is {@link DECOY} or 0.
 *
 * @param along - associated data: bytes that the tag covers as well, although they are not in the packet
 * @throws WireError (path `length`, offset 0) if the contents have more than 16,777,215 bytes
 */
export function writePacket(
  { length, packet }: Ciphers,
  { contents, decoy }: Packet,
  along = NOTHING,
): Uint8Array {
  return todo('19-encrypted', 'writePacket');
}

/**
 * Read the next packet: a script. Only the bit {@link DECOY} of the header counts; the other bits are ignored.
 *
 * @throws WireError, path `length` (offset 0), before any more bytes are asked for: it is over
 *   {@link MAX_CONTENTS_LENGTH}; path `tag`: see {@link PacketCipher.decrypt}
 */
export function* readPacket({ length, packet }: Ciphers, along = NOTHING): Script<never, Packet> {
  return todo('19-encrypted', 'readPacket');
}

/**
 * Read garbage up to the terminator, and the terminator: a script. It never asks for a byte after the terminator.
 *
 * @returns the garbage, without the terminator
 * @throws WireError (path `terminator`, offset 0) if 4095 + 16 bytes have come, and the last 16 are not the
 *   terminator
 */
export function* readGarbage(terminator: Uint8Array): Script<never, Uint8Array> {
  return todo('19-encrypted', 'readGarbage');
}

/** The two public keys of a connection, and our private one. */
export interface KeyExchange {
  /** Our private key, 32 bytes. */
  secret: Uint8Array;
  /** Our public key as sent, 64 bytes. */
  ours: Uint8Array;
  /** The other side's public key as received, 64 bytes. */
  theirs: Uint8Array;
  /** Whether we made the connection. */
  initiating: boolean;
}

/**
 * The secret that both sides share: a tagged hash (BIP 340), which is the SHA-256 of *h h m*. Here *h* is the
 * SHA-256 of the tag `bip324_ellswift_xonly_ecdh` in ASCII, and *m* is the initiator's public key, the
 * responder's, and what `sharedX` computes.
 */
export function sharedSecret({ secret, ours, theirs, initiating }: KeyExchange): Uint8Array {
  return todo('19-encrypted', 'sharedSecret');
}

/** What one side needs to send, and the other one to receive. */
export interface SideKeys {
  /** The key of its {@link LengthCipher}, 32 bytes. */
  length: Uint8Array;
  /** The key of its {@link PacketCipher}, 32 bytes. */
  packet: Uint8Array;
  /** What ends its garbage, 16 bytes. */
  terminator: Uint8Array;
}

/** Everything that both sides derive from their secret. */
export interface SessionKeys {
  /** The session ID, 32 bytes: if both sides have the same one, there is no man in the middle. */
  id: Uint8Array;
  initiator: SideKeys;
  responder: SideKeys;
}

/**
 * Derive all keys from the shared secret, by HKDF with SHA-256 (RFC 5869): `extract`, with the salt
 * `bitcoin_v2_shared_secret` (ASCII) and the magic; then `expand` to 32 bytes each, with the info (ASCII)
 *
 *     session_id
 *     initiator_L   responder_L     for lengths
 *     initiator_P   responder_P     for packets
 *     garbage_terminators           the initiator's 16 bytes, and the responder's
 */
export function sessionKeys(secret: Uint8Array, network: NetworkName = 'mainnet'): SessionKeys {
  return todo('19-encrypted', 'sessionKeys');
}

/** What comes out of a {@link session}. */
export type SessionStep =
  /** Send these bytes. */
  | { send: Uint8Array }
  /** The keys are there: from now on, `write` makes the packet of a message. */
  | {
      keys: SessionKeys;
      /** Makes the packet of a message. */
      write: (message: Message) => Uint8Array;
    }
  /** The version packet has come, with these contents. They are reserved for later versions. */
  | { version: Uint8Array }
  /** The contents of a message. */
  | { contents: Uint8Array };

/**
 * A connection without a socket: a script, for both sides. It never returns.
 *
 * 1. Send our public key and the garbage.
 * 2. Get the other public key.
 * 3. Send our terminator and an empty version packet, whose tag covers our garbage. Before or after that, report the
 *    keys.
 * 4. Get their garbage and packets. The tag of the first one covers the garbage. Ignore decoys;
 *    the first other packet is the version packet, the rest are messages.
 */
export function* session({ network, initiating, key, garbage }: SessionOptions): Script<SessionStep> {
  return todo('19-encrypted', 'session');
}

/**
 * Given: turns a connected socket into one that speaks v2 on the wire, and v1 to its user: see
 * {@link encryptedSockets}.
 */
export const encryptedSocket = encryptedSockets({
  session,
  readContents,
  writeMessage,
  Demultiplexer,
});

/** Given: connects to a node, by v2 if it can: see {@link encryptedDialer}. */
export const dialEncrypted = encryptedDialer(encryptedSocket);
