import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readStart. */
export const mistakes = new MistakeTable('readStart');

// Number() around the 64 bits, so that they can be shifted and printed as usual.
mistakes.patch(
  'services-as-number',
  'Services and timestamp have 64 bits: they are bigints',
  ["r.field('services', uint64.read)", "Number(r.field('services', uint64.read))"],
  ["r.field('timestamp', int64.read)", "Number(r.field('timestamp', int64.read))"],
);

// All bits in use fit into 32, so four bytes are read, and the timestamp is shifted.
mistakes.patch('services-four-bytes', 'for the start of the timestamp', [
  "r.field('services', uint64.read)",
  "BigInt(r.field('services', int32.read))",
]);

// "Network byte order": the version is read with readInt32BE.
mistakes.patch('start-big-endian', '2131820800 is 70015 with its 4 bytes swapped', [
  "r.field('version', int32.read)",
  "Buffer.from(r.bytes(4, 'version')).readInt32BE()",
]);

// The numbers are read without field(): the error says that bytes are missing, but not where.
mistakes.patch(
  'start-not-named',
  'The error names no field',
  ["r.field('version', int32.read)", 'int32.read(r)'],
  ["r.field('services', uint64.read)", 'uint64.read(r)'],
  ["r.field('timestamp', int64.read)", 'int64.read(r)'],
);

// A Date is what a program wants in the end, but a peer may send what no Date can hold.
mistakes.patch('timestamp-as-date', 'what no Date and no number can hold', [
  "r.field('timestamp', int64.read)",
  "new Date(1000 * Number(r.field('timestamp', int64.read)))",
]);

// A node treats a negative time as 0 (CVE-2024-52912); here that happens while reading.
mistakes.patch('timestamp-clamped', 'you replaced it with 0', [
  'timestamp }',
  'timestamp: timestamp < 0n ? 0n : timestamp }',
]);

// Seconds fit into four bytes, and the time of an address has four: easily confused.
mistakes.patch('timestamp-four-bytes', 'You read the timestamp as 4 bytes', [
  "r.field('timestamp', int64.read)",
  "BigInt(r.field('timestamp', int32.read))",
]);

// Multiplied by a thousand at once, since Date counts milliseconds.
mistakes.patch('timestamp-in-milliseconds', 'The timestamp is in milliseconds', [
  "r.field('timestamp', int64.read)",
  "1000n * r.field('timestamp', int64.read)",
]);

// No time is before 1970, so uint64.
mistakes.patch('timestamp-unsigned', 'The timestamp is signed, an int64', [
  "'timestamp', int64.read",
  "'timestamp', uint64.read",
]);

// A version is never negative, so uint32.
mistakes.patch('version-unsigned', 'The version is signed, an int32', [
  '{ version,',
  '{ version: version >>> 0,',
]);

// All three are taken for 64-bit numbers.
mistakes.patch('version-of-eight-bytes', 'You read the version as 8 bytes', [
  "r.field('version', int32.read)",
  "Number(r.field('version', uint64.read))",
]);

// The same, and what int32 returns is a number.
mistakes.patch('timestamp-four-bytes-as-number', 'You read the timestamp as 4 bytes', [
  "r.field('timestamp', int64.read)",
  "r.field('timestamp', int32.read)",
]);
