import * as right from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';

/** Wrong answers for hashBytes. */
export const mistakes = new MistakeTable('hashBytes');

// A leading 0x is stripped, since Ethereum writes it.
mistakes.add('bytes-0x-stripped', 'You silently accepted it as a hash', (text: string) =>
  right.hashBytes(text.replace(/^0x/, '')),
);

// fromHex() itself rejects what is not hex, but not with a RangeError.
mistakes.add('bytes-any-error', 'not with a RangeError', (text: string): Uint8Array => {
  const hash = fromHex(text.replace(/ /g, '!')).reverse();
  if (hash.length !== 32) throw new Error(`not a hash: ${text}`);
  return hash;
});

// bytearray.fromhex(tx_id), as the tutorial has it.
mistakes.patch('bytes-as-displayed', 'the second error of the tutorial', ['.reverse()', '']);

// Buffer.from() stops at the first character that is not a hex digit, and says nothing.
mistakes.add('bytes-by-buffer', 'more or fewer than 32 bytes', (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text, 'hex')).reverse(),
);

// The string is reversed before it is read.
mistakes.patch('bytes-digits-reversed', 'the two digits of each byte are swapped', [
  'fromHex(text).reverse()',
  "fromHex(text.split('').reverse().join(''))",
]);

// The pattern has only lower-case letters.
mistakes.patch('bytes-lower-case-only', 'You rejected it. F4 is f4', ['{64}$/i', '{64}$/']);

// 64 characters, so it must be a hash. parseInt() makes NaN of anything else, and the array makes 0 of that.
mistakes.add(
  'bytes-only-length-checked',
  'You silently accepted it as a hash',
  (text: string): Uint8Array => {
    if (text.length !== 64) throw new RangeError(`not a hash: ${text}`);
    return Uint8Array.from(text.match(/../gs)!, (digits) => parseInt(digits, 16)).reverse();
  },
);

// The pattern has no ^ and no $: somewhere in the string there is a hash.
mistakes.patch('bytes-pattern-not-anchored', 'more or fewer than 32 bytes', [
  '/^[0-9a-f]{64}$/i',
  '/[0-9a-f]{64}/i',
]);

// trim(), to be friendly. But then the same string is a hash here, and not elsewhere.
mistakes.add('bytes-trimmed', 'You silently accepted it as a hash', (text: string) =>
  right.hashBytes(text.trim()),
);
