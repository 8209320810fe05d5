// The old notebook: a time that is not there, read(16) that gives 14 bytes, and a port read from nothing.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'You read a time of 4 bytes that is not there';

export function readNetAddr(r: Reader) {
  const read = (size: number) => r.bytes(Math.min(size, r.left));
  read(4);
  const services = read(8).reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n);
  const ip = read(16).slice(-4).join('.');
  return { services, ip, port: read(2).reduce((sum, byte) => 256 * sum + byte, 0) };
}
