import { hash } from 'node:crypto';

/** The length of a digest in bytes. */
const LENGTH = 32;

/**
 * SHA-256.
 *
 * The digest is requested as a string, a character for each byte. If asked for bytes, Node allocates an ArrayBuffer
 * outside the JavaScript heap for each digest, which for a short message takes two or three times as long as the
 * hash itself.
 *
 * @param data - any number of bytes
 * @returns the digest, 32 bytes
 * @see FIPS 180-4
 */
export function sha256(data: Uint8Array): Uint8Array {
  const digest = hash('sha256', data, 'binary');
  const bytes = new Uint8Array(LENGTH);
  for (let i = 0; i < LENGTH; i++) bytes[i] = digest.charCodeAt(i);
  return bytes;
}
