/**
 * What of node:crypto the inspector needs in a browser.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 as in node:crypto, as a string with a character for each byte. */
export function hash(_algorithm: 'sha256', data: Uint8Array, _encoding: 'binary'): string {
  return String.fromCharCode(...sha256(data));
}
