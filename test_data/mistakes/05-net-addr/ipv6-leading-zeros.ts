// IPv6 written by hand: hex in groups of four digits, with all their zeros.
import * as right from '../../../solutions/05-net-addr';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'with zeros in front';

export function readIp(r: Reader) {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const digits = hex(ipv6Bytes(ip) ?? new Uint8Array());
  return (digits.match(/..../g) ?? []).join(':');
}
