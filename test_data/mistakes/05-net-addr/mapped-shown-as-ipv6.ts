// Sixteen bytes are an IPv6 address, and a library shows them: nothing else seems to be left to do.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'That is an IPv6 address';

export const readIp = (r: Reader) => ipv6Text(r.bytes(16));
