import { uint16, uint16be, uint64 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/05-net-addr';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeNetAddr. */
export const mistakes = new MistakeTable('writeNetAddr');

// Only the upper boundary is checked; -1 is written as 65535.
mistakes.patch('port-negative-wrapped', 'You silently wrote port -1 as 65535', [
  'address.port',
  'address.port < 0 ? address.port & 0xffff : address.port',
]);

// A host and a port: which one comes first?
mistakes.add('port-written-before-ip', 'You wrote the port before the ip', (w: Writer, address: NetAddr) => {
  w.field('services', () => uint64.write(w, address.services));
  w.field('port', () => uint16be.write(w, address.port));
  w.field('ip', () => writeIp(w, address.ip));
});

// If nothing comes before the address, its port is at offset 24.
mistakes.add('port-reported-at-twenty-four', 'the writer was at byte 3 already', ((w, address) =>
  changeError(
    () => right.writeNetAddr(w, address),
    ({ path }) => (path === 'port' ? { offset: 24 } : {}),
  )) satisfies typeof right.writeNetAddr);

// `if (address.port)`: a port of 0 is left out.
mistakes.patch('port-zero-not-written', 'You left out port 0', [
  "w.field('port', () => uint16be",
  "if (address.port) w.field('port', () => uint16be",
]);

// `address.port || 8333`: a port of 0 is taken for none, and the usual one is filled in.
mistakes.patch('port-zero-replaced', 'You wrote port 8333 instead of 0', [
  'address.port',
  'address.port || 8333',
]);

// Other formats begin with where it is, and then say what it is.
mistakes.add('services-written-last', 'You wrote the services last', (w: Writer, address: NetAddr) => {
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
  w.field('services', () => uint64.write(w, address.services));
});

// DataView.setUint16 accepts any number and keeps its low 16 bits.
mistakes.patch('port-wrapped', 'You silently wrote port 65536 as a different port', [
  'address.port',
  'address.port & 0xffff',
]);

// The author reads the port as big-endian, but forgets that when writing.
mistakes.add(
  'port-written-little-endian',
  'a peer would read 8d 20 as 36128',
  (w: Writer, address: NetAddr) => {
    w.field('services', () => uint64.write(w, address.services));
    w.field('ip', () => writeIp(w, address.ip));
    w.field('port', () => uint16.write(w, address.port));
  },
);

// DataView.setBigUint64 accepts any bigint and keeps its low 64 bits.
mistakes.patch('services-wrapped', 'You silently wrote 2^64 as 0', [
  'address.services',
  'BigInt.asUintN(64, address.services)',
]);

// "Addresses are in network byte order", all of their fields.
mistakes.add(
  'services-written-big-endian',
  'You wrote the services as big-endian',
  (w: Writer, address: NetAddr) => {
    w.field('services', () => w.bytes(encode(uint64.write, address.services).reverse()));
    w.field('ip', () => writeIp(w, address.ip));
    w.field('port', () => uint16be.write(w, address.port));
  },
);

// writeUInt32LE for a value that has always been small.
mistakes.patch('services-written-in-four', 'You wrote the services as 4 bytes', [
  'uint64.write(w, address.services)',
  'uint32.write(w, Number(address.services))',
]);

// The 30 bytes of an addr message, written into a version message.
mistakes.patch('time-written-in-front', 'You wrote a time at the front', [
  "w.field('services'",
  "uint32.write(w, 0); w.field('services'",
]);

// The address comes first, in the interface of every other program.
mistakes.add('ip-written-first', 'You wrote the ip before the services', (w: Writer, address: NetAddr) => {
  w.field('ip', () => writeIp(w, address.ip));
  w.field('services', () => uint64.write(w, address.services));
  w.field('port', () => uint16be.write(w, address.port));
});

// The function of the workbook is called instead of one's own, which also writes IPv4.
mistakes.patch('only-ipv6-written', 'ipv6Bytes returns undefined for 10.0.0.1', [
  'writeIp(w, address.ip)',
  'w.bytes(ipv6Bytes(address.ip)!)',
]);

// This program offers nothing, but the address is somebody else's.
mistakes.patch('services-always-none', 'You wrote 0 for the services', ['address.services', '0n']);

// `if (address.services)`: services of 0 are left out.
mistakes.patch('services-zero-not-written', 'You left out the services', [
  "w.field('services', () =>",
  "if (address.services) w.field('services', () =>",
]);

// The types of both numbers of the address are taken for the same.
mistakes.patch('port-of-four-bytes-written', 'You wrote the port as 4 bytes', [
  'uint16be.write(w, address.port)',
  'uint32.write(w, address.port)',
]);
