import { int32 } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for protocolVersion. */
export const mistakes = new MistakeTable('protocolVersion');

// Every book on sockets says to use network byte order.
mistakes.add('version-big-endian', '4 bytes swapped', (payload: Uint8Array) =>
  Buffer.from(payload).readInt32BE(),
);

// decode() rejects leftover bytes, and here most of the message is left over.
mistakes.add('version-must-fill-the-payload', 'Only the first four bytes', (payload: Uint8Array) =>
  decode(int32.read, payload),
);

// int32.read alone knows the offset, but not the name of the field.
mistakes.add('version-not-named', 'it should name "version"', (payload: Uint8Array) =>
  int32.read(new Reader(payload)),
);

// In C# and Java a short is enough for many things. But 70015 needs 17 bits.
mistakes.add('version-of-two-bytes', 'The version has four', (payload: Uint8Array) =>
  Buffer.from(payload).readUInt16LE(),
);

// payload.buffer is the whole chunk, of which the payload is only a part.
mistakes.add('version-of-the-whole-buffer', 'a view into a larger buffer', (payload: Uint8Array) => {
  if (payload.length < 4) throw new WireError('version', 0, '4 bytes', String(payload.length));
  return new DataView(payload.buffer).getInt32(0, true);
});

// All numbers of the message are taken for 64 bits.
mistakes.add('version-of-eight-bytes', 'You read eight bytes', (payload: Uint8Array) =>
  Number(Buffer.from(payload.slice(0, 8)).readBigInt64LE()),
);

// A message has a header of 24 bytes, but here only its payload is given.
mistakes.add('version-after-a-header', 'You skipped 24 bytes', (payload: Uint8Array) =>
  int32.read(new Reader(payload.subarray(24))),
);

// A version is never negative, until a peer sends one that is.
mistakes.patch('version-unsigned', 'it can be negative', ['int32.read', 'uint32.read']);

// The size is not given, so everything that is left is read.
mistakes.add('version-of-all-bytes', 'You took the whole payload for the version', (payload: Uint8Array) =>
  Number(payload.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)),
);
