// By a Node programmer: Buffer for everything, SHA-256 from node:crypto.
import { createHash } from 'node:crypto';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, networkOf, type NetworkName } from '../../../src/wire/networks';

type Message = { command: string; payload: Uint8Array };
const digest = (data: Uint8Array) => createHash('sha256').update(data).digest();

export function checksum(payload: Uint8Array): Uint8Array {
  return digest(digest(payload)).subarray(0, 4);
}

export function readCommand(r: Reader): string {
  const start = r.offset;
  const field = Buffer.from(r.bytes(12)).toString('latin1');
  // the longest valid prefix of the field ends at the first invalid byte
  const validPrefix = /^[\x20-\x7e]*\0*/.exec(field)?.[0] ?? '';
  if (validPrefix.length < 12) {
    const at = validPrefix.length;
    throw new WireError('', start + at, 'text, then NUL', JSON.stringify(field[at]));
  }
  return validPrefix.replace(/\0+$/, '');
}

export function writeCommand(w: Writer, command: string): void {
  const field = Buffer.alloc(12);
  const printable = [...command].every((char) => char >= ' ' && char <= '~');
  if (!printable || command.length > 12) throw new WireError('', w.offset, '12 ASCII characters', command);
  field.write(command, 'ascii');
  w.bytes(field);
}

export function readLength(r: Reader): number {
  return Buffer.from(r.bytes(4)).readUInt32LE();
}

export function writeLength(w: Writer, length: number): void {
  const field = Buffer.alloc(4);
  try {
    field.writeUInt32LE(Number(BigInt(length)));
  } catch {
    throw new WireError('', w.offset, 'a whole number of 32 bits', String(length));
  }
  w.bytes(field);
}

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = Buffer.from(r.bytes(4, 'magic')).toString('hex');
  const expected = NETWORKS[network].magic;
  if (magic !== expected) throw new WireError('magic', start, expected, `${magic}, ${networkOf(magic)}`);
  const command = r.field('command', readCommand);
  const length = r.field('length', (inner) => {
    const found = readLength(inner);
    if (found <= 4_000_000) return found;
    throw new WireError('', start + 16, '4000000 bytes', String(found));
  });
  return { command, length, checksum: Buffer.from(r.bytes(4, 'checksum')) };
}

export function readMessage(r: Reader, network: NetworkName = 'mainnet'): Message {
  const checksumAt = r.offset + 20;
  const header = readHeader(r, network);
  const payload = Buffer.from(r.bytes(header.length, 'payload'));
  const computed = Buffer.from(checksum(payload));
  if (!computed.equals(header.checksum)) {
    throw new WireError('checksum', checksumAt, computed.toString('hex'), header.checksum.toString('hex'));
  }
  return { command: header.command, payload };
}

export function writeMessage(w: Writer, message: Message, network: NetworkName = 'mainnet'): void {
  const { length } = message.payload;
  w.bytes(Buffer.from(NETWORKS[network].magic, 'hex'));
  w.field('command', () => writeCommand(w, message.command));
  if (length > 4_000_000) throw new WireError('length', w.offset, '4000000 bytes', String(length));
  w.field('length', () => writeLength(w, length));
  w.bytes(Buffer.concat([checksum(message.payload), message.payload]));
}
