/**
 * Lesson 01 · Framing.
 *
 * Read and write messages and their header, the first 24 bytes:
 *
 *   offset   0       4                        16       20         24
 *            magic   command                  length   checksum   payload …
 *   bytes    4       12                       4        4          length
 *
 * @module
 */
import { hex, sameBytes, spaced } from '../src/wire/bytes';
import { WireError } from '../src/wire/codec/error';
import type { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { magicOf, NETWORKS, networkOf, type NetworkName } from '../src/wire/networks';
import { sha256 } from '../src/wire/sha256';
import { todo } from '../src/base/todo';

/** A message: a command and a payload. */
export interface Message {
  /** What kind of message it is: `version`, `verack`, `ping`. At most 12 printable ASCII characters. */
  command: string;
  /** The bytes after the header; may be empty. */
  payload: Uint8Array;
}

/** The fields of a header, without the magic: a header with the wrong magic is rejected. */
export interface Header {
  /** The command, without its padding. */
  command: string;
  /** How many payload bytes follow. */
  length: number;
  /** The first 4 bytes of the payload's double SHA-256. */
  checksum: Uint8Array;
}

/** The length of the command field in bytes, padding included. */
export const COMMAND_LENGTH = 12;

/**
 * The longest payload, in bytes, that a node accepts.
 *
 * @see Bitcoin Core, src/net.h, MAX_PROTOCOL_MESSAGE_LENGTH
 */
export const MAX_PAYLOAD_LENGTH = 4_000_000;

/**
 * The checksum of a payload: the first four bytes of the SHA-256 of its SHA-256.
 *
 * @param payload - any number of bytes, including none
 * @returns 4 bytes, in the order in which they appear in the header
 * @example checksum(new Uint8Array()) // 5d f6 e0 e2, the checksum of every verack
 * @see Bitcoin Core, src/net.cpp, V1Transport::GetReceivedMessage
 */
export function checksum(payload: Uint8Array): Uint8Array {
  return todo('01-framing', 'checksum');
}

/**
 * Read a command: 12 bytes of ASCII, padded with NUL (zero) bytes at the end.
 *
 *   76 65 72 61 63 6b 00 00 00 00 00 00
 *   v  e  r  a  c  k  └─── padding ───┘
 *
 * @param r - positioned at the first of the 12 bytes; afterwards just past the last
 * @returns the text before the padding; 12 characters without any padding are valid
 * @throws WireError (path '')
 *   - at the first byte of the text that is not printable ASCII (0x20 to 0x7e)
 *   - at the first byte after the first NUL that is not NUL
 *   - at the first of the 12 bytes, if fewer than 12 are left
 * @see Bitcoin Core, src/protocol.cpp, CMessageHeader::IsMessageTypeValid
 */
export function readCommand(r: Reader): string {
  return todo('01-framing', 'readCommand');
}

/**
 * Write a command: its ASCII characters, then NUL bytes up to 12 bytes.
 *
 * @param w - gets exactly 12 bytes
 * @param command - at most 12 characters of printable ASCII (0x20 to 0x7e)
 * @throws WireError (path '', offset of `w`) if it is longer, or contains any other character; in that
 *   case nothing is written
 */
export function writeCommand(w: Writer, command: string): void {
  return todo('01-framing', 'writeCommand');
}

/**
 * Read a length: 4 bytes, little-endian (least significant byte first).
 *
 *   64 00 00 00   is   0x64 + 0·256 + 0·256² + 0·256³ = 100
 *
 * @param r - positioned at the first of the 4 bytes; afterwards just past the last
 * @returns a whole number from 0 to 4,294,967,295
 * @throws WireError (path '', offset of the first byte) if fewer than 4 bytes are left
 */
export function readLength(r: Reader): number {
  return todo('01-framing', 'readLength');
}

/**
 * Write a length: 4 bytes, little-endian (least significant byte first).
 *
 * @param w - gets exactly 4 bytes
 * @param length - a whole number from 0 to 4,294,967,295
 * @throws WireError (path '', offset of `w`) for any other number; it is never wrapped or rounded, and in
 *   that case nothing is written
 */
export function writeLength(w: Writer, length: number): void {
  return todo('01-framing', 'writeLength');
}

/**
 * Read the 24 header bytes: magic, command, length, checksum.
 *
 * Errors carry the field's name as their path and the offset at which the field begins (for a bad character
 * in the command: the offset of that byte). `r.field('command', readCommand)` puts the name in front.
 *
 * @param r - positioned at the first magic byte; afterwards at the first byte of the payload
 * @param network - whose magic the message must have
 * @throws WireError
 *   - `magic`: it is not that network's; `found` shows the four bytes as hex, and the name of the network
 *     that they belong to, if `networkOf` knows one
 *   - `command`: see {@link readCommand}
 *   - `length`: it is over 4,000,000
 *   - the field that is truncated, if fewer than 24 bytes are left
 */
export function readHeader(r: Reader, network: NetworkName = 'mainnet'): Header {
  return todo('01-framing', 'readHeader');
}

/**
 * Read one whole message: the header, then as many payload bytes as it announces, then compare the checksum.
 *
 * @param r - positioned at the first magic byte; afterwards just past the payload, where the next message may
 *   begin
 * @param network - whose magic the message must have
 * @throws WireError
 *   - whatever {@link readHeader} throws
 *   - `payload`: fewer bytes are left than the header announces
 *   - `checksum` (at the offset of the checksum): it is not that of the payload; `expected` is the one that
 *     you computed, `found` is the one in the header, both as hex
 */
export function readMessage(r: Reader, network: NetworkName = 'mainnet'): Message {
  return todo('01-framing', 'readMessage');
}

/**
 * Write one whole message: magic, command, length, checksum, payload.
 *
 * @param w - gets 24 bytes and the payload
 * @param message - what to write
 * @param network - whose magic the message gets
 * @throws WireError, at the offset at which the field would begin
 *   - `command`: see {@link writeCommand}
 *   - `length`: the payload is longer than 4,000,000 bytes
 */
export function writeMessage(w: Writer, message: Message, network: NetworkName = 'mainnet'): void {
  return todo('01-framing', 'writeMessage');
}
