/**
 * Lesson 07 · A message of your own.
 *
 * Writing the version message, making one, and the table that says which command has which payload.
 *
 * @module
 */
import { type Codec, decode, encode, struct } from '../src/wire/codec/codec';
import type { Writer } from '../src/wire/codec/writer';
import type { Message } from './01-framing';
import { int32, int64, uint64 } from './02-fields';
import type { NetAddr } from './05-net-addr';
import { readVersion, type Version, VERSION_GROUPS } from './06-version';
import { todo } from '../src/base/todo';

/**
 * Write the first three fields, by hand: 20 bytes.
 *
 * @param w - gets 20 bytes
 * @param start - what to write; any other fields are ignored
 * @throws WireError with the path of the field that does not fit
 */
export function writeStart(w: Writer, start: { version: number; services: bigint; timestamp: bigint }): void {
  return todo('07-own-version', 'writeStart');
}

/**
 * Write the payload of a version message: the fields that are present, in the order of {@link VERSION_GROUPS}.
 *
 * @param w - gets the payload
 * @param version - a field may be absent (or undefined, which is the same) only if all later ones are, too;
 *   addr_from and nonce come together
 * @throws RangeError if a field is absent, and a later one or the other one of its group is present; its
 *   message names the absent one
 * @throws WireError with the path of the field that does not fit
 */
export function writeVersion(w: Writer, version: Version): void {
  return todo('07-own-version', 'writeVersion');
}

/** {@link readVersion} and {@link writeVersion} as a codec. */
export const version: Codec<Version> = { read: readVersion, write: writeVersion };

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
  return todo('07-own-version', 'makeVersion');
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
  return todo('07-own-version', 'readPayload');
}

/**
 * Make a message from its command and the value of its payload.
 *
 * @param command - if {@link PAYLOADS} does not have it, `value` must be the payload's bytes, a Uint8Array
 * @param value - what {@link readPayload} would return
 * @throws WireError if the value cannot be written
 * @throws TypeError if the command is not in the table and the value is not a Uint8Array
 */
export function makeMessage(command: string, value: unknown): Message {
  return todo('07-own-version', 'makeMessage');
}
