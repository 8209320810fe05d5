// Written by a learner who uses what comes with Node: Buffer and node:crypto, even for the signature.
import { createHash, createPublicKey, verify } from 'node:crypto';
import * as given from '../../../solutions/90-alert';

const digest = (data: Uint8Array) => createHash('sha256').update(data).digest();

export function isSigned(
  { body, signature }: { body: Uint8Array; signature: Uint8Array },
  hex = given.ALERT_KEY,
) {
  const [x, y] = [hex.slice(2, 66), hex.slice(66)].map((half) =>
    Buffer.from(half, 'hex').toString('base64url'),
  );
  const key = createPublicKey({ key: { kty: 'EC', crv: 'secp256k1', x, y }, format: 'jwk' });
  // verify() hashes, too: that is the second SHA-256
  return verify('sha256', digest(body), key, signature);
}
