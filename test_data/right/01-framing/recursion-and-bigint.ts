// By a programmer who prefers recursion to loops, counts in bigints, and builds a header in one piece.
import type { Message } from '../../../solutions/01-framing';
import { hex, spaced } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { magicOf, networkOf, type NetworkName } from '../../../src/wire/networks';
import { sha256 } from '../../../src/wire/sha256';

function printable(bytes: Uint8Array, from = 0): number {
  return from < bytes.length && bytes[from] >= 0x20 && bytes[from] < 0x7f ? printable(bytes, from + 1) : from;
}

function zeros(bytes: Uint8Array, from: number): number {
  return from < bytes.length && bytes[from] === 0 ? zeros(bytes, from + 1) : from;
}

const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt(bytes[0]) + 256n * littleEndian(bytes.subarray(1));

export const checksum = (payload: Uint8Array) => [0, 1].reduce((data) => sha256(data), payload).slice(0, 4);

export function readCommand(r: Reader): string {
  const start = r.offset;
  const bytes = r.bytes(12);
  const end = printable(bytes);
  const stop = zeros(bytes, end);
  if (stop < 12) throw new WireError('', start + stop, end === stop ? 'ASCII' : 'NUL', `byte ${bytes[stop]}`);
  return String.fromCodePoint(...bytes.subarray(0, end));
}

export function writeCommand(w: Writer, command: string): void {
  const codes = Uint16Array.from(command, (letter) => letter.charCodeAt(0));
  if (codes.length > 12 || codes.some((code) => code < 0x20 || code > 0x7e)) {
    throw new WireError('', w.offset, 'a command', JSON.stringify(command));
  }
  const field = new Uint8Array(12);
  field.set(codes);
  for (const byte of field) w.bytes(Uint8Array.of(byte));
}

export const readLength = (r: Reader) => Number(littleEndian(r.bytes(4)));

export function writeLength(w: Writer, length: number): void {
  const bits = Number.isInteger(length) ? BigInt(length) : -1n;
  if (BigInt.asUintN(32, bits) !== bits) throw new WireError('', w.offset, 'a uint32', `${length}`);
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, length, true);
  w.bytes(new Uint8Array(view.buffer));
}

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const at = r.offset;
  const found = r.bytes(4, 'magic');
  const name = networkOf(hex(found));
  if (name !== network) throw new WireError('magic', at, network, `${hex(found)}, ${name ?? 'unknown'}`);
  const command = r.field('command', readCommand);
  const lengthAt = r.offset;
  const length = r.field('length', readLength);
  if (length > 4_000_000)
    throw new WireError('length', lengthAt, '<= 4,000,000', length.toLocaleString('en'));
  return { command, length, checksum: r.bytes(4, 'checksum').slice() };
}

export function readMessage(r: Reader, network?: NetworkName) {
  const at = r.offset;
  const { length, command, checksum: found } = readHeader(r, network);
  const payload = r.field('payload', () => r.bytes(length));
  const expected = checksum(payload);
  if (found.some((byte, i) => byte !== expected[i])) {
    throw new WireError('checksum', at + 20, spaced(expected), spaced(found));
  }
  return { payload, command };
}

export function writeMessage(
  w: Writer,
  { command, payload }: Message,
  network: NetworkName = 'mainnet',
): void {
  w.bytes(magicOf(network));
  w.field('command', () => writeCommand(w, command));
  w.field('length', () => {
    if (payload.length > 4_000_000) throw new WireError('', w.offset, '<= 4,000,000', `${payload.length}`);
    writeLength(w, payload.length);
  });
  w.bytes(checksum(payload));
  w.bytes(payload);
}
