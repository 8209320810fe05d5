// Written by a learner who takes the time from performance, makes a nonce of 8 bytes, and reads with a class.
import type { Message } from '../../../solutions/01-framing';
import { bool, int32, uint64 } from '../../../solutions/02-fields';
import { varStr } from '../../../solutions/03-varints';
import { netAddr } from '../../../solutions/05-net-addr';
import { PAYLOADS, readStart, type Version } from '../../../solutions/06-version';
import { hex } from '../../../src/wire/bytes';
import { type Codec, encode } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';
import { randomBytes } from 'node:crypto';

class Pieces {
  constructor(readonly r: Reader) {}

  take<T>(name: string, codec: Codec<T>): Record<string, T> {
    return this.r.left > 0 ? { [name]: this.r.field(name, codec.read) } : {};
  }
}

export function readVersion(r: Reader): Version {
  const start = readStart(r);
  const addr_recv = r.field('addr_recv', netAddr.read);
  const from =
    r.left === 0
      ? {}
      : { addr_from: r.field('addr_from', netAddr.read), nonce: r.field('nonce', uint64.read) };
  const pieces = new Pieces(r);
  const user_agent = pieces.take('user_agent', varStr);
  const start_height = pieces.take('start_height', int32);
  return { ...start, addr_recv, ...from, ...user_agent, ...start_height, ...pieces.take('relay', bool) };
}

export function makeVersion(choices: Partial<Version> = {}): Version {
  const seconds = Math.floor((performance.timeOrigin + performance.now()) / 1000);
  const made: Version = {
    version: 70016,
    services: 0n,
    timestamp: BigInt(seconds),
    addr_recv: { services: 0n, ip: '::', port: 0 },
    addr_from: { services: 0n, ip: '::', port: 0 },
    nonce: randomBytes(8).readBigUInt64BE(),
    user_agent: Buffer.from('/wire-workbook:0.1/'),
    start_height: 0,
    relay: false,
  };
  return Object.assign(made, choices);
}

export function userAgentText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte);
    text += letter === '\\' ? '\\\\' : /[ -~]/.test(letter) ? letter : '\\x' + hex(Uint8Array.of(byte));
  }
  return text;
}

export function makeMessage(command: string, value: unknown): Message {
  const codec = PAYLOADS.get(command);
  if (!codec && !ArrayBuffer.isView(value)) throw new TypeError('how would that look in bytes?');
  return { command, payload: codec ? encode(codec.write, value) : (value as Uint8Array) };
}
