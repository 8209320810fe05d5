// toString(16).toUpperCase(), as hex dumps have it.
import * as right from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'lower case';

export function readIp(r: Reader) {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  return ip.toUpperCase();
}
