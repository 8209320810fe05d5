import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for LengthCipher. */
export const mistakes = new MistakeTable('LengthCipher');

// The stream is right, but the length is not combined with it.
mistakes.patch('stream-alone', 'Those are the bytes of the stream', [
  'Uint8Array.from(length, (byte, i) => byte ^ this.stream[i])',
  'this.stream.slice(0, 3)',
]);

// | looks like ^ to people who rarely write either.
mistakes.patch('or-instead-of-xor', 'Exclusive or is ^', ['byte ^ this.stream[i]', 'byte | this.stream[i]']);

// The length is returned as it came.
mistakes.patch('not-encrypted', 'The length is not encrypted', ['byte ^ this.stream[i]', 'byte']);

// A new stream for every packet: the place is not kept.
mistakes.patch('same-bytes-each-time', 'Each packet gets the same three bytes', [
  'this.stream = this.stream.subarray(LENGTH_LENGTH);\n    return result;',
  'return result;',
]);

// One byte of the stream for each packet.
mistakes.patch('moves-by-one', 'You moved on by one byte', [
  'this.stream = this.stream.subarray(LENGTH_LENGTH);\n    return result;',
  'this.stream = this.stream.subarray(1);\n    return result;',
]);

// The library is called for each packet, with a block counter.
mistakes.patch('a-block-each', 'You began a new block of 64 bytes', [
  'this.stream = this.stream.subarray(LENGTH_LENGTH);\n    return result;',
  'this.stream = this.stream.subarray(64);\n    return result;',
]);

// The nonce of most ciphers counts messages.
mistakes.patch('nonce-each-packet', 'You changed the nonce for each packet', [
  'if (this.stream.length <= 32) {\n      const key = this.stream.length === 0 ? this.key : this.stream;',
  '{\n      const key = this.key;',
]);

// Counted from 1, or < and <= mixed up.
mistakes.patch('after-223', 'one packet too early', [
  'new Uint8Array(LENGTH_LENGTH * REKEY_INTERVAL + 32)',
  'new Uint8Array(LENGTH_LENGTH * (REKEY_INTERVAL - 1) + 32)',
]);

// The stream is long enough, so it simply goes on.
mistakes.patch('key-never-changes', 'It went on with the same key', [
  'new Uint8Array(LENGTH_LENGTH * REKEY_INTERVAL + 32)',
  'new Uint8Array(LENGTH_LENGTH * REKEY_INTERVAL * 10 + 32)',
]);

// The 32 bytes are skipped as if they were padding.
mistakes.patch(
  'skips-the-next-key',
  'It skipped 32 bytes',
  [
    'this.stream = this.stream.subarray(LENGTH_LENGTH);\n    return result;',
    'this.stream = this.stream.subarray(LENGTH_LENGTH);\n    if (this.stream.length === 1032) this.stream = this.stream.subarray(32);\n    return result;',
  ],
  ['new Uint8Array(LENGTH_LENGTH * REKEY_INTERVAL + 32)', 'new Uint8Array(1704)'],
);

// The nonce is always zero.
mistakes.patch('nonce-never-changes', 'but the nonce has not', [
  'nonceOf(0, this.changes++)',
  'nonceOf(0, 0)',
]);

// The nonce counts, and the key is forgotten.
mistakes.patch('key-forgotten', 'but the key has not', [
  'const key = this.stream.length === 0 ? this.key : this.stream;',
  'const key = this.key;',
]);

// The first 32 bytes of the stream, as with the packet cipher.
mistakes.patch('first-32-bytes', 'the first 32 bytes of the stream', [
  'if (this.stream.length <= 32) {\n      const key = this.stream.length === 0 ? this.key : this.stream;',
  'if (this.stream.length <= 32) {\n      const key = this.stream.length === 0 ? this.key : chacha20(this.key, nonceOf(0, 0), new Uint8Array(32));',
]);

// A ring: after 224 packets back to the start.
mistakes.patch('back-to-the-start', 'It began again with the first key', [
  'const key = this.stream.length === 0 ? this.key : this.stream;',
  'const key = this.key;\n      this.changes = 0;',
]);

// The two numbers of the nonce are swapped.
mistakes.patch('nonce-swapped', 'in the last 8 bytes of the nonce', [
  'nonceOf(0, this.changes++)',
  'nonceOf(this.changes++, 0)',
]);

// Always the change from 0 to 1.
mistakes.patch('only-one-change', 'The first change is right, and the second is not', [
  'nonceOf(0, this.changes++)',
  'nonceOf(0, Math.min(1, this.changes++))',
]);

// The result is written into the array that came.
mistakes.patch('in-place', 'You wrote the result into the array', [
  'const result = Uint8Array.from(length, (byte, i) => byte ^ this.stream[i]);',
  'length.forEach((byte, i) => (length[i] = byte ^ this.stream[i]));\n    const result = length.slice();',
]);

