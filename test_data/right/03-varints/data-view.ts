// By a programmer who knows DataView and spells every form out.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

const MAX = 33554432;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function readVarInt(r: Reader): bigint {
  const start = r.offset;
  const first = viewOf(r.bytes(1)).getUint8(0);
  const shortest = (value: bigint, least: number) => {
    if (value < least) throw new WireError('', start, `${least} or more after ${first}`, `${value}`);
    return value;
  };
  switch (first) {
    case 0xff:
      return shortest(viewOf(r.bytes(8)).getBigUint64(0, true), 2 ** 32);
    case 0xfe:
      return shortest(BigInt(viewOf(r.bytes(4)).getUint32(0, true)), 2 ** 16);
    case 0xfd:
      return shortest(BigInt(viewOf(r.bytes(2)).getUint16(0, true)), 0xfd);
    default:
      return BigInt(first);
  }
}

export function writeVarInt(w: Writer, value: bigint): void {
  if (BigInt.asUintN(64, value) !== value)
    throw new WireError('', w.offset, 'an unsigned 64 bits', `${value}`);
  const view = new DataView(new ArrayBuffer(9));
  let length = 1;
  if (value < 253) {
    view.setUint8(0, Number(value));
  } else {
    length = value < 65536 ? 3 : value < 4294967296 ? 5 : 9;
    view.setUint8(0, length === 3 ? 253 : length === 5 ? 254 : 255);
    view.setBigUint64(1, value, true);
  }
  w.bytes(new Uint8Array(view.buffer, 0, length));
}

export function readCount(r: Reader): number {
  const start = r.offset;
  const value = readVarInt(r);
  if (value > BigInt(MAX)) throw new WireError('', start, `${MAX} or less`, `${value}`);
  return Number(value);
}

export function writeCount(w: Writer, count: number): void {
  const whole = Math.trunc(count) === count;
  if (!whole || count < 0 || count > MAX) throw new WireError('', w.offset, 'a count', `${count}`);
  writeVarInt(w, BigInt(count));
}

export const readVarStr = (r: Reader) => r.bytes(r.field('length', readCount), 'bytes').slice();

export function writeVarStr(w: Writer, bytes: Uint8Array): void {
  w.field('length', (inner) => writeCount(inner, bytes.byteLength));
  w.bytes(bytes);
}
