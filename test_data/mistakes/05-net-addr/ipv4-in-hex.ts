// hex() is at hand, and the dots are put in between.
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'The numbers of an IPv4 address are decimal';

export const readIp = (r: Reader) => (hex(r.bytes(16).subarray(12)).match(/../g) ?? []).join('.');
