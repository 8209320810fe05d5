// The key that was given is not used.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY, hash256 } from '../../../solutions/09-getdata';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'isSigned';
export const diagnosis = 'publicKey is a parameter';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, _publicKey = ALERT_KEY): boolean {
  return secp256k1.verify(signed.signature, hash256(signed.body), fromHex(ALERT_KEY), {
    prehash: false,
    format: 'der',
    lowS: false,
  });
}
