/**
 * Lesson 06 · The version message.
 *
 * Reading the complete version message, the first one that two nodes send each other.
 *
 * @module
 */
import { type Fields, struct } from '../src/wire/codec/codec';
import type { Reader } from '../src/wire/codec/reader';
import { bool, int32, int64, uint64 } from './02-fields';
import { varStr } from './03-varints';
import { netAddr, type NetAddr } from './05-net-addr';
import { todo } from '../src/base/todo';

/** The fields of a version message. The first four are always present; the later ones may be absent. */
export interface Version {
  /** The protocol that the sender speaks: 70015 for most nodes of 2018. */
  version: number;
  /** What the sender offers, 64 bits. */
  services: bigint;
  /** The sender's clock: seconds since the beginning of 1970 (UTC). It may say anything. */
  timestamp: bigint;
  /** How the sender sees the receiver; `::` and port 0 if it does not say. */
  addr_recv: NetAddr;
  /** How the sender sees itself; newer nodes do not say. Absent together with the nonce. */
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
 * The fields in the order of the wire, as one list for reader and writer. The first group is always present.
 * Each later group is present as a whole or absent as a whole, and absent only with all groups after it.
 */
export const VERSION_GROUPS: readonly Fields[] = [
  { version: int32, services: uint64, timestamp: int64, addr_recv: netAddr },
  { addr_from: netAddr, nonce: uint64 },
  { user_agent: varStr },
  { start_height: int32 },
  { relay: bool },
];

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
 * These are the groups of {@link VERSION_GROUPS}. Go by the bytes that are left, as nodes do, and not by the
 * version number. An absent field stays absent: do not fill in a default. Once begun, a group must be complete.
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
 * A user agent as printable text: printable ASCII as it is, any other byte as `\xNN`, and a backslash as
 * `\\`, so that the result is unambiguous.
 *
 * @param bytes - what the peer sent; it may be anything
 * @example userAgentText(fromHex('2f613a310a2f')) // '/a:1\\x0a/'
 */
export function userAgentText(bytes: Uint8Array): string {
  return todo('06-version', 'userAgentText');
}
