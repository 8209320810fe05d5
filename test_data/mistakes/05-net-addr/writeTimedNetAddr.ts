import { uint32 } from '../../../solutions/02-fields';
import { type TimedNetAddr, writeNetAddr } from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeTimedNetAddr. */
export const mistakes = new MistakeTable('writeTimedNetAddr');

// One writer for both kinds of address: the time is read, but never written.
mistakes.add('time-not-written', 'The time is missing', writeNetAddr);

// The whole address is named, so the path of its port is address.port.
mistakes.patch('address-named-as-well', 'it should be about "services"', [
  '  writeNetAddr(w, address);',
  "  w.field('address', () => writeNetAddr(w, address));",
]);

// >>> 0 makes a uint32 of anything.
mistakes.patch('time-wrapped', 'You silently wrapped the time', ['address.time', 'address.time >>> 0']);

// Eight bytes, like the timestamp of the version message.
mistakes.patch('time-written-as-eight', 'You wrote the time as 8 bytes', [
  'uint32.write(w, address.time)',
  'uint64.write(w, BigInt(address.time))',
]);

// Appended to what writeNetAddr has written.
mistakes.add(
  'time-written-at-the-end',
  'You wrote the time at the end',
  (w: Writer, address: TimedNetAddr) => {
    writeNetAddr(w, address);
    w.field('time', () => uint32.write(w, address.time));
  },
);

// `if (address.time)`: a time of 0 is left out, and the address is 4 bytes too short.
mistakes.patch('time-zero-not-written', 'You left out time 0', ['w.field', 'if (address.time) w.field']);
