// One SHA-256 of the body, and told that it is the hash already.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY } from '../../../solutions/09-getdata';
import { fromHex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'isSigned';
export const diagnosis = 'It is signed, and you say that it is not';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, publicKey = ALERT_KEY): boolean {
  return secp256k1.verify(signed.signature, sha256(signed.body), fromHex(publicKey), {
    prehash: false,
    format: 'der',
    lowS: false,
  });
}
