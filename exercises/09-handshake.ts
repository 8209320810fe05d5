/**
 * Lesson 09 · The handshake.
 *
 * What two nodes say to each other first, as a state machine: no socket is needed.
 *
 * @module
 */
import { type Codec, struct } from '../src/wire/codec/codec';
import { Reader } from '../src/wire/codec/reader';
import { refuseVersion } from '../src/wire/streams/peer-rules';
import type { Message } from './01-framing';
import { uint64 } from './02-fields';
import { readVersion, type Version } from './06-version';
import { makeMessage, PAYLOADS } from './07-own-version';
import { todo } from '../src/base/todo';

/** The payload of ping and of pong: a number that the sender of the ping made up (BIP 31). */
export const ping = struct({ nonce: uint64 });

PAYLOADS.set('ping', ping as Codec<unknown>);
PAYLOADS.set('pong', ping as Codec<unknown>);

/**
 * The answer to a ping: a pong with the same 8 bytes.
 *
 * @param message - a ping
 * @returns the pong, with the first 8 bytes of the ping's payload; undefined if it has fewer, as before BIP
 *   31: such a ping has no answer
 * @see BIP 31; Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export function pongFor(message: Message): Message | undefined {
  return todo('09-handshake', 'pongFor');
}

/**
 * The handshake, without a socket: it takes the messages that come in, and returns those to send.
 *
 *     the connecting side                    the listening side
 *     version ─────────────────────────────▶
 *             ◀───────────────────────────── version, verack
 *     verack  ─────────────────────────────▶
 *
 * It is done when the other side's version and verack have both come. They may come in either order. (Bitcoin
 * Core would ignore a verack that comes first.)
 */
export class Handshake {
  /** The other side's version message, once it has come. */
  theirs: Version | undefined;
  /** Whether the other side has acknowledged our version. */
  acknowledged = false;

  /**
   * @param own - our version message
   * @param inbound - whether the other side connected to us; then it speaks first
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   */
  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs: (nonce: bigint) => boolean = (nonce) => nonce === own.nonce,
  ) {}

  /** Whether the other side's version and verack have both come. */
  get done(): boolean {
    return todo('09-handshake', 'Handshake.done');
  }

  /** What to send before anything has come: our version, if we are the connecting side. */
  open(): Message[] {
    return todo('09-handshake', 'Handshake.open');
  }

  /**
   * Process a message.
   *
   * A version is answered with a verack; on an inbound connection, with our own version before it. A second
   * version is ignored, and so is anything else that comes before the handshake is done. Bytes after the last
   * field of a version are ignored.
   *
   * @param message - the next message. Keep no view of its payload, which may be part of a large buffer
   * @returns what to send now, in this order
   * @throws SelfConnectionError with the nonce, if the one in a version is ours
   * @throws ObsoleteVersionError if a version speaks a protocol below 31800
   * @throws WireError if a version cannot be read, or its user agent is longer than 256 bytes (path
   *   `user_agent`, at its offset, 80). The handshake is then unchanged, and the next version counts
   */
  receive(message: Message): Message[] {
    return todo('09-handshake', 'Handshake.receive');
  }
}
