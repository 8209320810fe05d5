// Tried on recordings with IPv4 only: the last four bytes are all that is looked at.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'this is IPv6: ::a00:1';

export const readIp = (r: Reader) => r.bytes(16).subarray(12).join('.');
