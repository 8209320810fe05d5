import { WireError } from '../../src/wire/codec/error';

/** Every boundary between two forms, with the values on both sides. */
export const BOUNDARIES: [bigint, string][] = [
  [0n, '00'],
  [1n, '01'],
  [0xfcn, 'fc'],
  [0xfdn, 'fdfd00'],
  [0xfen, 'fdfe00'],
  [0xffn, 'fdff00'],
  [0x100n, 'fd0001'],
  [0xffffn, 'fdffff'],
  [0x10000n, 'fe00000100'],
  [0x10001n, 'fe01000100'],
  [0x7fffffffn, 'feffffff7f'],
  [0x80000000n, 'fe00000080'],
  [0xffffffffn, 'feffffffff'],
  [0x100000000n, 'ff0000000001000000'],
  [2n ** 53n + 1n, 'ff0100000000002000'],
  [2n ** 64n - 1n, 'ffffffffffffffffff'],
];

/** Recognises a rejection where a result was expected. */
export const refused = (got: unknown) => got instanceof WireError;

/** Recognises anything that was returned instead of an error. */
export const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

/** Recognises an error by its offset. */
export const at = (offset: number) => (got: unknown) => got instanceof WireError && got.offset === offset;

export const PAST_53 =
  'The last digit was lost: the value passed through a `number`, which is exact only up to 2^53.';
