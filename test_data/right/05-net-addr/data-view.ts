// By a programmer who takes all bytes of an address at once and looks at them through a DataView.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes, ipv6Text } from '../../../src/wire/ip';

type NetAddr = { services: bigint; ip: string; port: number };
const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);

export function readIp(r: Reader): string {
  const bytes = r.bytes(16);
  const v = view(bytes);
  const mapped = v.getBigUint64(0) === 0n && v.getUint32(8) === 0xffff;
  return mapped ? [12, 13, 14, 15].map((i) => v.getUint8(i)).join('.') : ipv6Text(bytes);
}

export function writeIp(w: Writer, ip: string): void {
  // ipv6Bytes understands ::ffff:1.2.3.4, too, so IPv4 only has to be converted to that
  const part = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
  const ipv4 = new RegExp(`^${part}\\.${part}\\.${part}\\.${part}$`).test(ip);
  const bytes = ipv6Bytes(ipv4 ? `::ffff:${ip}` : ip);
  if (bytes === undefined) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(bytes);
}

export function readNetAddr(r: Reader): NetAddr {
  const services = view(r.bytes(8, 'services')).getBigUint64(0, true);
  const ip = r.field('ip', readIp);
  return { port: view(r.bytes(2, 'port')).getUint16(0), ip, services };
}

export function writeNetAddr(w: Writer, { services, ip, port }: NetAddr): void {
  const start = w.offset;
  if (services < 0n || services >> 64n) throw new WireError('services', start, '64 bits', `${services}`);
  if (port < 0 || port > 0xffff) throw new WireError('port', start + 24, '16 bits', `${port}`);
  const v = new DataView(new ArrayBuffer(8));
  v.setBigUint64(0, services, true);
  w.bytes(new Uint8Array(v.buffer));
  w.field('ip', () => writeIp(w, ip));
  v.setUint16(0, port);
  w.bytes(new Uint8Array(v.buffer, 0, 2));
}

export function readTimedNetAddr(r: Reader) {
  const time = view(r.bytes(4, 'time')).getUint32(0, true);
  return Object.assign(readNetAddr(r), { time });
}

export function writeTimedNetAddr(w: Writer, address: NetAddr & { time: number }): void {
  const { time } = address;
  if (time !== time >>> 0) throw new WireError('time', w.offset, 'a uint32', `${time}`);
  w.bytes(new Uint8Array(Uint32Array.of(time).buffer));
  writeNetAddr(w, address);
}
