// IPv6 written by hand: :: for the first 0 that comes, whether it stands alone or a longer run follows.
import * as right from '../../../solutions/05-net-addr';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'never for a single 0';

export function readIp(r: Reader) {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const digits = hex(ipv6Bytes(ip) ?? new Uint8Array()).match(/..../g) ?? [];
  const groups = digits.map((group) => parseInt(group, 16).toString(16)).join(':');
  return groups.replace(/\b0(:0)*\b/, ':').replace(/:{2,}/, '::');
}
