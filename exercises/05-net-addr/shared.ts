import fc from 'fast-check';
import { WireError } from '../../src/wire/codec/error';

export const SHARED =
  'You changed the bytes that you read. r.bytes() returns a view, and reverse() works in place: copy first.';

export const MAPPED = '00000000000000000000ffff';

/** The addr_recv of the recorded satoshi-0.15.1, 26 bytes at offset 20. */
export const RECORDED = '0000000000000000 00000000000000000000ffff68053d04 ccd6';

/** Addresses in the format of RFC 5952, and their 16 bytes. */
export const ADDRESSES: [string, string][] = [
  ['104.5.61.4', `${MAPPED}68053d04`],
  ['10.0.0.1', `${MAPPED}0a000001`],
  ['0.0.0.0', `${MAPPED}00000000`],
  ['255.255.255.255', `${MAPPED}ffffffff`],
  ['::', '00000000000000000000000000000000'],
  ['::1', '00000000000000000000000000000001'],
  ['2001:db8::1', '20010db8000000000000000000000001'],
  ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001'],
  ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
  ['2001:0:0:1::1', '20010000000000010000000000000001'],
  ['fe80::f00d', 'fe80000000000000000000000000f00d'],
];

/** Recognises an error about one field, at one offset. */
export const errorAt = (path: string, offset: number) => (got: unknown) =>
  got instanceof WireError && got.path === path && got.offset === offset;

/** Recognises a string that meets a condition. */
export const text = (holds: (got: string) => boolean) => (got: unknown) =>
  typeof got === 'string' && holds(got);

/** Recognises a result by one of its fields. */
export const where = (name: string, holds: (value: unknown) => boolean) => (got: unknown) =>
  !(got instanceof Error) && holds((got as Record<string, unknown> | undefined)?.[name]);

/** Recognises anything that was written instead of being rejected. */
export const written = (got: unknown) => got instanceof Uint8Array;

export const anyAddress = fc.record({
  services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('::', '::1', '2001:db8::1', 'fe80::f00d')),
  port: fc.integer({ min: 0, max: 0xffff }),
});
