import { int32, int64, uint32, uint64 } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readStart. */
export const mistakes = new MistakeTable('readStart');

// Number() around the 64 bits, so that they can be shifted and printed as usual.
mistakes.add('services-as-number', 'Services and timestamp have 64 bits: they are bigints', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = Number(r.field('services', uint64.read));
  const timestamp = Number(r.field('timestamp', int64.read));
  return { version, services, timestamp };
});

// All bits in use fit into 32, so four bytes are read, and the timestamp is shifted.
mistakes.add('services-four-bytes', 'for the start of the timestamp', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = BigInt(r.field('services', uint32.read));
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
});

// "Network byte order": the version is read with readInt32BE.
mistakes.add('start-big-endian', '2131820800 is 70015 with its 4 bytes swapped', (r: Reader) => {
  const version = Buffer.from(r.bytes(4, 'version')).readInt32BE();
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
});

// The numbers are read without field(): the error says that bytes are missing, but not where.
mistakes.add('start-not-named', 'The error names no field', (r: Reader) => {
  const version = int32.read(r);
  const services = uint64.read(r);
  const timestamp = int64.read(r);
  return { version, services, timestamp };
});

// A Date is what a program wants in the end, but a peer may send what no Date can hold.
mistakes.add('timestamp-as-date', 'what no Date and no number can hold', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = new Date(1000 * Number(r.field('timestamp', int64.read)));
  return { version, services, timestamp };
});

// A node treats a negative time as 0 (CVE-2024-52912); here that happens while reading.
mistakes.add('timestamp-clamped', 'you replaced it with 0', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp: timestamp < 0n ? 0n : timestamp };
});

// Seconds fit into four bytes, and the time of an address has four: easily confused.
mistakes.add('timestamp-four-bytes', 'You read the timestamp as 4 bytes', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = BigInt(r.field('timestamp', uint32.read));
  return { version, services, timestamp };
});

// Multiplied by a thousand at once, since Date counts milliseconds.
mistakes.add('timestamp-in-milliseconds', 'The timestamp is in milliseconds', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = 1000n * r.field('timestamp', int64.read);
  return { version, services, timestamp };
});

// No time is before 1970, so uint64.
mistakes.add('timestamp-unsigned', 'The timestamp is signed, an int64', (r: Reader) => {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', uint64.read);
  return { version, services, timestamp };
});

// A version is never negative, so uint32.
mistakes.add('version-unsigned', 'The version is signed, an int32', (r: Reader) => {
  const version = r.field('version', uint32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
});
