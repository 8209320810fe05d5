// By a programmer who knows DataView and text encoders: numbers by getUint32, the header in one piece.
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, networkOf, type NetworkName } from '../../../src/wire/networks';
import { sha256 } from '../../../src/wire/sha256';

const MAX = 4e6;
const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);
const fail = (path: string, offset: number, expected: string, found: unknown): never => {
  throw new WireError(path, offset, expected, `${found}`);
};

export const checksum = (payload: Uint8Array) => sha256(sha256(payload)).subarray(0, 4);

export function readCommand(r: Reader): string {
  const start = r.offset;
  let text = '';
  let ended = false;
  for (const [i, byte] of r.bytes(12).entries()) {
    if (ended ? byte !== 0 : byte !== 0 && (byte < 32 || byte >= 127)) fail('', start + i, 'text', byte);
    ended ||= byte === 0;
    if (!ended) text += String.fromCodePoint(byte);
  }
  return text;
}

export function writeCommand(w: Writer, command: string): void {
  if (!/^[ -~]{0,12}$/.test(command) || command.endsWith('\n')) fail('', w.offset, 'a command', command);
  const field = new Uint8Array(12);
  new TextEncoder().encodeInto(command, field);
  w.bytes(field);
}

export const readLength = (r: Reader) => view(r.bytes(4)).getUint32(0, true);

export function writeLength(w: Writer, length: number): void {
  if (length !== length >>> 0) fail('', w.offset, 'a uint32', length);
  w.bytes(new Uint8Array(Uint32Array.of(length).buffer));
}

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const at = r.offset;
  const magic = r.field('magic', () => view(r.bytes(4)).getUint32(0));
  const expected = NETWORKS[network].magic;
  if (magic !== parseInt(expected, 16)) {
    const found = magic.toString(16).padStart(8, '0');
    fail('magic', at, expected, `${found} of ${networkOf(found) ?? 'an unknown network'}`);
  }
  const command = r.field('command', readCommand);
  const length = r.field('length', readLength);
  if (length > MAX) fail('length', at + 16, `${MAX} or less`, length);
  return { checksum: r.bytes(4, 'checksum').slice(), length, command };
}

export function readMessage(r: Reader, network?: NetworkName) {
  const at = r.offset;
  const { command, length, checksum: found } = readHeader(r, network);
  const payload = r.bytes(length, 'payload').slice();
  const computed = checksum(payload);
  if (computed.some((byte, i) => byte !== found[i])) fail('checksum', at + 20, hex(computed), hex(found));
  return { payload, command };
}

export function writeMessage(
  w: Writer,
  { command, payload }: { command: string; payload: Uint8Array },
  network: NetworkName = 'mainnet',
): void {
  if (payload.length > MAX) fail('length', w.offset + 16, `${MAX} or less`, payload.length);
  const magic = new Uint8Array(4);
  view(magic).setUint32(0, parseInt(NETWORKS[network].magic, 16));
  w.bytes(magic);
  w.field('command', (inner) => writeCommand(inner, command));
  writeLength(w, payload.length);
  for (const part of [checksum(payload), payload]) w.bytes(part);
}
