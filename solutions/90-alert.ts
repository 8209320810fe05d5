/**
 * Appendix · The last alert.
 *
 * Read an alert, and verify its signature.
 *
 * @module
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { fromHex } from '../src/wire/bytes';
import { type Infer, list, struct } from '../src/wire/codec/codec';
import { MAX_PAYLOAD_LENGTH } from './01-framing';
import { int32, int64 } from './02-fields';
import { count, varStr } from './03-varints';
import { hash256 } from './12-getdata';

/** The payload of an alert: a body, and a key holder's signature of it. The alert system is retired. */
export const alert = struct({ body: varStr, signature: varStr });

/** The body of an alert. */
export const alertBody = struct({
  version: int32,
  relay_until: int64,
  expiration: int64,
  id: int32,
  cancel: int32,
  set_cancel: list(count, int32, Math.floor(MAX_PAYLOAD_LENGTH / 4)),
  min_ver: int32,
  max_ver: int32,
  set_sub_ver: list(count, varStr, MAX_PAYLOAD_LENGTH),
  priority: int32,
  comment: varStr,
  status_bar: varStr,
  reserved: varStr,
});

/**
 * The public key of Bitcoin's alert system, which was retired in 2016. The private key has been published
 * since.
 *
 * @see Bitcoin Core 0.12, src/chainparams.cpp, vAlertPubKey
 */
export const ALERT_KEY =
  '04fc9702847840aaf195de8442ebecedf5b095cdbb9bc716bda9110971b28a49e0ead8564ff0db22209e0374782c093bb899692d524e9d6a6956e7c5ecbcd68284';

/**
 * Whether an alert was signed with a key: ECDSA on secp256k1, over the double SHA-256 of the body.
 *
 * @param signed - body and signature; the signature is DER
 * @param publicKey - hex, 65 bytes
 * @returns false also for bytes that are not a signature at all
 * @see secp256k1.verify of @noble/curves: by default it hashes its input (`prehash`), takes 64 bytes for a
 *   signature (`format`), and rejects half of the valid ones (`lowS`)
 */
export function isSigned(signed: Infer<typeof alert>, publicKey = ALERT_KEY): boolean {
  return secp256k1.verify(signed.signature, hash256(signed.body), fromHex(publicKey), {
    prehash: false,
    format: 'der',
    lowS: false,
  });
}
