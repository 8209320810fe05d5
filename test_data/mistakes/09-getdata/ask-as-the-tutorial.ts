// struct.pack('<bb32s', count, type, hash), as the tutorial has it: the type in one byte.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'askFor';
export const diagnosis = 'Those are bytes. inventories writes them';

export function askFor(type: number, ...hashes: string[]) {
  return Uint8Array.of(hashes.length, type, ...fromHex(hashes.join('')));
}
