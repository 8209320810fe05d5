import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * Bytes as hex, two lower-case digits for each, without spaces.
 *
 * @example hex(Uint8Array.of(0xf9, 0xbe)) // 'f9be'
 */
export function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/**
 * Hex as bytes. White space between the digits is allowed, so that a dump can be pasted in.
 *
 * @example fromHex('f9 be b4 d9') // Uint8Array [249, 190, 180, 217]
 * @throws Error if anything but hex digits and white space is in it, or half a byte
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  // what noble says about them depends on the version of Node
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0) throw new Error(`no hex: ${JSON.stringify(digits[wrong])} is not a hex digit`);
  if (digits.length % 2 === 1) throw new Error('no hex: half a byte is missing at the end');
  return hexToBytes(digits);
}

/**
 * Bytes as hex in pairs, the way dumps are read.
 *
 * @param most - how many bytes to show at the most; what is cut is counted
 * @example spaced(Uint8Array.of(0xf9, 0xbe)) // 'f9 be'
 */
export function spaced(bytes: Uint8Array, most = Infinity): string {
  const shown = Array.from(bytes.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > most ? `${shown} … (${bytes.length} bytes)` : shown;
}

/** Whether two runs of bytes are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The bytes as text, one character each: printable ASCII as it is, everything else as a dot. */
export function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.')).join(
    '',
  );
}
