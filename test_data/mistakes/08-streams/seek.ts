import * as right from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for seek. */
export const mistakes = new MistakeTable('seek');

// Node's 'ascii' drops the top bit, so that other bytes look like the magic.
mistakes.patch('seek-as-ascii', 'drops the top bit', [
  '.indexOf(magic)',
  ".toString('ascii').indexOf(Buffer.from(magic).toString('ascii'))",
]);

// The magic as the number 0xd9b4bef9, as people write it, compared big-endian.
mistakes.add('seek-big-endian', 'You skipped the magic', (bytes: Uint8Array, magic: Uint8Array) =>
  right.seek(bytes, magic.slice().reverse()),
);

// The magic has four bytes, so it is read in fours.
mistakes.add('seek-by-four', 'You skipped the magic', (bytes: Uint8Array, magic: Uint8Array) => {
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
mistakes.add('seek-clears-the-noise', 'You modified the bytes', (bytes: Uint8Array, magic: Uint8Array) => {
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
mistakes.patch('seek-first-byte-only', 'What begins there is not the magic', [
  'indexOf(magic)',
  'indexOf(magic[0])',
]);

// i < length - 4 instead of <=: the last four bytes are never compared.
mistakes.add(
  'seek-stops-too-early',
  'The last four bytes were not looked at',
  (bytes: Uint8Array, magic: Uint8Array) => {
    for (let i = 0; i < bytes.length - 4; i++) {
      if (magic.every((byte, j) => bytes[i + j] === byte)) return i;
    }
    for (let from = Math.max(0, bytes.length - 3); from < bytes.length; from++) {
      if (bytes.subarray(from).every((byte, j) => byte === magic[j])) return from;
    }
    return bytes.length;
  },
);

// indexOf in the hex string, halved: it also finds a magic that begins in the middle of a byte.
mistakes.patch(
  'seek-in-halved-hex',
  'across byte boundaries',
  ['.indexOf(magic)', ".toString('hex').indexOf(Buffer.from(magic).toString('hex'))"],
  ['return whole', 'return whole / 2'],
);

// indexOf in the hex string counts digits.
mistakes.patch('seek-in-hex', 'One byte is two hex digits', [
  '.indexOf(magic)',
  ".toString('hex').indexOf(Buffer.from(magic).toString('hex'))",
]);

// Without a beginning of the magic, the last three bytes are kept all the same, to be on the safe side.
mistakes.patch('seek-keeps-three', 'You keep bytes that cannot become a magic', [
  'return bytes.length;',
  'return Math.max(0, bytes.length - 3);',
]);

// The last three bytes are always kept, whatever they are: nothing is lost, and no partial magic has to be found.
mistakes.add(
  'seek-keeps-any-three',
  'You keep bytes that cannot become a magic',
  (bytes: Uint8Array, magic: Uint8Array) => {
    const whole = Buffer.from(bytes).indexOf(magic);
    return whole === -1 ? Math.max(0, bytes.length - 3) : whole;
  },
);

// lastIndexOf, as for splitting a string at its last separator.
mistakes.patch('seek-last', 'That is the second magic', ['indexOf', 'lastIndexOf']);

// The magic of mainnet is hard-coded; the parameter stays unused.
mistakes.add('seek-mainnet-only', 'That is the magic of a different network', (bytes: Uint8Array) =>
  right.seek(bytes, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)),
);

// The result of indexOf is returned unchanged.
mistakes.patch('seek-minus-one', 'A number of bytes cannot be -1', [
  'if (whole !== -1) return whole',
  'return whole',
]);

// The search goes on to the end of the buffer, not to the end of the view.
mistakes.patch('seek-past-the-view', 'You looked past the end of the bytes', [', bytes.length)', ')']);

// Of two possible beginnings at the end, the shorter one is tried first.
mistakes.patch('seek-shortest-beginning', 'Try the longest first', [
  'Math.max(0, bytes.length - magic.length + 1); from < bytes.length; from++',
  'bytes.length - 1; from >= 0; from--',
]);

// indexOf for the whole magic; otherwise everything is dropped. That works until a chunk ends within a magic.
mistakes.patch('seek-tail-given-up', 'You gave up the last bytes', [
  'if (whole !== -1) return whole',
  'return whole === -1 ? bytes.length : whole',
]);

// Buffer.from(bytes.buffer) looks like a way to get indexOf, but loses where the view begins and ends.
mistakes.add(
  'seek-underlying-buffer',
  'You looked at the underlying buffer',
  (bytes: Uint8Array, magic: Uint8Array) => right.seek(Buffer.from(bytes.buffer), magic),
);
