// Written by a learner who counts in loops, and lets verify() compute the second of the two hashes.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY } from '../../../solutions/90-alert';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import { sha256 } from '../../../src/wire/sha256';

export function isSigned(
  { body, signature }: { body: Uint8Array; signature: Uint8Array },
  key = ALERT_KEY,
): boolean {
  const point = encode((w: Writer) => {
    for (let i = 0; i < key.length; i += 2) w.bytes(Uint8Array.of(parseInt(key.slice(i, i + 2), 16)));
  }, undefined);
  // verify() hashes, too: that is the second SHA-256
  return secp256k1.verify(signature, sha256(body), point, { format: 'der', lowS: false });
}
