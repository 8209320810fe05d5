// Written by a learner who reads the optional fields with a class, and prints byte by byte.
import { bool, int32, uint64 } from '../../../solutions/02-fields';
import { varStr } from '../../../solutions/03-varints';
import { netAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import { hex } from '../../../src/wire/bytes';
import type { Codec } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';

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

export function userAgentText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte);
    text += letter === '\\' ? '\\\\' : /[ -~]/.test(letter) ? letter : '\\x' + hex(Uint8Array.of(byte));
  }
  return text;
}
