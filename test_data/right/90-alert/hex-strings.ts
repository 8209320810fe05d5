// Written by a learner who thinks in hex strings, and makes r and s of the signature before verifying them.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hash256 } from '../../../solutions/12-getdata';
import * as given from '../../../solutions/90-alert';
import { fromHex, hex } from '../../../src/wire/bytes';

export function isSigned(
  signed: { body: Uint8Array; signature: Uint8Array },
  key = given.ALERT_KEY,
): boolean {
  try {
    const signature = secp256k1.Signature.fromHex(hex(signed.signature), 'der').toBytes('compact');
    return secp256k1.verify(signature, hash256(signed.body), fromHex(key), { prehash: false, lowS: false });
  } catch {
    return false;
  }
}
