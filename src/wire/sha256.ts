import { hash } from 'node:crypto';

/**
 * SHA-256.
 *
 * The digest is taken as text and turned into bytes. Asked for bytes, node makes each digest an ArrayBuffer outside
 * of JavaScript's heap, and for a short message that takes two or three times as long as the hash itself.
 *
 * @param data - any number of bytes
 * @returns the digest, 32 bytes
 * @see FIPS 180-4
 */
export function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(hash('sha256', data, 'binary'), 'binary'));
}
