import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ALERT_KEY, hash256 } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

/** Wrong answers for isSigned. */
export const mistakes = new MistakeTable('isSigned');

// There is a signature, so it must be signed.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add(
    'signed-always',
    'A bit was changed, and you still say that it is signed',
    (signed: Signed, _publicKey?: string): boolean => signed.signature.length > 0,
  );
}

// By default, verify() expects r and s in 64 bytes.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add('signed-compact', 'The signature is DER', (signed: Signed, publicKey = ALERT_KEY): boolean =>
    secp256k1.verify(signed.signature, hash256(signed.body), fromHex(publicKey), {
      prehash: false,
      lowS: false,
    }),
  );
}

// One SHA-256 of the body, passed as if it were the right hash.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add(
    'signed-hashed-once',
    'It is signed, and you say that it is not',
    (signed: Signed, publicKey = ALERT_KEY): boolean =>
      secp256k1.verify(signed.signature, sha256(signed.body), fromHex(publicKey), {
        prehash: false,
        format: 'der',
        lowS: false,
      }),
  );
}

// By default, verify() hashes once more.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add(
    'signed-hashed-three-times',
    'with prehash: false',
    (signed: Signed, publicKey = ALERT_KEY): boolean =>
      secp256k1.verify(signed.signature, hash256(signed.body), fromHex(publicKey), {
        format: 'der',
        lowS: false,
      }),
  );
}

// It does not use the key that was given.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add(
    'signed-key-ignored',
    'publicKey is a parameter',
    (signed: Signed, _publicKey = ALERT_KEY): boolean =>
      secp256k1.verify(signed.signature, hash256(signed.body), fromHex(ALERT_KEY), {
        prehash: false,
        format: 'der',
        lowS: false,
      }),
  );
}

// Since BIP 146 nodes relay only one of the two. The alerts are older.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add('signed-low-s', 'lowS: false', (signed: Signed, publicKey = ALERT_KEY): boolean =>
    secp256k1.verify(signed.signature, hash256(signed.body), fromHex(publicKey), {
      prehash: false,
      format: 'der',
    }),
  );
}

// It reads the signature before it verifies it, and lets the error through to the caller.
{
  type Signed = { body: Uint8Array; signature: Uint8Array };
  mistakes.add(
    'signed-throws',
    'It threw. Bytes from a stranger may be anything',
    (signed: Signed, publicKey = ALERT_KEY): boolean => {
      const { r, s } = secp256k1.Signature.fromBytes(signed.signature, 'der');
      const compact = new secp256k1.Signature(r, s).toBytes('compact');
      return secp256k1.verify(compact, hash256(signed.body), fromHex(publicKey), {
        prehash: false,
        lowS: false,
      });
    },
  );
}
