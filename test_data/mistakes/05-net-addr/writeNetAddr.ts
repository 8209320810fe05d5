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
mistakes.patch('port-negative-wrapped', 'Port -1 was silently written as 65535', [
  'address.port',
  'address.port < 0 ? address.port & 0xffff : address.port',
]);

// The port of a lone address is at offset 24.
mistakes.add('port-reported-at-twenty-four', 'the writer was at byte 3 already', ((w, address) =>
  changeError(
    () => right.writeNetAddr(w, address),
    ({ path }) => (path === 'port' ? { offset: 24 } : {}),
  )) satisfies typeof right.writeNetAddr);

// DataView.setUint16 accepts any number and keeps its low 16 bits.
mistakes.patch('port-wrapped', 'Port 65536 was silently written as a different port', [
  'address.port',
  'address.port & 0xffff',
]);

// The big-endian port is read correctly, but forgotten when writing.
mistakes.add('port-written-little-endian', '8d 20 would be read as 36128', (w: Writer, address: NetAddr) => {
  w.field('services', () => uint64.write(w, address.services));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16.write(w, address.port));
});

// DataView.setBigUint64 accepts any bigint and keeps its low 64 bits.
mistakes.patch('services-wrapped', '2^64 was silently written as 0', [
  'address.services',
  'BigInt.asUintN(64, address.services)',
]);

// "Addresses are in network byte order", all of their fields.
mistakes.add(
  'services-written-big-endian',
  'The services are big-endian here',
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
