/**
 * Lesson 06 · The version message.
 *
 * Reading and writing the complete version message, the first one that two nodes send each other.
 *
 * @module
 */
import { type Codec, decode, encode, type Infer, struct } from '../src/wire/codec/codec';
import type { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import type { Message } from './01-framing';
import { bool, int32, int64, uint64 } from './02-fields';
import { varStr } from './03-varints';
import { netAddr, type NetAddr } from './05-net-addr';
import { todo } from '../src/base/todo';

/** The fields of a version message. The first four are always present; the later ones may be absent. */
export interface Version {
  /** The protocol that the sender speaks: 70015. */
  version: number;
  /** What the sender offers, 64 bits. */
  services: bigint;
  /** The sender's clock: seconds since the beginning of 1970 (UTC). It may say anything. */
  timestamp: bigint;
  /** How the sender sees the receiver. */
  addr_recv: NetAddr;
  /** How the sender sees itself; today's nodes leave it empty. Absent together with the nonce. */
  addr_from?: NetAddr;
  /** A random number by which a node notices that it has connected to itself. */
  nonce?: bigint;
  /**
   * The sender's software, by convention `/Satoshi:0.16.0/`. Bytes: nothing guarantees that they are text.
   */
  user_agent?: Uint8Array;
  /** The height of the sender's chain. */
  start_height?: number;
  /** Whether the receiver may announce transactions (BIP 37). */
  relay?: boolean;
}

/**
 * Read the first three fields, by hand: version (int32), services (uint64), timestamp (int64), 20 bytes.
 *
 * @param r - positioned at the first byte of the payload; afterwards at the first byte of `addr_recv`
 * @throws WireError with the path of the field that is truncated
 */
export function readStart(r: Reader): { version: number; services: bigint; timestamp: bigint } {
  return todo('06-version', 'readStart');
}

/**
 * Write the first three fields, by hand: 20 bytes.
 *
 * @param w - gets 20 bytes
 * @param start - what to write; any other fields are ignored
 * @throws WireError with the path of the field that does not fit
 */
export function writeStart(w: Writer, start: { version: number; services: bigint; timestamp: bigint }): void {
  return todo('06-version', 'writeStart');
}

/**
 * Read the payload of a version message. After the first 46 bytes, a field is present if bytes are left:
 *
 *   bytes       field                            since
 *   46          version … addr_recv              the beginning
 *   34          addr_from and nonce              protocol 106
 *   1 and more  user_agent, a var_str            protocol 106
 *   4           start_height, an int32           protocol 209
 *   1           relay, a bool                    protocol 70001 (BIP 37)
 *
 * Go by the bytes that are left, as nodes do, and not by the version number. An absent field stays absent: do
 * not fill in a default. Once begun, a field must be complete.
 *
 * @param r - positioned at the first byte of the payload; afterwards just past the last field that is present
 * @returns the fields that are present, and no others
 * @throws WireError with the path of the field that is truncated: `addr_recv.ip`, `user_agent.length`
 * @see Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export function readVersion(r: Reader): Version {
  return todo('06-version', 'readVersion');
}

/**
 * Write the payload of a version message: the fields that are present, in order.
 *
 * @param w - gets the payload
 * @param version - a field may be absent (or undefined, which is the same) only if all later ones are, too;
 *   addr_from and nonce come together
 * @throws RangeError if a field is absent and a later one is present; its message names the absent one
 * @throws WireError with the path of the field that does not fit
 */
export function writeVersion(w: Writer, version: Version): void {
  return todo('06-version', 'writeVersion');
}

/** {@link readVersion} and {@link writeVersion} as a codec. */
export const version: Codec<Version> = { read: readVersion, write: writeVersion };

/**
 * A user agent as printable text: printable ASCII as it is, any other byte as `\xNN`, and a backslash as
 * `\\`, so that the result is unambiguous.
 *
 * @param bytes - what the peer sent; it may be anything
 * @example userAgentText(fromHex('2f613a310a2f')) // '/a:1\\x0a/'
 */
export function userAgentText(bytes: Uint8Array): string {
  return todo('06-version', 'userAgentText');
}

/**
 * A version message of your own: the fields that you choose, and sensible defaults for a program that only
 * looks around.
 *
 * @param choices - the fields that differ from the defaults; 0 and false are choices like any other. The
 *   object is not changed
 * @returns all nine fields. Without a choice: version 70016, services 0, the time of the call in whole
 *   seconds, both addresses (each an object of its own) with services 0, ip `::` and port 0, a nonce of 64
 *   random bits, the user agent `/wire-workbook:0.1/`, height 0, relay false
 */
export function makeVersion(choices: Partial<Version> = {}): Version {
  return todo('06-version', 'makeVersion');
}

/** The codec of an empty payload. */
export const empty: Codec<Record<string, never>> = struct({});

/**
 * Maps each command to the codec of its payload; no other place does. Later lessons add their entries. It is
 * a Map, since every plain object has a property `constructor`, and that is also a valid command.
 */
export const PAYLOADS = new Map<string, Codec<unknown>>([
  ['version', version as Codec<unknown>],
  ['verack', empty as Codec<unknown>],
]);

/**
 * Decode a message's payload by its command.
 *
 * @param message - as lesson 01 reads it
 * @returns the decoded payload; for a command that {@link PAYLOADS} does not have, the payload's own bytes
 * @throws WireError if the payload is not what the command promises; also if bytes are left over after it
 */
export function readPayload(message: Message): unknown {
  return todo('06-version', 'readPayload');
}

/**
 * Make a message from its command and the value of its payload.
 *
 * @param command - if {@link PAYLOADS} does not have it, `value` must be the payload's bytes
 * @param value - what {@link readPayload} would return
 * @throws WireError if the value cannot be written
 * @throws TypeError if the command is not in the table and the value is not bytes
 */
export function makeMessage(command: string, value: unknown): Message {
  return todo('06-version', 'makeMessage');
}
