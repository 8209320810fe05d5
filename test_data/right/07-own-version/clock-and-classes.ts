// Written by a learner who writes with a class, takes the time from performance, and makes a nonce of 8 bytes.
import type { Message } from '../../../solutions/01-framing';
import { bool, int32, int64, uint64 } from '../../../solutions/02-fields';
import { varStr } from '../../../solutions/03-varints';
import { netAddr } from '../../../solutions/05-net-addr';
import type { Version } from '../../../solutions/06-version';
import { PAYLOADS } from '../../../solutions/07-own-version';
import { type Codec, encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import { randomBytes } from 'node:crypto';
import { types } from 'node:util';

/** Writes fields until one is missing. */
class Pieces {
  missing = '';
  constructor(readonly w: Writer) {}

  put<T>(name: string, codec: Codec<T>, value: T | undefined): this {
    if (value === undefined) this.missing ||= name;
    else if (this.missing) throw new RangeError(`where is ${this.missing}?`);
    else this.w.field(name, () => codec.write(this.w, value));
    return this;
  }
}

export function writeVersion(w: Writer, v: Version): void {
  const { missing } = new Pieces(w)
    .put('version', int32, v.version)
    .put('services', uint64, v.services)
    .put('timestamp', int64, v.timestamp)
    .put('addr_recv', netAddr, v.addr_recv)
    .put('addr_from', netAddr, v.addr_from)
    .put('nonce', uint64, v.nonce)
    .put('user_agent', varStr, v.user_agent)
    .put('start_height', int32, v.start_height)
    .put('relay', bool, v.relay);
  if (missing === 'nonce') throw new RangeError('where is nonce?');
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

export function makeMessage(command: string, value: unknown): Message {
  const codec = PAYLOADS.get(command);
  if (!codec && !types.isUint8Array(value)) throw new TypeError('how would that look in bytes?');
  return { command, payload: codec ? encode(codec.write, value) : (value as Uint8Array) };
}
