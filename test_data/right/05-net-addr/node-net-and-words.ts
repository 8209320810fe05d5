// By a programmer who asks node:net what kind of address it is, and words every error differently.
import type { NetAddr } from '../../../solutions/05-net-addr';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes, ipv6Text } from '../../../src/wire/ip';
import { isIPv4 } from 'node:net';

const PREFIX = Buffer.from('\0'.repeat(10) + '\xff\xff', 'latin1');

export function readIp(r: Reader): string {
  const bytes = Buffer.from(r.bytes(16));
  const parts = [...bytes.subarray(12)].map(String);
  return bytes.subarray(0, 12).equals(PREFIX) ? parts.join('.') : ipv6Text(bytes);
}

export function writeIp(w: Writer, ip: string): void {
  const bytes = isIPv4(ip) ? Buffer.concat([PREFIX, Buffer.from(ip.split('.').map(Number))]) : ipv6Bytes(ip);
  if (bytes === undefined)
    throw new WireError('', w.offset, 'an address that one can dial', `"${ip}", which nobody can`);
  w.bytes(bytes);
}

export function writeNetAddr(w: Writer, { services, ip, port }: NetAddr): void {
  const at = w.offset;
  if (services >> 64n) throw new WireError('services', at, '64 bits', 'other bits');
  w.field('services', () => w.bytes(new Uint8Array(BigUint64Array.of(services).buffer)));
  w.field('ip', () => writeIp(w, ip));
  if (port !== (port & 0xffff)) throw new WireError('port', at + 24, '16 bits', 'other bits');
  w.bytes(Uint8Array.of(port >> 8, port & 0xff));
}
