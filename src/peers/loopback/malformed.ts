/**
 * Bytes that a good node never sends.
 *
 * @module
 */
import { magicOf, type NetworkName } from '../../wire/networks';
import type { PeerMessage } from '../peer-codecs';
import type { Outgoing } from '../outgoing';
import type { SeededRandom } from '../seeded-random';

/** Offsets of the length, the checksum and the payload in a message. */
const LENGTH = 16;
const CHECKSUM = 20;
const PAYLOAD = 24;

/** What is needed to make a message. */
export interface MalformedTools {
  /** The source of all random numbers. */
  random: SeededRandom;
  /** Makes a message as it is on the wire. */
  piece(message: PeerMessage): Outgoing;
}

/** The first byte of a magic, without the rest. */
export function falseStart(network: NetworkName): Outgoing {
  return { bytes: magicOf(network).subarray(0, 1), note: 'a false start' };
}

/** 1 to 64 random bytes, none of which is the first byte of the magic: that would be a false start. */
export function garbage(random: SeededRandom, network: NetworkName): Outgoing {
  const [first] = magicOf(network);
  const bytes = random.bytes(random.between(1, 64)).map((byte) => (byte === first ? byte ^ 0xff : byte));
  return { bytes, note: 'garbage' };
}

/** The same message with 1 to 8 extra bytes after its last field; length and checksum are correct. */
export function lengthened({ command, payload }: PeerMessage, { random, piece }: MalformedTools): Outgoing {
  const more = random.bytes(random.between(1, 8));
  const note = `extra bytes after the last field: ${more.length}`;
  return { ...piece({ command, payload: Buffer.concat([payload, more]) }), note };
}

/** The same bytes with one byte of the checksum changed. */
export function miscounted(piece: Outgoing, random: SeededRandom): Outgoing {
  const bytes = Uint8Array.from(piece.bytes);
  bytes[CHECKSUM + random.between(0, 3)] ^= random.between(1, 255);
  return { ...piece, bytes, note: 'the checksum is wrong' };
}

/**
 * The beginning of a piece, after which the connection is closed: a whole header, but not the whole payload.
 */
export function cut(piece: Outgoing, random: SeededRandom): Outgoing {
  const whole = piece.bytes.length;
  const length = random.between(Math.min(PAYLOAD, whole - 1), whole - 1);
  const note = `only the first ${length} of ${whole} bytes`;
  return { ...piece, bytes: piece.bytes.subarray(0, length), note, last: true };
}

/** The header of a block message with any length, without the block. */
export function announcement(length: number, { piece }: MalformedTools): Outgoing {
  const header = piece({ command: 'block', payload: new Uint8Array(0) });
  const bytes = Uint8Array.from(header.bytes);
  new DataView(bytes.buffer).setUint32(LENGTH, length, true);
  return { ...header, bytes, note: `announces ${length} bytes` };
}

/** An inv with one transaction that does not exist: a count of 1, the type 1 as uint32, and a hash. */
export function inv({ random, piece }: MalformedTools): Outgoing {
  return piece({ command: 'inv', payload: Uint8Array.of(1, 1, 0, 0, 0, ...random.bytes(32)) });
}

/** A web server's response to a version message. */
export function webServer(): Outgoing {
  const lines = ['HTTP/1.1 400 Bad Request', 'Content-Type: text/plain', 'Connection: close', '', ''];
  return { bytes: new TextEncoder().encode(lines.join('\r\n')), note: 'HTTP', last: true };
}

/** The payload of an addr message with random addresses, 253 to 65,535 of them. */
export function addresses(count: number, random: SeededRandom): Uint8Array {
  return Buffer.concat([Uint8Array.of(0xfd, count & 0xff, count >> 8), random.bytes(30 * count)]);
}

/** The payload of an addrv2 message with one address, on network 1, of five bytes. */
export function fiveByteAddress(random: SeededRandom): Uint8Array {
  const [time, services, network, length] = [random.bytes(4), 0x01, 0x01, 0x05];
  return Uint8Array.of(1, ...time, services, network, length, ...random.bytes(5), 0x20, 0x8d);
}
