import { type Version } from 'answers/06-version';
import { versionPayloads } from '../../src/suite/inputs';

export const RECORDED = new Map(versionPayloads().map(({ name, payload }) => [name, payload]));

export const NAMES = [...RECORDED.keys()];

export const recorded = (name: string) => (RECORDED.get(name) ?? new Uint8Array()).slice();

export const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** What the recorded satoshi-0.15.1 says; the bitcoincorps lesson prints most of it. */
export const SATOSHI: Version = {
  version: 70015,
  services: 13n,
  timestamp: 1532623994n,
  addr_recv: { services: 0n, ip: '104.5.61.4', port: 52438 },
  addr_from: { services: 13n, ip: '::', port: 0 },
  nonce: 2994105387910115192n,
  user_agent: ascii('/Satoshi:0.15.1/'),
  start_height: 533798,
  relay: true,
};

/** A message that ends after this many bytes has these fields. */
export const ENDS: [number, (keyof Version)[]][] = [
  [46, ['version', 'services', 'timestamp', 'addr_recv']],
  [80, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce']],
  [97, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce', 'user_agent']],
  [
    101,
    ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce', 'user_agent', 'start_height'],
  ],
];

/** The first fields of a version message, up to the last one listed. */
export function upTo(version: Version, fields: (keyof Version)[]): Version {
  return Object.fromEntries(fields.map((name) => [name, version[name]])) as unknown as Version;
}

/** Recognises a result by one of its fields. */
export const where = (name: string, holds: (value: unknown) => boolean) => (got: unknown) =>
  !(got instanceof Error) && holds((got as Record<string, unknown> | undefined)?.[name]);

/** Recognises a string that fulfils a condition. */
export const text = (holds: (got: string) => boolean) => (got: unknown) =>
  typeof got === 'string' && holds(got);
