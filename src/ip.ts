import ipaddr from 'ipaddr.js';

/**
 * An IPv6 address as text, in the one form that RFC 5952 allows: lower case, no leading zeros, the longest run
 * of zeros as `::`.
 *
 * @param bytes - 16 of them
 */
export function ipv6Text(bytes: Uint8Array): string {
  return new ipaddr.IPv6([...bytes]).toRFC5952String();
}

/**
 * The 16 bytes of an IPv6 address, or undefined if the text is none.
 *
 * @param text - in any form that RFC 4291 allows, without brackets, zone or prefix length
 */
export function ipv6Bytes(text: string): Uint8Array | undefined {
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return undefined;
  return Uint8Array.from(ipaddr.IPv6.parse(text).toByteArray());
}
