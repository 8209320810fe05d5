// The signature is read before it is verified, and the error goes on to whoever asked.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY, hash256 } from '../../../solutions/09-getdata';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'isSigned';
export const diagnosis = 'It threw. What comes from a stranger may be anything';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, publicKey = ALERT_KEY): boolean {
  const { r, s } = secp256k1.Signature.fromBytes(signed.signature, 'der');
  const compact = new secp256k1.Signature(r, s).toBytes('compact');
  return secp256k1.verify(compact, hash256(signed.body), fromHex(publicKey), { prehash: false, lowS: false });
}
