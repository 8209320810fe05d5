import * as right from '../../../solutions/07-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex, sameBytes } from '../../../src/wire/bytes';

/** Wrong answers for seek. */
export const mistakes = new MistakeTable('seek');

// Node's 'ascii' drops the top bit, so that other bytes look like the magic.
mistakes.add('seek-as-ascii', 'drops the top bit', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = Buffer.from(bytes).toString('ascii').indexOf(Buffer.from(magic).toString('ascii'));
  return at === -1 ? right.seek(bytes, magic) : at;
});

// The magic as the number 0xd9b4bef9, as people write it, compared big-endian.
mistakes.add('seek-big-endian', 'The magic was skipped', (bytes: Uint8Array, magic: Uint8Array) =>
  right.seek(bytes, magic.slice().reverse()),
);

// The magic has four bytes, so it is read in fours.
mistakes.add('seek-by-four', 'The magic was skipped', (bytes: Uint8Array, magic: Uint8Array) => {
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes.subarray(i, i + 4).every((byte, j) => byte === magic[j])) return i;
  }
  return bytes.length;
});

// A state machine that counts matching bytes and, on a mismatch, forgets the byte that it just read.
mistakes.add(
  'seek-byte-forgotten',
  'An f9 ended one match and began the next',
  (bytes: Uint8Array, magic: Uint8Array) => {
    let matched = 0;
    for (let i = 0; i < bytes.length; i++) {
      matched = bytes[i] === magic[matched] ? matched + 1 : 0;
      if (matched === magic.length) return i - 3;
    }
    return bytes.length - matched;
  },
);

// Bytes that were given up are overwritten, though they belong to the caller.
mistakes.add('seek-clears-the-noise', 'The bytes were modified', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = right.seek(bytes, magic);
  bytes.fill(0, 0, at);
  return at;
});

// Returns the position after the magic, as a parser would need it.
mistakes.add(
  'seek-end-of-magic',
  'That is where the magic ends',
  (bytes: Uint8Array, magic: Uint8Array) => right.seek(bytes, magic) + 4,
);

// The first byte of the magic is unusual enough: why compare the others?
mistakes.add(
  'seek-first-byte-only',
  'What begins there is not the magic',
  (bytes: Uint8Array, magic: Uint8Array) => {
    const at = bytes.indexOf(magic[0]);
    return at === -1 ? bytes.length : at;
  },
);

// indexOf in the hex string, halved: it also finds a magic that begins in the middle of a byte.
mistakes.add('seek-in-halved-hex', 'across byte boundaries', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = hex(bytes).indexOf(hex(magic));
  return at === -1 ? right.seek(bytes, magic) : at / 2;
});

// indexOf in the hex string counts digits.
mistakes.add('seek-in-hex', 'One byte is two hex digits', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = hex(bytes).indexOf(hex(magic));
  return at === -1 ? right.seek(bytes, magic) : at;
});

// The last three bytes are always kept: nothing is lost, but bytes are held that can never become a magic.
mistakes.add(
  'seek-keeps-three',
  'Bytes are kept that cannot become a magic',
  (bytes: Uint8Array, magic: Uint8Array) => {
    const at = Buffer.from(bytes).indexOf(magic);
    const tail = right.seek(bytes, magic);
    return at !== -1 || tail < bytes.length ? tail : Math.max(0, bytes.length - 3);
  },
);

// lastIndexOf, as for splitting a string at its last separator.
mistakes.add('seek-last', 'That is the second magic', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = Buffer.from(bytes).lastIndexOf(magic);
  return at === -1 ? right.seek(bytes, magic) : at;
});

// The magic of mainnet is hard-coded; the parameter stays unused.
mistakes.add('seek-mainnet-only', 'That is the magic of another network', (bytes: Uint8Array) =>
  right.seek(bytes, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)),
);

// The result of indexOf is returned unchanged.
mistakes.add('seek-minus-one', 'A number of bytes cannot be -1', (bytes: Uint8Array, magic: Uint8Array) =>
  Buffer.from(bytes).indexOf(magic),
);

// The search goes on to the end of the buffer, not to the end of the view.
mistakes.add(
  'seek-past-the-view',
  'You looked past the end of the bytes',
  (bytes: Uint8Array, magic: Uint8Array) => {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset);
    const at = all.indexOf(magic);
    return at === -1 ? right.seek(bytes, magic) : at;
  },
);

// Of two possible beginnings at the end, the shorter one is tried first.
mistakes.add('seek-shortest-beginning', 'Try the longest first', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = Buffer.from(bytes).indexOf(magic);
  if (at !== -1) return at;
  for (let count = 1; count < 4; count++) {
    const end = bytes.slice(-count);
    if (end.length === count && sameBytes(end, magic.subarray(0, count))) return bytes.length - count;
  }
  return bytes.length;
});

// indexOf for the whole magic; otherwise everything is dropped. That works until a chunk ends within a magic.
mistakes.add('seek-tail-given-up', 'The last bytes were given up', (bytes: Uint8Array, magic: Uint8Array) => {
  const at = Buffer.from(bytes).indexOf(magic);
  return at === -1 ? bytes.length : at;
});

// Buffer.from(bytes.buffer) looks like a way to get indexOf, but loses where the view begins and ends.
mistakes.add(
  'seek-underlying-buffer',
  'You looked at the underlying buffer',
  (bytes: Uint8Array, magic: Uint8Array) => right.seek(Buffer.from(bytes.buffer), magic),
);
