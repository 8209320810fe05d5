/**
 * Lesson 05 · net_addr.
 *
 * The address of a node: what it offers, its IP address, its port and, in some messages, when it was last
 * seen.
 *
 *   offset   0           8                          24
 *            services    ip                         port
 *   bytes    8           16                         2 (big-endian)
 *
 * @module
 */
import type { Codec } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import type { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { ipv6Bytes, ipv6Text } from '../src/wire/ip';
import { uint16be, uint32, uint64 } from './02-fields';

/** A node's address, 26 bytes. */
export interface NetAddr {
  /** What the node offers, 64 bits: see lesson 04. */
  services: bigint;
  /** IPv4 as `104.5.61.4`, IPv6 as `2001:db8::1`. */
  ip: string;
  /** 0 to 65535. */
  port: number;
}

/** A node's address and when it was last seen, 30 bytes. */
export interface TimedNetAddr extends NetAddr {
  /** Seconds since the beginning of 1970 (UTC), as uint32. */
  time: number;
}

/**
 * Read an IP address: always 16 bytes, an IPv6 address. If it begins with ten zero bytes and ff ff, it stands
 * for an IPv4 address, whose four bytes come last.
 *
 *   00 00 00 00 00 00 00 00 00 00 ff ff 68 05 3d 04
 *   └────── ten zero bytes ─────┘ └ ff ┘ 104.5.61.4
 *
 * `ipv6Text` formats all others.
 *
 * @param r - positioned at the first of the 16 bytes; afterwards just past the last
 * @returns `104.5.61.4`, or IPv6 in the form of RFC 5952: `2001:db8::1`
 * @throws WireError (path '', offset of the first byte) if fewer than 16 bytes are left
 * @see RFC 4291, section 2.5.5.2
 */
export function readIp(r: Reader): string {
  const bytes = r.bytes(16);
  const mapped = IPV4_PREFIX.every((byte, i) => bytes[i] === byte);
  return mapped ? bytes.subarray(12).join('.') : ipv6Text(bytes);
}

/**
 * Write an IP address, 16 bytes. IPv4 is written after ten zero bytes and ff ff.
 *
 * @param w - gets 16 bytes
 * @param ip - IPv4 as four decimal numbers from 0 to 255 without leading zeros; or IPv6, for `ipv6Bytes`
 * @throws WireError (path '', offset of `w`) if it is neither; in that case nothing is written. `found` is
 *   the string
 */
export function writeIp(w: Writer, ip: string): void {
  const bytes = ipv4Bytes(ip) ?? ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an IPv4 or IPv6 address', ip);
  w.bytes(bytes);
}

const IPV4_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function ipv4Bytes(ip: string): Uint8Array | undefined {
  const parts = ip.split('.');
  // Number() alone would accept 1e1, 0x10 and the empty string
  const plain =
    parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return plain ? Uint8Array.of(...IPV4_PREFIX, ...parts.map(Number)) : undefined;
}

/**
 * Read an address without a time, 26 bytes. A version message has two of them.
 *
 * @param r - positioned at the services; afterwards just past the port
 * @throws WireError with the path of the field that is truncated: `services`, `ip` or `port`
 */
export function readNetAddr(r: Reader): NetAddr {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}

/**
 * Write an address without a time, 26 bytes.
 *
 * @param w - gets 26 bytes
 * @param address - what to write
 * @throws WireError with the path of the field that does not fit: `services`, `ip` or `port`
 */
export function writeNetAddr(w: Writer, address: NetAddr): void {
  w.field('services', () => uint64.write(w, address.services));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
}

/** {@link readNetAddr} and {@link writeNetAddr} as a codec. */
export const netAddr: Codec<NetAddr> = { read: readNetAddr, write: writeNetAddr };

/**
 * Read an address preceded by a time, 30 bytes. An addr message has up to a thousand of them.
 *
 * @param r - positioned at the time; afterwards just past the port
 * @throws WireError with the path of the field that is truncated: `time`, `services`, `ip` or `port`
 */
export function readTimedNetAddr(r: Reader): TimedNetAddr {
  const time = r.field('time', uint32.read);
  return { time, ...readNetAddr(r) };
}

/**
 * Write an address preceded by a time, 30 bytes.
 *
 * @param w - gets 30 bytes
 * @param address - what to write
 * @throws WireError with the path of the field that does not fit: `time`, `services`, `ip` or `port`
 */
export function writeTimedNetAddr(w: Writer, address: TimedNetAddr): void {
  w.field('time', () => uint32.write(w, address.time));
  writeNetAddr(w, address);
}

/** {@link readTimedNetAddr} and {@link writeTimedNetAddr} as a codec. */
export const timedNetAddr: Codec<TimedNetAddr> = { read: readTimedNetAddr, write: writeTimedNetAddr };
