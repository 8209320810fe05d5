import { isIPv6 } from 'node:net';

/**
 * An IPv6 address as text, in the canonical form of RFC 5952: lower case, no leading zeros, the longest run
 * of zeros as `::`.
 *
 * @param bytes - the 16 bytes of the address, in network byte order
 */
export function ipv6Text(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte === 0)) return UNSPECIFIED;
  const { buffer, byteOffset } = bytes;
  const view = new DataView(buffer, byteOffset);
  const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(2 * i).toString(16));
  return canonical(groups.join(':'));
}

/**
 * The 16 bytes of an IPv6 address, or undefined if the string is not one.
 *
 * @param text - the address in any form that RFC 4291 allows, without brackets, zone or prefix length
 */
export function ipv6Bytes(text: string): Uint8Array | undefined {
  if (text === UNSPECIFIED) return new Uint8Array(16);
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const [front, back] = canonical(text).split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [first, last] = [groups(front), groups(back)];
  const zeros = Array<string>(8 - first.length - last.length).fill('0');
  const numbers = [...first, ...zeros, ...last].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(numbers.flatMap((number) => [number >> 8, number & 0xff]));
}

/**
 * The unspecified address. It occurs in nearly every version message, so it skips the slow way through URL.
 */
const UNSPECIFIED = '::';

/**
 * Node's URL class canonicalises IPv6 hosts; it also writes the last four bytes in hex, where others write
 * IPv4.
 */
function canonical(text: string): string {
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}
