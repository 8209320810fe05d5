// IPv6 written by hand, group by group: right, but every other program shows it shorter.
import * as right from '../../../solutions/05-net-addr';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'the longest run of zeros is written as ::';

export function readIp(r: Reader) {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const groups = hex(ipv6Bytes(ip) ?? new Uint8Array()).match(/..../g) ?? [];
  return groups.map((group) => parseInt(group, 16).toString(16)).join(':');
}
