// Written by a learner who puts everything into tables, reads numbers in a bigint loop, and text from hex.
import { netAddr } from '../../../solutions/05-net-addr';
import { varStr } from '../../../solutions/03-varints';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';

type Read = (r: Reader) => unknown;
type Fields = Record<string, unknown>;

/** An integer: how many bits, whether it has a sign, and whether it is kept as a number. */
const integer = (bits: number, signed: boolean, small: boolean) => (r: Reader) => {
  let value = 0n;
  let shift = 0n;
  for (const byte of r.bytes(bits / 8)) {
    value |= BigInt(byte) << shift;
    shift += 8n;
  }
  if (signed && value >> BigInt(bits - 1)) value -= 1n << BigInt(bits);
  return small ? Number(value) : value;
};

const flag = (r: Reader) => Boolean(r.bytes(1)[0]);

const START: [string, Read][] = [
  ['version', integer(32, true, true)],
  ['services', integer(64, false, false)],
  ['timestamp', integer(64, true, false)],
];
/** Fields come in groups. A group is present as a whole, and only if all groups before it are. */
const GROUPS: [string, Read][][] = [
  [...START, ['addr_recv', netAddr.read]],
  [
    ['addr_from', netAddr.read],
    ['nonce', integer(64, false, false)],
  ],
  [['user_agent', varStr.read]],
  [['start_height', integer(32, true, true)]],
  [['relay', flag]],
];

const readAll = (r: Reader, fields: [string, Read][]): Fields =>
  Object.fromEntries(fields.map(([name, read]) => [name, r.field(name, read)]));

export const readStart = (r: Reader) => readAll(r, START);

export function readVersion(r: Reader): Fields {
  const [start, ...optional] = GROUPS;
  return optional.reduce(
    (all, group) => (r.left ? { ...all, ...readAll(r, group) } : all),
    readAll(r, start),
  );
}

export function userAgentText(bytes: Uint8Array): string {
  return hex(bytes).replace(/../g, (digits) => {
    const char = Buffer.from(digits, 'hex').toString('latin1');
    return char === '\\' ? char + char : char < ' ' || char > '~' ? `\\x${digits}` : char;
  });
}
