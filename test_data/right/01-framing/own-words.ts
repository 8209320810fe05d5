// By a programmer who words every error differently, checks everything first, and uses regexes.
import type { Message } from '../../../solutions/01-framing';
import { fromHex, hex, spaced } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, networkOf, type NetworkName } from '../../../src/wire/networks';
import { sha256 } from '../../../src/wire/sha256';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

export function checksum(payload: Uint8Array): Uint8Array {
  return Uint8Array.from([...sha256(sha256(payload))].slice(0, 4));
}

export function readCommand(r: Reader): string {
  const at = r.offset;
  const text = latin1(r.bytes(12));
  const [command] = /^[ -~]*/.exec(text) ?? [''];
  const [padding] = /^\0*/.exec(text.slice(command.length)) ?? [''];
  const valid = command.length + padding.length;
  if (valid === 12) return command;
  const what = padding ? 'nothing more after the padding' : 'a letter, a digit, anything that can be printed';
  throw new WireError('', at + valid, what, `the byte ${text.charCodeAt(valid)}`);
}

export function writeCommand(w: Writer, command: string): void {
  const [unprintable] = /[^\x20-\x7e]/.exec(command) ?? [];
  // as it is, even if it is a line break
  if (unprintable) throw new WireError('', w.offset, 'letters of plain English', unprintable);
  if (command.length > 12) throw new WireError('', w.offset, 'a short word', 'a long one');
  w.bytes(Buffer.concat([Buffer.from(command), Buffer.alloc(12)]).subarray(0, 12));
}

export function readLength(r: Reader): number {
  return r.bytes(4).reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
}

export function writeLength(w: Writer, length: number): void {
  if (!(length >= 0 && length <= 2 ** 32 - 1 && length === Math.trunc(length))) {
    throw new WireError('', w.offset, 'what fits into 32 bits', 'something that does not');
  }
  w.bytes(Uint8Array.from({ length: 4 }, (_, i) => Math.floor(length / 256 ** i) % 256));
}

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const at = r.offset;
  const magic = r.bytes(4, 'magic');
  if (hex(magic) !== NETWORKS[network].magic) {
    const whose = networkOf(hex(magic)) ?? 'an unknown network';
    throw new WireError('magic', at, `the magic of ${network}`, `${spaced(magic).toUpperCase()} of ${whose}`);
  }
  const command = r.field('command', readCommand);
  const length = r.field('length', readLength);
  if (length > 4e6) throw new WireError('length', at + 16, 'a payload of bearable size', 'a giant');
  return { command, length, checksum: r.bytes(4, 'checksum') };
}

export function readMessage(r: Reader, network?: NetworkName) {
  const at = r.offset;
  const { command, length, checksum: given } = readHeader(r, network);
  if (r.left < length) throw new WireError('payload', r.offset, 'the whole payload', 'a part of it');
  const payload = r.bytes(length);
  const [computed, found] = [hex(checksum(payload)), hex(given)];
  if (computed !== found) throw new WireError('checksum', at + 20, `0x${computed}`, `0x${found}`);
  return { command, payload };
}

export function writeMessage(w: Writer, message: Message, network: NetworkName = 'mainnet'): void {
  const { command, payload } = message;
  if (payload.length > 4e6) throw new WireError('length', w.offset + 16, 'a smaller payload', 'a giant');
  if (!/^[ -~]{0,12}$/.test(command)) throw new WireError('command', w.offset + 4, 'a command', 'no command');
  w.bytes(fromHex(NETWORKS[network].magic));
  writeCommand(w, command);
  writeLength(w, payload.length);
  w.bytes(checksum(payload));
  w.bytes(payload);
}
