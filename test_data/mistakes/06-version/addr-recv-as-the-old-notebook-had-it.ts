// The old notebook read a time of 4 bytes and then short: it printed 61:4:204:214, port 0.
import { readStart } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'An address in a version message has no time';

export function readVersion(r: Reader) {
  const start = readStart(r);
  const [services, address] = [r.bytes(12).slice(4), r.bytes(14)];
  return { ...start, addr_recv: { services: BigInt(services[0]), ip: address.slice(-4).join('.'), port: 0 } };
}
