/**
 * Lesson 00 · Start here.
 *
 * One function, to learn the loop: read, write, check.
 *
 * @module
 */
import { todo } from '../src/base/todo';

/**
 * Return the same bytes in reverse order, as a new array.
 *
 * Bitcoin software displays hashes back to front, so you will need this again.
 *
 *   bytes    6f e2 8c 0a
 *   result   0a 8c e2 6f
 *
 * @param bytes - any number of bytes; they are not modified
 * @returns a new array with the last byte first
 * @example reverseBytes(Uint8Array.of(1, 2, 3)) // Uint8Array [3, 2, 1]
 */
export function reverseBytes(bytes: Uint8Array): Uint8Array {
  return todo('00-start-here', 'reverseBytes');
}
