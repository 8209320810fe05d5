// By a programmer who trusts DataView: numbers are padded to eight bytes, or checked before writing.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

/** The bytes in a view of eight, most significant byte first, padded at the front. */
function eight(r: Reader, size: number, order: ByteOrder, filler = 0): DataView {
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < 8; i++) view.setUint8(i, filler);
  const bytes = r.bytes(size);
  bytes.forEach((byte, i) => view.setUint8(order === 'big' ? 8 - size + i : 7 - i, byte));
  return view;
}

function writeChecked(w: Writer, value: bigint, size: number, order: ByteOrder, fits: boolean): void {
  if (!fits) throw new WireError('', w.offset, `what fits into ${8 * size} bits`, `${value}`);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, order === 'little');
  const bytes = new Uint8Array(view.buffer);
  w.bytes(order === 'little' ? bytes.subarray(0, size) : bytes.subarray(8 - size));
}

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little'): bigint {
  return eight(r, size, order).getBigUint64(0);
}

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little'): void {
  writeChecked(w, value, size, order, BigInt.asUintN(8 * size, value) === value);
}

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little'): bigint {
  const top = r.source[order === 'big' ? r.offset : r.offset + size - 1];
  return eight(r, size, order, top >= 0x80 ? 0xff : 0).getBigInt64(0);
}

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little'): void {
  writeChecked(w, value, size, order, BigInt.asIntN(8 * size, value) === value);
}

export const readBool = (r: Reader) => new DataView(r.bytes(1).slice().buffer).getInt8(0) !== 0;

export const writeBool = (w: Writer, value: boolean) => w.bytes(new Uint8Array([+value]));

export function timeText(seconds: bigint): string {
  const date = new Date(Number(BigInt.asIntN(64, seconds)) * 1e3);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : `${date.toISOString().split('.')[0]}Z`;
}

export function protocolVersion(payload: Uint8Array): number {
  if (payload.length < 4) throw new WireError('version', 0, '4 bytes', `${payload.length}`);
  return new DataView(payload.buffer, payload.byteOffset).getInt32(0, true);
}

export const canSendPong = (payload: Uint8Array) => protocolVersion(payload) >= 60001;
