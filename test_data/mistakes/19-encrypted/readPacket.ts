import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readPacket. */
export const mistakes = new MistakeTable('readPacket');

// The header is not removed.
mistakes.patch('contents-with-header', 'The contents begin after the header', [
  'contents: plain.subarray(1), decoy',
  'contents: plain, decoy',
]);

// The length is read as it came.
mistakes.patch('length-not-decrypted', 'The length is still encrypted', [
  'new Reader(length.crypt(yield LENGTH_LENGTH))',
  'new Reader(yield LENGTH_LENGTH)',
]);

// The other byte order.
mistakes.patch('length-big-endian', 'and 65,536 if it is read big-endian', [
  'new Reader(length.crypt(yield LENGTH_LENGTH)), LENGTH_LENGTH)',
  "new Reader(length.crypt(yield LENGTH_LENGTH)), LENGTH_LENGTH, 'big')",
]);

// The header is counted in the length.
mistakes.patch('without-the-header', 'After the length, it asks for 17 bytes', [
  'yield 1 + size + TAG_LENGTH',
  'yield size + TAG_LENGTH',
]);

// The tag is read separately, and not decrypted with the rest.
mistakes.patch('without-the-tag', 'After the length, it asks for 2 bytes', [
  'yield 1 + size + TAG_LENGTH',
  'yield 1 + size',
]);

// The header is either 0 or 80.
mistakes.patch('any-header', 'Only the bit 80 counts', ['(plain[0] & DECOY) !== 0 };', 'plain[0] !== 0 };']);

// The header is compared as a whole.
mistakes.patch('whole-header', 'You compared the whole header', [
  '(plain[0] & DECOY) !== 0 };',
  'plain[0] === DECOY };',
]);

// === 0 for "not set".
mistakes.patch('decoy-inverted', 'It is not a decoy', [
  '(plain[0] & DECOY) !== 0 };',
  '(plain[0] & DECOY) === 0 };',
]);

// The header is never looked at.
mistakes.patch('never-a-decoy', 'You never find a decoy', ['(plain[0] & DECOY) !== 0 };', 'false };']);

// The parameter is there, and is not used.
mistakes.patch('reads-without-along', 'The tag covers what was passed along', [
  'TAG_LENGTH, along);',
  'TAG_LENGTH);',
]);

// A length is only a number.
mistakes.patch('no-limit', 'because a stranger said so', [
  'if (size > MAX_CONTENTS_LENGTH) {',
  'if (size > 0xffffff) {',
]);

// The limit of lesson 01, without the zero and the name.
mistakes.patch('limit-of-payloads', 'You rejected a length of 4,000,001', [
  'if (size > MAX_CONTENTS_LENGTH) {',
  'if (size > MAX_PAYLOAD_LENGTH) {',
]);

// >= instead of >.
mistakes.patch('limit-included', 'exactly the limit', [
  'if (size > MAX_CONTENTS_LENGTH) {',
  'if (size >= MAX_CONTENTS_LENGTH) {',
]);

// It looks whether another packet follows.
mistakes.patch('reads-on', 'waits for more', [
  'return { contents: plain.subarray(1), decoy',
  'yield 1;\n  return { contents: plain.subarray(1), decoy',
]);

// Decoys are to be ignored, so the next packet is read at once.
mistakes.patch('packet-skips-decoys', 'Return it as well, with `decoy: true`', [
  'return { contents: plain',
  'if (plain[0] & DECOY) return yield* readPacket({ length, packet });\nreturn { contents: plain',
]);

// The tag is a field of its own, so it is asked for on its own.
mistakes.patch('packet-in-two-parts', 'Ask for header, contents and tag with one yield', [
  'packet.decrypt(yield 1 + size + TAG_LENGTH, along)',
  'packet.decrypt(joinBytes(yield 1 + size, yield TAG_LENGTH), along)',
]);

// The length is taken for 16 bits, as in many a protocol.
mistakes.patch('length-of-two-bytes', 'all three bytes of the length count', [
  'const size = Number(readUnsigned(new Reader(length.crypt(yield LENGTH_LENGTH)), LENGTH_LENGTH));',
  'const [low, high] = length.crypt(yield LENGTH_LENGTH);\n  const size = low + 256 * high;',
]);

// The length is taken for that of header, contents and tag, and what it already has is added to it.
mistakes.patch('asks-for-the-length-again', 'so 1 + 1 + 16 come', [
  'yield 1 + size + TAG_LENGTH',
  'yield LENGTH_LENGTH + 1 + size + TAG_LENGTH',
]);

// First the whole packet, then a look at it.
mistakes.patch(
  'limit-after-the-packet',
  'The length is checked too late',
  [
    'if (size > MAX_CONTENTS_LENGTH) {',
    'const sealed = yield 1 + size + TAG_LENGTH;\nif (size > MAX_CONTENTS_LENGTH) {',
  ],
  ['packet.decrypt(yield 1 + size + TAG_LENGTH, along)', 'packet.decrypt(sealed, along)'],
);

// What is reserved must be zero.
mistakes.patch('reserved-bits-rejected', 'The other bits are for later versions: ignore them', [
  'return { contents: plain',
  "if ((plain[0] & ~DECOY) !== 0) throw new WireError('header', 3, '0 or 80', String(plain[0]));\nreturn { contents: plain",
]);

// Nobody sends a packet of nothing.
mistakes.patch('empty-rejected', 'Contents of no bytes were rejected', [
  'if (size > MAX_CONTENTS_LENGTH) {',
  'if (size === 0 || size > MAX_CONTENTS_LENGTH) {',
]);

// The tag is at the end of what has come, but not of what decrypt returns.
mistakes.patch('tag-removed-twice', 'decrypt returns no tag', [
  'plain.subarray(1)',
  'plain.subarray(1, -TAG_LENGTH)',
]);
