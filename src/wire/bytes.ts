import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * Node's own conversion, where there is one. `toString` of a Buffer uses it, too; but to make a Buffer of a short array
 * takes longer than all the rest.
 */
const { hexSlice } = Buffer.prototype as { hexSlice?: (this: Uint8Array) => string };

/**
 * Bytes as hex, two lower-case digits per byte, without spaces.
 *
 * @example hex(Uint8Array.of(0xf9, 0xbe)) // 'f9be'
 */
export function hex(bytes: Uint8Array): string {
  return hexSlice && bytes instanceof Uint8Array ? hexSlice.call(bytes) : bytesToHex(bytes);
}

/**
 * Bytes from hex. White space between the digits is allowed, so that a dump can be pasted in.
 *
 * @example fromHex('f9 be b4 d9') // Uint8Array [249, 190, 180, 217]
 * @throws Error if it contains anything but hex digits and white space, or an odd number of digits
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  // noble's error message depends on the version of Node
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0) throw new Error(`no hex: ${JSON.stringify(digits[wrong])} is not a hex digit`);
  if (digits.length % 2 === 1) throw new Error('no hex: half a byte is missing at the end');
  return hexToBytes(digits);
}

/**
 * Bytes as pairs of hex digits separated by spaces, as in a hexdump.
 *
 * @param most - the maximum number of bytes shown; if there are more, the total follows
 * @example spaced(Uint8Array.of(0xf9, 0xbe)) // 'f9 be'
 */
export function spaced(bytes: Uint8Array, most = Infinity): string {
  const shown = Array.from(bytes.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > most ? `${shown} … (${bytes.length} bytes)` : shown;
}

/** Whether two byte arrays have the same contents. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether bytes begin with others. */
export function startsWith(bytes: Uint8Array, others: Uint8Array): boolean {
  if (bytes.length < others.length) return false;
  for (let i = 0; i < others.length; i++) if (bytes[i] !== others[i]) return false;
  return true;
}

/** Byte arrays one after another, as a new one. */
export function joinBytes(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The bytes as text, one character per byte: printable ASCII as it is, anything else as a dot. */
export function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.')).join(
    '',
  );
}
