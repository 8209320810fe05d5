import { int32, int64, uint32, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import { writeStart } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeStart. */
export const mistakes = new MistakeTable('writeStart');

// Overlooks that other fields are ignored, and writes every field that is present.
mistakes.patch('more-than-the-start', 'You wrote more than the first three fields', [
  'int64.write(w, start.timestamp));',
  'int64.write(w, start.timestamp)); if (start.addr_recv) struct(VERSION_GROUPS[1]).write(w, start);',
]);

// Only numbers from 0 up are allowed, so some messages can be read but not written.
mistakes.add(
  'negative-start-rejected',
  'Version and timestamp are signed',
  (w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) => {
    w.field('version', () => uint32.write(w, start.version));
    w.field('services', () => uint64.write(w, start.services));
    w.field('timestamp', () => int64.write(w, start.timestamp));
  },
);

// setBigUint64 and BigInt.asUintN accept any bigint.
mistakes.patch('services-wrapped', 'the services are unsigned', [
  'start.services',
  'BigInt.asUintN(64, start.services)',
]);

// struct.pack("<iIq", …): the letter for the services is in the wrong case.
mistakes.patch('services-written-as-four', 'You wrote the services as 4 bytes', [
  'uint64.write(w, start.services)',
  'w.bytes(encode(uint64.write, start.services).slice(0, 4))',
]);

// setBigInt64 and BigInt.asIntN accept any bigint.
mistakes.patch('timestamp-wrapped', 'an int64 ends at 2^63 - 1', [
  'start.timestamp',
  'BigInt.asIntN(64, start.timestamp)',
]);

// The bitcoincorps lesson read the timestamp as 8 bytes and wrote it as 4.
mistakes.patch('timestamp-written-as-four', 'You wrote the timestamp as 4 bytes', [
  'int64.write(w, start.timestamp)',
  'int32.write(w, Number(start.timestamp))',
]);

// `| 0` makes an int32 of anything.
mistakes.patch('version-wrapped', 'an int32 ends at 2147483647', ['start.version', 'start.version | 0']);

// struct.pack("!i", …), the network byte order of Python.
mistakes.patch('version-written-big-endian', 'You wrote the version in big-endian order', [
  'int32.write(w, start.version)',
  'w.bytes(encode(int32.write, start.version).reverse())',
]);

/** The codecs of the first three fields. */
const CODECS: Record<string, { write: (w: Writer, value: never) => void }> = {
  version: int32,
  services: uint64,
  timestamp: int64,
};

// It goes through the object, and skips what has no codec.
mistakes.add(
  'start-in-the-order-of-the-object',
  'the order of the object’s keys',
  (w: Writer, start: object) => {
    for (const [name, value] of Object.entries(start)) {
      if (CODECS[name]) w.field(name, () => CODECS[name].write(w, value as never));
    }
  },
);

// It goes through the object, and takes a codec for each of its fields.
mistakes.add('start-with-every-field', 'The object may have more fields', (w: Writer, start: object) => {
  for (const [name, value] of Object.entries(start)) {
    w.field(name, () => CODECS[name].write(w, value as never));
  }
});

// In an address the services come first, in the message they do not.
mistakes.add(
  'services-written-first',
  'You wrote the services before the version',
  (w: Writer, start: Version) => {
    w.field('services', () => uint64.write(w, start.services));
    w.field('version', () => int32.write(w, start.version));
    w.field('timestamp', () => int64.write(w, start.timestamp));
  },
);

// The timestamp of a message is the time at which it is sent, but that is for the caller to say.
mistakes.patch('clock-written', 'the timestamp of the object', [
  'start.timestamp)',
  'BigInt(Math.floor(Date.now() / 1000)))',
]);

// A check that nothing is forgotten: but the object may be a whole message.
mistakes.add('more-fields-rejected', 'The object may have more fields', (w: Writer, start: Version) => {
  if (Object.keys(start).length !== 3) throw new RangeError('version, services and timestamp are needed');
  writeStart(w, start);
});
