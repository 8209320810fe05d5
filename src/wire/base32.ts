import { base32nopad } from '@scure/base';

/**
 * Bytes in base32 (RFC 4648), five bits a character, in lower case and without padding: as Tor and I2P write
 * their names.
 *
 * @example base32(Uint8Array.of(0x00, 0x44, 0x32)) // 'abcde': 00000 00001 00010 00011 00100, padded with a 0
 */
export function base32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes).toLowerCase();
}
