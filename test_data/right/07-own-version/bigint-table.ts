// Written by a learner who puts everything into tables, and writes numbers as hex digits.
import { netAddr } from '../../../solutions/05-net-addr';
import { varStr } from '../../../solutions/03-varints';
import type { Version } from '../../../solutions/06-version';
import { PAYLOADS } from '../../../solutions/07-own-version';
import { fromHex } from '../../../src/wire/bytes';
import { decode, encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of fields of all types
type Write = (w: Writer, value: any) => void;
type Fields = Record<string, unknown>;

/** An integer: how many bits, and whether it has a sign. */
function integer(bits: number, signed: boolean): Write {
  const half = 1n << BigInt(bits - 1);
  const [min, max] = signed ? [-half, half - 1n] : [0n, 2n * half - 1n];
  return (w, value) => {
    const number = BigInt(value);
    if (number < min || number > max) throw new WireError('', w.offset, `${min} to ${max}`, `${number}`);
    const digits = ((number + 2n * half) % (2n * half)).toString(16).padStart(bits / 4, '0');
    w.bytes(fromHex(digits).reverse());
  };
}

const flag: Write = (w, value) => w.bytes(Uint8Array.of(+value));

const START: [string, Write][] = [
  ['version', integer(32, true)],
  ['services', integer(64, false)],
  ['timestamp', integer(64, true)],
];
/** The fields in order, without regard to groups: what is missing is found by walking along them. */
const FIELDS: [string, Write][] = [
  ...START,
  ['addr_recv', netAddr.write],
  ['addr_from', netAddr.write],
  ['nonce', integer(64, false)],
  ['user_agent', varStr.write],
  ['start_height', integer(32, true)],
  ['relay', flag],
];

export function writeStart(w: Writer, start: Fields): void {
  for (const [name, write] of START) w.field(name, (inner) => write(inner, start[name]));
}

export function writeVersion(w: Writer, version: Fields): void {
  let missing = '';
  for (const [name] of FIELDS) {
    const present = version[name] !== undefined;
    if (missing && present) throw new RangeError(`${missing} is missing`);
    if (!present) missing ||= name;
  }
  if (missing === 'nonce') throw new RangeError('nonce is missing');
  for (const [name, write] of FIELDS) {
    if (name === missing) return;
    w.field(name, (inner) => write(inner, version[name]));
  }
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

const isKnown = (command: string) => [...PAYLOADS.keys()].includes(command);
const codecOf = (command: string) => Object.fromEntries(PAYLOADS)[command];

export const readPayload = ({ command, payload }: { command: string; payload: Uint8Array }): unknown =>
  isKnown(command) ? decode(codecOf(command).read, payload) : payload;

export function makeMessage(command: string, value: unknown) {
  if (!isKnown(command) && !(value instanceof Uint8Array)) throw new TypeError(`${command} needs bytes`);
  const payload = isKnown(command) ? encode(codecOf(command).write, value) : (value as Uint8Array);
  return { command, payload };
}
