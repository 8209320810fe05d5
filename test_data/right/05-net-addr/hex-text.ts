// By a programmer who thinks in hex: an address is a number of 128 bits, IPv6 text is made by hand.
import { fromHex, hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

type NetAddr = { services: bigint; ip: string; port: number };
type Timed = NetAddr & { time: number };

const number = (digits: string) => BigInt(`0x${digits}`);
const turned = (digits: string) => (digits.match(/../g) ?? []).reverse().join('');
const little = (r: Reader, size: number, name: string) => number(turned(hex(r.bytes(size, name))));

function put(w: Writer, name: string, value: bigint, size: number, turn: (digits: string) => string): void {
  const digits = value.toString(16).padStart(2 * size, '0');
  if (value < 0n || digits.length > 2 * size)
    throw new WireError(name, w.offset, `${size} bytes`, `${value}`);
  w.bytes(fromHex(turn(digits)));
}

export function readIp(r: Reader): string {
  const digits = hex(r.bytes(16));
  const ip = number(digits);
  if (ip >> 32n === 0xffffn) return [24n, 16n, 8n, 0n].map((shift) => (ip >> shift) & 255n).join('.');
  const groups = (digits.match(/..../g) ?? []).map((group) => group.replace(/^0{1,3}/, ''));
  for (let length = 8; length > 1; length--) {
    const at = groups.findIndex(
      (_, i) => i + length <= 8 && groups.slice(i, i + length).every((g) => g === '0'),
    );
    if (at !== -1) return `${groups.slice(0, at).join(':')}::${groups.slice(at + length).join(':')}`;
  }
  return groups.join(':');
}

export function writeIp(w: Writer, ip: string): void {
  const four = ip.split('.');
  const isByte = (part: string) => String(parseInt(part) & 255) === part;
  const ipv4 = four.length === 4 && four.every(isByte);
  const digits = ipv4 ? four.map((part) => Number(part).toString(16).padStart(2, '0')).join('') : '';
  const bytes = ipv4 ? fromHex(`ffff${digits}`.padStart(32, '0')) : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'four numbers, or IPv6', ip);
  w.bytes(bytes);
}

export function readNetAddr(r: Reader): NetAddr {
  const services = little(r, 8, 'services');
  const ip = r.field('ip', readIp);
  return { services, ip, port: parseInt(hex(r.bytes(2, 'port')), 16) };
}

export function writeNetAddr(w: Writer, { services, ip, port }: NetAddr): void {
  put(w, 'services', services, 8, turned);
  w.field('ip', () => writeIp(w, ip));
  put(w, 'port', BigInt(port), 2, (digits) => digits);
}

export function readTimedNetAddr(r: Reader): Timed {
  return { time: Number(little(r, 4, 'time')), ...readNetAddr(r) };
}

export function writeTimedNetAddr(w: Writer, address: Timed): void {
  put(w, 'time', BigInt(address.time), 4, turned);
  writeNetAddr(w, address);
}
