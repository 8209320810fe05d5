import { int64, uint16, uint16be, uint32, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readNetAddr. */
export const mistakes = new MistakeTable('readNetAddr');

// The bytes are read without field(): the error says that something is missing, but not what.
mistakes.add('fields-not-named', 'The error names no field', (r: Reader) => {
  const services = uint64.read(r);
  const ip = readIp(r);
  const port = uint16be.read(r);
  return { services, ip, port };
});

// All other numbers are little-endian, and uint16 is the first codec that comes to mind.
mistakes.add('port-little-endian', '54988 is 52438 with its two bytes swapped', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16.read);
  return { services, ip, port };
});

// Nobody can connect to port 0, so it is replaced with the usual one.
mistakes.add('port-made-up', 'you made up 8333', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port: port || 8333 };
});

// reverse() for the big-endian port: it reverses a view of the message itself.
mistakes.add('port-reversed-in-place', 'reverse() works in place', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = uint16.read(new Reader(r.bytes(2, 'port').reverse()));
  return { services, ip, port };
});

// readInt16BE, since a port "fits into a short".
mistakes.add('port-signed', 'the top bit of 16 was taken as a sign', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = Buffer.from(r.bytes(2, 'port')).readInt16BE();
  return { services, ip, port };
});

// `|| undefined` for "no port": port 0 is falsy.
mistakes.add('port-zero-dropped', 'You dropped port 0', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port: port || undefined };
});

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
mistakes.add('services-as-number', 'a bigint. Names lose', (r: Reader) => {
  const services = Number(r.field('services', uint64.read));
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
});

// The bits in use fit into 32, so four bytes are read.
mistakes.add('services-four-bytes', 'You read four bytes too few before the ip', (r: Reader) => {
  const services = r.field('services', uint32.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
});

// Eight bytes are skipped, but only getUint32 is called.
mistakes.add('services-low-half', 'You used only the first four bytes', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services: services & 0xffffffffn, ip, port };
});

// A number in between, wrapped in BigInt() for the type checker: 53 bits are left.
mistakes.add('services-rounded', 'rounded away', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services: BigInt(Number(services)), ip, port };
});

// readBigInt64LE instead of readBigUInt64LE: bit 63 becomes a minus sign.
mistakes.add('services-signed', 'the top bit of 64 was taken as a sign', (r: Reader) => {
  const services = r.field('services', int64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
});

// Only the bits with a name are kept, "because the others mean nothing".
mistakes.add('services-unknown-dropped', 'which have no name', (r: Reader) => {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services: services & 0xc4fn, ip, port };
});

// The old notebook: a time that is not there, read(16) that gives 14 bytes, and a port read from nothing.
mistakes.add('time-read-and-short-reads', 'You read a time of 4 bytes that is not there', (r: Reader) => {
  const read = (size: number) => r.bytes(Math.min(size, r.left));
  read(4);
  const services = read(8).reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n);
  const ip = read(16).slice(-4).join('.');
  return { services, ip, port: read(2).reduce((sum, byte) => 256 * sum + byte, 0) };
});

// One function for both kinds: it reads a time of 4 bytes in a version message, too.
mistakes.add('time-read-that-is-not-there', 'You read a time of 4 bytes that is not there', (r: Reader) => {
  r.field('time', uint32.read);
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
});
