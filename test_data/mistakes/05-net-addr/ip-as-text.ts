// struct.pack("16s", ip): a field of 16 bytes is taken for a text field.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'That is the text, letter by letter';

export function writeIp(w: Writer, ip: string) {
  w.bytes(new TextEncoder().encode(ip.padEnd(16, '\0')).subarray(0, 16));
}
