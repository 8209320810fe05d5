import { uint16be, uint32, uint64 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/05-net-addr';
import { readIp } from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readNetAddr. */
export const mistakes = new MistakeTable('readNetAddr');

// The bytes are read without field(): the error says that something is missing, but not what.
mistakes.patch(
  'fields-not-named',
  'The error names no field',
  ["r.field('services', uint64.read)", 'uint64.read(r)'],
  ["r.field('ip', readIp)", 'readIp(r)'],
  ["r.field('port', uint16be.read)", 'uint16be.read(r)'],
);

// A host and a port: which one comes first?
mistakes.add('port-before-ip', 'You read the port before the ip', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const port = r.field('port', uint16be.read);
  return { services, port, ip: r.field('ip', readIp) };
});

// All other numbers are little-endian, so the port is read in the same way.
mistakes.patch('port-little-endian', '54988 is 52438 with its two bytes swapped', [
  "r.field('port', uint16be.read)",
  "Buffer.from(r.bytes(2, 'port')).readUInt16LE()",
]);

// Nobody can connect to port 0, so it is replaced with the usual one.
mistakes.patch('port-made-up', 'you made up 8333', ['port }', 'port: port || 8333 }']);

// reverse() for the big-endian port: it reverses a view of the message itself.
mistakes.patch('port-reversed-in-place', 'reverse() works in place', [
  "r.field('port', uint16be.read)",
  "Buffer.from(r.bytes(2, 'port').reverse()).readUInt16LE()",
]);

// readInt16BE, since a port "fits into a short".
mistakes.patch('port-signed', 'differ by exactly 2^16', [
  "r.field('port', uint16be.read)",
  "Buffer.from(r.bytes(2, 'port')).readInt16BE()",
]);

// `|| undefined` for "no port": port 0 is falsy.
mistakes.patch('port-zero-dropped', 'You dropped port 0', ['port }', 'port: port || undefined }']);

// A dict of five names, as in the bitcoincorps lesson: the other bits cannot be written back.
mistakes.add('services-as-names', 'Names lose the unnamed bits', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  const names = ['NETWORK', 'GETUTXO', 'BLOOM', 'WITNESS', 'LIMITED'];
  const dict = names.map((name, i) => [name, ((services >> BigInt([0, 1, 2, 3, 10][i])) & 1n) === 1n]);
  return { services: Object.fromEntries(dict), ip, port };
});

// Number() around the services, so that they print without the n.
mistakes.patch('services-as-number', 'a bigint. Names lose', [
  "r.field('services', uint64.read)",
  "Number(r.field('services', uint64.read))",
]);

// The bits in use fit into 32, so four bytes are read.
mistakes.patch('services-four-bytes', 'You read four bytes too few before the ip', [
  'uint64.read',
  'uint32.read',
]);

// Eight bytes are skipped, but only getUint32 is called.
mistakes.patch('services-low-half', 'You used only the first four bytes', [
  '{ services,',
  '{ services: services & 0xffffffffn,',
]);

// A number in between, turned back with BigInt() for the type checker: 53 bits are left.
mistakes.patch('services-rounded', 'which rounded away its last digits', [
  '{ services,',
  '{ services: BigInt(Number(services)),',
]);

// readBigInt64LE instead of readBigUInt64LE: bit 63 becomes a minus sign.
mistakes.patch('services-signed', 'differ by exactly 2^64', [
  '{ services,',
  '{ services: BigInt.asIntN(64, services),',
]);

// Only the bits with a name are kept, "because the others mean nothing".
mistakes.patch('services-unknown-dropped', 'which have no name', [
  '{ services,',
  '{ services: services & 0xc4fn,',
]);

// The bitcoincorps lesson: a time that is not there, a read(16) that returns 14 bytes, and no port.
mistakes.add('time-read-and-short-reads', 'You read a time of 4 bytes that is not there', (r: Reader) => {
  const read = (size: number) => r.bytes(Math.min(size, r.left));
  read(4);
  const services = read(8).reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n);
  const ip = read(16).slice(-4).join('.');
  return { services, ip, port: read(2).reduce((sum, byte) => 256 * sum + byte, 0) };
});

// One function for both kinds: it reads a time of 4 bytes in a version message, too.
mistakes.patch('time-read-that-is-not-there', 'You read a time of 4 bytes that is not there', [
  'const services',
  "r.field('time', uint32.read); const services",
]);

// A number of 32 bits for the port, of which the lower half is used.
mistakes.add('port-of-four-bytes', 'You read more than two bytes for the port', (r: Reader) => ({
  services: r.field('services', uint64.read),
  ip: r.field('ip', readIp),
  port: r.field('port', uint32.read) & 0xffff,
}));

// The type of the field on the wire, not that of the value.
mistakes.add('ip-stays-bytes', 'The ip is a string', (r: Reader) => ({
  services: r.field('services', uint64.read),
  ip: r.bytes(16, 'ip'),
  port: r.field('port', uint16be.read),
}));

// The values in the order of the wire, without their names.
mistakes.add('address-as-a-list', 'not a list', (r: Reader) => Object.values(right.readNetAddr(r)));
