import { uint32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readTimedNetAddr. */
export const mistakes = new MistakeTable('readTimedNetAddr');

// The type lists services, ip and port first; the time is added and read last.
mistakes.add('time-at-the-end', 'for the start of the services', (r: Reader) => {
  const address = readNetAddr(r);
  return { ...address, time: r.field('time', uint32.read) };
});

// The port is in network byte order, so the time might be, too.
mistakes.patch('time-big-endian', '2063358299 is 1532623994 with its 4 bytes swapped', [
  "r.field('time', uint32.read)",
  "Buffer.from(r.bytes(4, 'time')).readUInt32BE()",
]);

// The timestamp of the version message has 8 bytes, so this time gets 8, too.
mistakes.patch('time-eight-bytes', 'You read the time as 8 bytes', [
  "r.field('time', uint32.read)",
  "Number(r.field('time', uint64.read))",
]);

// Multiplied by a thousand at once, since Date expects milliseconds.
mistakes.patch('time-in-milliseconds', 'The wire counts seconds', ['{ time,', '{ time: 1000 * time,']);

// A node replaces a time that is too old with "five days ago"; here that happens while reading.
mistakes.patch('time-made-up', 'you made up a different one', [
  '{ time,',
  '{ time: time > 100_000_000 ? time : Math.floor(Date.now() / 1000) - 432_000,',
]);

// int32, as time_t used to be: after 2038 the time is before 1970.
mistakes.patch('time-signed', 'The time of an address is unsigned', ['{ time,', '{ time: time | 0,']);

// Python's `if self.time:`, in the bitcoincorps lesson: 0 is taken for "no time".
mistakes.patch('time-zero-dropped', 'You dropped time 0', ['{ time,', '{ ...(time ? { time } : {}),']);

// The four bytes are not yet a number.
mistakes.patch('time-stays-bytes', 'The time is a number', [
  "r.field('time', uint32.read)",
  "r.bytes(4, 'time') as unknown as number",
]);
