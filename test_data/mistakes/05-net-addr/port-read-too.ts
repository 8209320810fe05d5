// inet_ntop of "the rest of the address": the two bytes of the port are gone with it.
import * as right from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'The port behind the address is not part of it';

export function readIp(r: Reader) {
  const ip = right.readIp(r);
  r.bytes(Math.min(2, r.left));
  return ip;
}