// The place is kept outside the object, for all ciphers at once.
mistakes.patch(
  'shared-place',
  'Another cipher was used before this one',
  [
    'export class LengthCipher {',
    'const places = new Map<Uint8Array, { stream: Uint8Array }>();\n\nexport class LengthCipher {',
  ],
  [
    'const result = Uint8Array.from(length, (byte, i) => byte ^ this.stream[i]);',
    'const place = places.get(this.key) ?? { stream: this.stream };\n    places.set(this.key, place);\n    if (place.stream.length >= 35) this.stream = place.stream;\n    const result = Uint8Array.from(length, (byte, i) => byte ^ this.stream[i]);\n    place.stream = this.stream.subarray(LENGTH_LENGTH);',
  ],
);

// A cipher for the next key, which is made as the first stream was: with the old key, and the next nonce.
mistakes.patch('next-key-from-a-new-stream', 'You began a new stream for the next key', [
  'const key = this.stream.length === 0 ? this.key : this.stream;',
  'const key = this.changes === 0 ? this.key : chacha20(this.key, nonceOf(0, this.changes), new Uint8Array(32));',
]);

// The nonce counts packets, as that of the other cipher does.
mistakes.patch('nonce-counts-packets', 'The nonce is 224, the number of packets', [
  'nonceOf(0, this.changes++)',
  'nonceOf(0, REKEY_INTERVAL * this.changes++)',
]);

// The place is a static field: of the class, not of the object.
mistakes.patch(
  'static-place',
  'Another cipher was used before this one',
  ['  private changes = 0;', '  private changes = 0;\n  private static used = 0;'],
  ['byte ^ this.stream[i]);', 'byte ^ this.stream[3 * LengthCipher.used + i]);\n    LengthCipher.used++;'],
  ['this.stream = this.stream.subarray(LENGTH_LENGTH);', ''],
);

// A nonce for each packet, as the cipher for packets has.
mistakes.patch(
  'nonce-for-each-packet',
  'You changed the nonce for each packet',
  ['  private changes = 0;', '  private changes = 0;\n  private packets = 0;'],
  ['if (this.stream.length <= 32) {', 'if (this.stream.length >= 0) {'],
  ['const key = this.stream.length === 0 ? this.key : this.stream;', 'const key = this.key;'],
  ['nonceOf(0, this.changes++)', 'nonceOf(this.packets++, this.changes)'],
);

// The packets are counted, and the count is not set back when the key changes.
mistakes.patch(
  'place-not-reset',
  'A new stream begins at byte 0',
  [
    'const zeros = new Uint8Array(LENGTH_LENGTH * REKEY_INTERVAL + 32);',
    'const zeros = new Uint8Array(2 * LENGTH_LENGTH * REKEY_INTERVAL + 32);\n      const counted = LENGTH_LENGTH * REKEY_INTERVAL * this.changes;',
  ],
  [
    'this.stream = chacha20(key, nonceOf(0, this.changes++), zeros);',
    'this.stream = chacha20(key, nonceOf(0, this.changes++), zeros).slice(counted, counted + 704);',
  ],
);

// PacketCipher is read for how to change a key, and this cipher does the same.
mistakes.patch('next-key-as-for-packets', 'You made the next key as PacketCipher does', [
  'const key = this.stream.length === 0 ? this.key : this.stream;',
  'const key = this.changes === 0 ? this.key : chacha20(this.key, nonceOf(0xffffffff, 0), new Uint8Array(32));',
]);

// The next key is written into the array of the first one.
mistakes.patch('key-overwritten', 'You wrote to the key that you were given', [
  'const key = this.stream.length === 0 ? this.key : this.stream;',
  'if (this.stream.length > 0) this.key.set(this.stream);\n      const { key } = this;',
]);

// The key is counted before it is used.
mistakes.patch('changes-from-one', 'The nonce of the first key counts a change', [
  'this.changes++',
  '++this.changes',
]);

// The last length is taken for the beginning of the key.
mistakes.patch(
  'key-three-bytes-early',
  'Your next key is bytes 669 to 700',
  ['this.stream.length === 0 ? this.key : this.stream', 'this.stream.length === 0 ? this.key : this.last'],
  ['private changes = 0;', 'private changes = 0;\nprivate last = NOTHING;'],
  [
    'this.stream = this.stream.subarray(LENGTH_LENGTH);',
    'this.last = this.stream.subarray(0, 32);\nthis.stream = this.stream.subarray(LENGTH_LENGTH);',
  ],
);

// It moves on first.
mistakes.patch(
  'moves-on-before',
  'move on after each length, not before it',
  ['const result =', 'this.stream = this.stream.subarray(LENGTH_LENGTH);\nconst result ='],
  ['this.stream = this.stream.subarray(LENGTH_LENGTH);\n    return', 'return'],
);

// A stream cipher adds a stream, or so one reads.
mistakes.patch('added', 'You added them. Exclusive or is ^', [
  'byte ^ this.stream[i]',
  'byte + this.stream[i]',
]);

// As many zeros as there are lengths.
mistakes.patch(
  'stream-without-the-key',
  'The stream of one key has 704 bytes',
  ['LENGTH_LENGTH * REKEY_INTERVAL + 32', 'LENGTH_LENGTH * REKEY_INTERVAL'],
  ['this.stream.length <= 32', 'this.stream.length === 0'],
  ['this.stream.length === 0 ? this.key : this.stream', 'this.changes === 0 ? this.key : this.stream'],
);
