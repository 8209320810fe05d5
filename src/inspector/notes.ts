import { timeText } from '../../solutions/02-fields';
import { servicesToNames } from '../../solutions/04-services';
import { hashText, INVENTORY } from '../../solutions/12-getdata';
import { hostOf } from '../../solutions/18-gossip';
import { NUMBERED } from '../../solutions/19-encrypted';
import { fieldValue } from '../draw/field-value';
import { NETWORK } from '../wire/address-networks';
import { hex } from '../wire/bytes';
import type { Span } from '../wire/codec/reader';
import { networkOf } from '../wire/networks';

/** Says more about a value; empty if there is nothing to say. */
type Note = (value: unknown) => string;

const asHex: Note = (value) =>
  typeof value === 'number' ? `0x${(value >>> 0).toString(16).padStart(8, '0')}` : '';

const asTime: Note = (value) => timeText(BigInt(value as number | bigint));

/** A hash as people write it, in the reverse order. */
const asHash: Note = (value) => {
  if (!(value instanceof Uint8Array) || value.length !== 32) return '';
  return value.every((byte) => byte === 0) ? 'no hash: all zeros' : hashText(value);
};

const asServices: Note = (value) => servicesToNames(value as bigint).join(', ') || 'none';

const nameIn =
  (names: Record<string, number>): Note =>
  (value) =>
    Object.keys(names).find((name) => names[name] === value) ?? 'unknown';

const asBitcoin: Note = (value) => {
  const satoshi = value as bigint;
  const [whole, rest] = [satoshi / 100_000_000n, satoshi % 100_000_000n];
  const digits = String(rest < 0n ? -rest : rest)
    .padStart(8, '0')
    .replace(/0+$/, '');
  return `${rest < 0n && whole === 0n ? '-' : ''}${whole}${digits && `.${digits}`} BTC`;
};

/** The notes, by the last name in a field's path. */
const NOTES: Readonly<Record<string, Note>> = {
  magic: (value) => networkOf(hex(value as Uint8Array)) ?? '',
  services: asServices,
  timestamp: asTime,
  time: asTime,
  relay_until: asTime,
  expiration: asTime,
  type: nameIn(INVENTORY),
  network: nameIn(NETWORK),
  number: (value) => NUMBERED[(value as Uint8Array)[0] - 1] ?? 'the command follows',
  value: asBitcoin,
  bits: asHex,
  sequence: asHex,
  hash: asHash,
  txid: asHash,
  previous: asHash,
  merkle_root: asHash,
  locator: asHash,
  stop: asHash,
  stop_hash: asHash,
  block_hash: asHash,
  previous_filter_header: asHash,
  filter_hashes: asHash,
};

/** The last name in a path, without indexes. */
const nameOf = (path: string) =>
  path
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1)!;

/** The address of an entry of addrv2, as people write it: its network is another field of the same entry. */
function hostAt(spans: readonly Span[], { path, value }: Span): string {
  const prefix = path.slice(0, -'address.bytes'.length);
  const network = spans.find((one) => one.path === `${prefix}network`)?.value;
  if (typeof network !== 'number' || !(value instanceof Uint8Array)) return '';
  return hostOf({ network, address: value }) ?? '';
}

/**
 * The value of a field, and what is known about it: `1037n · NODE_NETWORK, NODE_BLOOM, …`.
 *
 * @param spans - the fields among which it is, in wire order
 */
export function valueOf(spans: readonly Span[], index: number): string {
  const span = spans[index];
  const note = span.path.endsWith('address.bytes')
    ? // the fields of an entry are at most five apart
      hostAt(spans.slice(Math.max(0, index - 5), index), span)
    : NOTES[nameOf(span.path)]?.(span.value);
  return [fieldValue(span.value), span.value === undefined ? '' : note].filter(Boolean).join(' · ');
}
