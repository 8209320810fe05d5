import * as right from '../../../solutions/14-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for targetToBits. */
export const mistakes = new MistakeTable('targetToBits');

// The first six hex digits, even if the first byte has only one.
mistakes.add('bits-half-a-byte', 'A byte is two hex digits', (target: bigint): number => {
  const text = target.toString(16);
  const length = Math.ceil(text.length / 2);
  const digits = parseInt(text.padEnd(6, '0').slice(0, 6), 16);
  if (target === 0n) return 0;
  return digits >= 0x800000 ? (length + 1) * 2 ** 24 + (digits >> 8) : length * 2 ** 24 + digits;
});

// toString of 0 has one digit, so zero gets a length of 1.
mistakes.patch('bits-of-zero', 'Zero has no bytes at all', ['target === 0n ? 0 : ', '']);

// What is dropped is rounded first, as with decimals.
mistakes.add('bits-rounded', 'You rounded it up', (target: bigint): number => {
  const length = Math.ceil(target.toString(2).length / 8);
  if (length <= 3 || target >> 248n) return right.targetToBits(target);
  return right.targetToBits(target + (1n << BigInt(8 * (length - 3) - 1)));
});

// A short target is a small number, and is stored unchanged.
mistakes.add('bits-short-at-the-right', 'are at the left', (target: bigint): number => {
  if (target < 0x800000n) return Math.ceil(target.toString(2).length / 8) * 2 ** 24 + Number(target);
  return right.targetToBits(target);
});

// > instead of >=: exactly 800000 is negative, too.
mistakes.patch('bits-sign-from-81-up', 'From 80 up, add a zero byte in front', [
  'digits >= 0x800000',
  'digits > 0x800000',
]);

// Number(target) is close enough, except where rounding adds one more bit.
mistakes.add('bits-through-a-number', 'a number keeps only 53 bits', (target: bigint): number =>
  right.targetToBits(BigInt(Number(target))),
);

// The digits are the first three bytes, whatever their top bit is.
mistakes.patch('bits-without-zero-in-front', 'its top bit is the minus sign', [
  'digits >= 0x800000',
  'false',
]);

// It adds a zero in front, but leaves the length as it was.
mistakes.patch('bits-zero-not-counted', 'The zero byte in front counts', ['length += 1;', '']);

// A zero in front keeps the sign away, and so it goes in front of every target.
mistakes.add('bits-zero-always-in-front', 'no zero byte belongs in front', (target: bigint): number => {
  if (target === 0n) return 0;
  const text = target.toString(16);
  const digits = `00${text.length % 2 === 1 ? '0' : ''}${text}`;
  return (digits.length / 2) * 2 ** 24 + parseInt(digits.padEnd(6, '0').slice(0, 6), 16);
});

// The digits are divided by 256, and rounded to the nearest.
mistakes.patch('bits-digits-rounded', 'You rounded the digits when a zero byte came', [
  'digits >>= 8',
  'digits = Math.round(digits / 256)',
]);

// The zero in front counts, but the digits stay where they were.
mistakes.patch('bits-zero-counted-only', 'the digits have not moved', ['    digits >>= 8;\n', '']);

// Two hex digits are a byte; with an odd number of them, half a byte is lost.
mistakes.patch(
  'bits-length-rounded-down',
  'Round the length up',
  ['Math.ceil(target.toString(2).length / 8)', 'Math.floor(target.toString(16).length / 2)'],
  ['digits >= 0x800000', 'digits & 0x800000'],
);

// The same with strings.
mistakes.add('bits-length-rounded-down-in-text', 'Round the length up', (target: bigint): number => {
  if (target === 0n) return 0;
  const text = target.toString(16);
  const length = Math.floor(text.length / 2);
  const digits = parseInt(text.padEnd(6, '0').slice(0, 6), 16);
  return digits >= 0x800000 ? (length + 1) * 2 ** 24 + (digits >> 8) : length * 2 ** 24 + digits;
});

// Hex digits, put together; it takes three bytes of a long target, and of a short one what there is.
mistakes.add('bits-short-not-filled-up', 'zeros follow them', (target: bigint): number => {
  if (target === 0n) return 0;
  const text = target.toString(16);
  const even = text.length % 2 === 1 ? `0${text}` : text;
  const digits = even >= '8' ? `00${even}` : even;
  return parseInt((digits.length / 2).toString(16) + digits.slice(0, 6), 16);
});

// The bytes in the order of the wire, as far as the length is concerned.
mistakes.patch('bits-length-at-the-end', 'The length is the most significant byte', [
  'length * 2 ** 24 + digits',
  'digits * 256 + length',
]);

// Shifted until three bytes are left: the length is at least 3.
mistakes.add('bits-length-at-least-three', 'The length is the number of bytes', (target: bigint): number => {
  let length = 3;
  let digits = target;
  for (; digits > 0x7fffffn; digits >>= 8n) length++;
  return target === 0n ? 0 : length * 2 ** 24 + Number(digits);
});

// The zero belongs to the digits, so it is taken from the length.
mistakes.patch('bits-zero-subtracted', 'The zero byte in front counts', ['length += 1', 'length -= 1']);

// The length of the hex text, which has two digits for a byte.
mistakes.patch('bits-length-in-hex-digits', 'two hex digits are a byte', [
  'Math.ceil(target.toString(2).length / 8)',
  'target.toString(16).length',
]);

// The length of the binary text.
mistakes.patch('bits-length-in-bits', 'eight bits are a byte', [
  'Math.ceil(target.toString(2).length / 8)',
  'target.toString(2).length',
]);

// The first hex digit is taken for the top of the first byte, which it is not if their number is odd.
mistakes.patch('bits-sign-in-the-first-hex-digit', 'no zero byte belongs in front', [
  'digits >= 0x800000',
  "target.toString(16)[0] >= '8'",
]);
