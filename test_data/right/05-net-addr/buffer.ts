// By a Node programmer: Buffer reads and writes the numbers, node:net recognises addresses.
import { isIPv4, isIPv6 } from 'node:net';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes, ipv6Text } from '../../../src/wire/ip';

interface NetAddr {
  services: bigint;
  ip: string;
  port: number;
}
const PREFIX = Buffer.from('00000000000000000000ffff', 'hex');

/** Turns Buffer's own range errors into WireErrors. */
function put(w: Writer, name: string, size: number, found: unknown, fill: (field: Buffer) => void): void {
  const field = Buffer.alloc(size);
  try {
    fill(field);
  } catch {
    throw new WireError(name, w.offset, `a number of ${size} bytes`, String(found));
  }
  w.bytes(field);
}

export function readIp(r: Reader): string {
  const address = Buffer.from(r.bytes(16));
  return PREFIX.equals(address.subarray(0, 12))
    ? Array.from(address.subarray(12)).join('.')
    : ipv6Text(address);
}

export function writeIp(w: Writer, ip: string): void {
  const zone = ip.includes('%');
  if (isIPv4(ip)) w.bytes(Buffer.concat([PREFIX, Buffer.from(ip.split('.').map(Number))]));
  else if (isIPv6(ip) && !zone) w.bytes(ipv6Bytes(ip) ?? PREFIX);
  else throw new WireError('', w.offset, 'an IP address', ip);
}

export function readNetAddr(r: Reader): NetAddr {
  return {
    services: r.field('services', () => Buffer.from(r.bytes(8)).readBigUInt64LE()),
    ip: r.field('ip', readIp),
    port: r.field('port', () => Buffer.from(r.bytes(2)).readUInt16BE()),
  };
}

export function writeNetAddr(w: Writer, { services, ip, port }: NetAddr): void {
  put(w, 'services', 8, services, (field) => field.writeBigUInt64LE(services));
  w.field('ip', (inner) => writeIp(inner, ip));
  put(w, 'port', 2, port, (field) => field.writeUInt16BE(port));
}

export const readTimedNetAddr = (r: Reader) => ({
  time: r.field('time', () => Buffer.from(r.bytes(4)).readUInt32LE()),
  ...readNetAddr(r),
});

export function writeTimedNetAddr(w: Writer, { time, ...address }: NetAddr & { time: number }): void {
  put(w, 'time', 4, time, (field) => field.writeUInt32LE(time));
  writeNetAddr(w, address);
}
