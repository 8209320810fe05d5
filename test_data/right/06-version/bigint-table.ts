// Written by a learner who puts everything into tables, reads numbers in a bigint loop, and text from hex.
import { netAddr } from '../../../solutions/05-net-addr';
import { varStr } from '../../../solutions/03-varints';
import type { Version } from '../../../solutions/06-version';
import { fromHex, hex } from '../../../src/wire/bytes';
import { decode, encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of fields of all types
type Field = { read: (r: Reader) => any; write: (w: Writer, value: any) => void };
type Fields = Record<string, unknown>;

/** An integer: how many bits, whether it has a sign, and whether it is kept as a number. */
function integer(bits: number, signed: boolean, small: boolean): Field {
  const half = 1n << BigInt(bits - 1);
  return {
    read(r) {
      let value = 0n;
      let shift = 0n;
      for (const byte of r.bytes(bits / 8)) {
        value |= BigInt(byte) << shift;
        shift += 8n;
      }
      if (signed && value >= half) value -= 2n * half;
      return small ? Number(value) : value;
    },
    write(w, value) {
      const number = BigInt(value);
      const [min, max] = signed ? [-half, half - 1n] : [0n, 2n * half - 1n];
      if (number < min || number > max) throw new WireError('', w.offset, `${min} to ${max}`, `${number}`);
      const digits = ((number + 2n * half) % (2n * half)).toString(16).padStart(bits / 4, '0');
      w.bytes(fromHex(digits).reverse());
    },
  };
}

const flag: Field = {
  read: (r) => Boolean(r.bytes(1)[0]),
  write: (w, value) => w.bytes(Uint8Array.of(+value)),
};
const START: [string, Field][] = [
  ['version', integer(32, true, true)],
  ['services', integer(64, false, false)],
  ['timestamp', integer(64, true, false)],
];
/** Fields come in groups. A group is present as a whole, and only if all groups before it are. */
const GROUPS: [string, Field][][] = [
  [...START, ['addr_recv', netAddr]],
  [
    ['addr_from', netAddr],
    ['nonce', integer(64, false, false)],
  ],
  [['user_agent', varStr]],
  [['start_height', integer(32, true, true)]],
  [['relay', flag]],
];

const readAll = (r: Reader, fields: [string, Field][]): Fields =>
  Object.fromEntries(fields.map(([name, { read }]) => [name, r.field(name, read)]));

export const readStart = (r: Reader) => readAll(r, START);

export function writeStart(w: Writer, start: Fields): void {
  for (const [name, { write }] of START) w.field(name, (inner) => write(inner, start[name]));
}

export function readVersion(r: Reader): Fields {
  const [start, ...optional] = GROUPS;
  return optional.reduce(
    (all, group) => (r.left ? { ...all, ...readAll(r, group) } : all),
    readAll(r, start),
  );
}

export function writeVersion(w: Writer, version: Fields): void {
  let missing = '';
  for (const [name] of GROUPS.flat()) {
    const present = version[name] !== undefined;
    if (missing && present) throw new RangeError(`${missing} is missing`);
    if (!present) missing ||= name;
  }
  if (missing === 'nonce') throw new RangeError('nonce is missing');
  for (const [name, { write }] of GROUPS.flat()) {
    if (name === missing) return;
    w.field(name, (inner) => write(inner, version[name]));
  }
}

export function userAgentText(bytes: Uint8Array): string {
  return hex(bytes).replace(/../g, (digits) => {
    const char = Buffer.from(digits, 'hex').toString('latin1');
    return char === '\\' ? char + char : char < ' ' || char > '~' ? `\\x${digits}` : char;
  });
}

export function makeVersion({ ...choices }: Partial<Version> = {}): Version {
  const noAddress = { services: 0n, ip: '::', port: 0 };
  const random = Array.from(crypto.getRandomValues(new Uint32Array(2)), BigInt);
  return {
    version: 70016,
    services: 0n,
    timestamp: BigInt(Math.trunc(Date.now() / 1000)),
    addr_recv: noAddress,
    addr_from: structuredClone(noAddress),
    nonce: (random[0] << 32n) | random[1],
    user_agent: Buffer.from('/wire-workbook:0.1/'),
    start_height: 0,
    relay: false,
    ...choices,
  };
}

const TABLE: Record<string, Field> = Object.assign(Object.create(null), {
  version: { read: readVersion, write: writeVersion },
  verack: { read: () => ({}), write: () => {} },
});

export const readPayload = ({ command, payload }: { command: string; payload: Uint8Array }): unknown =>
  command in TABLE ? decode(TABLE[command].read, payload) : payload;

export function makeMessage(command: string, value: unknown) {
  if (!(command in TABLE) && !(value instanceof Uint8Array)) throw new TypeError(`${command} needs bytes`);
  return { command, payload: command in TABLE ? encode(TABLE[command].write, value) : (value as Uint8Array) };
}
