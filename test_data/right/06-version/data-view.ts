// Written by a learner who reads numbers through a DataView.
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readVarStr } from '../../../solutions/03-varints';
import type { Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

type Start = { version: number; services: bigint; timestamp: bigint };
const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);

export function readStart(r: Reader): Start {
  const version = view(r.bytes(4, 'version')).getInt32(0, true);
  const services = view(r.bytes(8, 'services')).getBigUint64(0, true);
  return { version, services, timestamp: view(r.bytes(8, 'timestamp')).getBigInt64(0, true) };
}

export function readVersion(r: Reader): Version {
  const start = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left === 0) return start;
  const addr_from = r.field('addr_from', readNetAddr);
  const nonce = view(r.bytes(8, 'nonce')).getBigUint64(0, true);
  if (r.left === 0) return { ...start, addr_from, nonce };
  const user_agent = r.field('user_agent', readVarStr);
  if (r.left === 0) return { ...start, addr_from, nonce, user_agent };
  const start_height = view(r.bytes(4, 'start_height')).getInt32(0, true);
  if (r.left === 0) return { ...start, addr_from, nonce, user_agent, start_height };
  const relay = r.bytes(1, 'relay')[0] > 0;
  return { relay, start_height, user_agent, nonce, addr_from, ...start };
}

export function userAgentText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const char = String.fromCodePoint(byte);
    if (char === '\\') text += '\\\\';
    else if (/[ -~]/.test(char)) text += char;
    else text += `\\x${(256 + byte).toString(16).slice(1)}`;
  }
  return text;
}
