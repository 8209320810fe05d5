import { hash } from 'node:crypto';

/**
 * SHA-256.
 *
 * The digest is requested as a string and converted to bytes. If asked for bytes, Node allocates an
 * ArrayBuffer outside the JavaScript heap for each digest, which for a short message takes two or three times
 * as long as the hash itself.
 *
 * @param data - any number of bytes
 * @returns the digest, 32 bytes
 * @see FIPS 180-4
 */
export function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(hash('sha256', data, 'binary'), 'binary'));
}
