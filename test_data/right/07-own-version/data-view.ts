// Written by a learner who writes numbers through a DataView.
import { writeNetAddr, type NetAddr } from '../../../solutions/05-net-addr';
import { writeVarStr } from '../../../solutions/03-varints';
import type { Version } from '../../../solutions/06-version';
import { PAYLOADS } from '../../../solutions/07-own-version';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { Writer } from '../../../src/wire/codec/writer';

type Start = { version: number; services: bigint; timestamp: bigint };
type Message = { command: string; payload: Uint8Array };
const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);

export function writeStart(w: Writer, { version, services, timestamp }: Start): void {
  const at = w.offset;
  if (version !== (version | 0)) throw new WireError('version', at, 'an int32', `${version}`);
  if (services !== BigInt.asUintN(64, services)) {
    throw new WireError('services', at + 4, 'a uint64', `${services}`);
  }
  if (timestamp !== BigInt.asIntN(64, timestamp)) {
    throw new WireError('timestamp', at + 12, 'an int64', `${timestamp}`);
  }
  const bytes = new Uint8Array(20);
  view(bytes).setInt32(0, version, true);
  view(bytes).setBigUint64(4, services, true);
  view(bytes).setBigInt64(12, timestamp, true);
  w.bytes(bytes);
}

export function writeVersion(w: Writer, v: Version): void {
  const later = [v.addr_from, v.nonce, v.user_agent, v.start_height, v.relay];
  const end = later.findIndex((value) => value === undefined);
  const gap = end !== -1 && later.slice(end).some((value) => value !== undefined);
  if (gap || end === 1) {
    throw new RangeError(`no ${['addr_from', 'nonce', 'user_agent', 'start_height'][end]}`);
  }
  writeStart(w, v);
  w.field('addr_recv', (inner) => writeNetAddr(inner, v.addr_recv));
  if (v.addr_from) w.field('addr_from', (inner) => writeNetAddr(inner, v.addr_from as NetAddr));
  const eight = new Uint8Array(8);
  if (v.nonce !== undefined) {
    view(eight).setBigUint64(0, v.nonce, true);
    w.bytes(eight);
  }
  if (v.user_agent) w.field('user_agent', (inner) => writeVarStr(inner, v.user_agent as Uint8Array));
  if (v.start_height !== undefined) {
    if (v.start_height !== (v.start_height | 0)) {
      throw new WireError('start_height', w.offset, 'an int32', `${v.start_height}`);
    }
    view(eight).setInt32(0, v.start_height, true);
    w.bytes(eight.subarray(0, 4));
  }
  if (v.relay !== undefined) w.bytes(Uint8Array.of(Number(v.relay)));
}

export function makeVersion(choices: Partial<Version> = {}): Version {
  const made: Version = {
    version: 70016,
    services: 0n,
    timestamp: BigInt(Date.now()) / 1000n,
    addr_recv: { services: 0n, ip: '::', port: 0 },
    addr_from: { services: 0n, ip: '::', port: 0 },
    nonce: view(crypto.getRandomValues(new Uint8Array(8))).getBigUint64(0),
    user_agent: new TextEncoder().encode('/wire-workbook:0.1/'),
    start_height: 0,
    relay: false,
  };
  return Object.assign(made, choices);
}

export function readPayload({ command, payload }: Message): unknown {
  if (!PAYLOADS.has(command)) return payload;
  const r = new Reader(payload);
  const value = PAYLOADS.get(command)?.read(r);
  if (r.left > 0) throw new WireError('', r.offset, 'nothing more', `${r.left} bytes`);
  return value;
}

export function makeMessage(command: string, value: unknown): Message {
  const w = new Writer();
  if (PAYLOADS.has(command)) PAYLOADS.get(command)?.write(w, value);
  else if (value instanceof Uint8Array) w.bytes(value);
  else throw new TypeError(`${command}: bytes, please`);
  return { command, payload: w.finish() };
}
