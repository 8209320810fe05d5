import { fromHex } from '../../src/wire/bytes';
import { makeMessage, makeVersion } from '../../solutions/07-own-version';
import type { Visit } from '../../solutions/16-crawl';

/** A node's version message. */
export const THEIRS = makeMessage('version', makeVersion({ nonce: 7n, start_height: 0x0a0a }));

export const threw = (got: unknown) => got instanceof Error;

export const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

/** Recognises a visit by one of its fields. */
export const where = (name: keyof Visit, holds: (value: unknown) => boolean) => (got: unknown) =>
  typeof got === 'object' && got !== null && holds((got as Visit)[name]);

/** A payload that contains the byte of a newline. */
const WITH_0A = fromHex('7f110100 0a 0d 00 ff');

export const VISITS: Visit[] = [
  { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: WITH_0A },
  { address: '[2001:db8::1]:8333', at: 1532543539001, took: 5000, error: 'ConnectError: "no"\nanswer' },
];
