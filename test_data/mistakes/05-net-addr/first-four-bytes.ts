// An IPv4 address has four bytes, so the first four are taken.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'the first four of the 16 bytes';

export const readIp = (r: Reader) => r.bytes(16).subarray(0, 4).join('.');
