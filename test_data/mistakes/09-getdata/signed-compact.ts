// 64 bytes r and s are what verify() expects, unless it is told otherwise.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY, hash256 } from '../../../solutions/09-getdata';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'isSigned';
export const diagnosis = 'The signature is DER';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, publicKey = ALERT_KEY): boolean {
  return secp256k1.verify(signed.signature, hash256(signed.body), fromHex(publicKey), {
    prehash: false,
    lowS: false,
  });
}
