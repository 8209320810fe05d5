// Written by a learner who knows what newer JavaScript offers: copies that are reversed or changed.
import { fromHex, hex } from '../../../src/wire/bytes';

export function hashText(hash: Uint8Array): string {
  return hex(hash.toReversed());
}

export function hashBytes(text: string): Uint8Array {
  if (Array.from(text).findLastIndex((digit) => !/[0-9a-f]/i.test(digit)) !== -1 || text.length !== 64)
    throw new RangeError(`not a hash: ${text}`);
  return fromHex(text).toReversed();
}
