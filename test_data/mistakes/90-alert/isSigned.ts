import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for isSigned. */
export const mistakes = new MistakeTable('isSigned');

// There is a signature, so it must be signed.
mistakes.add(
  'signed-always',
  'One bit is different, but you still say that it is signed',
  (signed: { signature: Uint8Array }) => signed.signature.length > 0,
);

// By default, verify() expects r and s in 64 bytes.
mistakes.patch('signed-compact', 'The signature is DER', ["format: 'der',", '']);

// One SHA-256 of the body, passed as if it were the right hash.
mistakes.patch(
  'signed-hashed-once',
  'It is signed, and you say that it is not',
  ['hash256(signed.body)', 'sha256(signed.body)'],
  ["import { hash256 } from './12-getdata';", "import { sha256 } from '../src/wire/sha256';"],
);

// The body as it is in the message: with its length in front.
mistakes.patch('signed-length-included', 'the body alone, without its length', [
  'hash256(signed.body)',
  'hash256(Uint8Array.of(signed.body.length, ...signed.body))',
]);

// An alert is signed, so the whole alert is hashed, with the signature in it.
mistakes.patch('signed-signature-included', 'the body alone, without its length', [
  'hash256(signed.body)',
  'hash256(Uint8Array.of(...signed.body, ...signed.signature))',
]);

// By default, verify() hashes once more.
mistakes.patch('signed-hashed-three-times', 'with prehash: false', ['prehash: false,', '']);

// It does not use the key that was given.
mistakes.patch('signed-key-ignored', 'publicKey is a parameter', [
  'fromHex(publicKey)',
  'fromHex(ALERT_KEY)',
]);

// Since BIP 146 nodes relay only one of the two. The alerts are older.
mistakes.patch('signed-low-s', 'lowS: false', ['lowS: false,', '']);

// It reads the signature before it verifies it, and lets the error through to the caller.
mistakes.patch(
  'signed-throws',
  'It threw. Bytes from a stranger may be anything',
  ['signed.signature,', "secp256k1.Signature.fromBytes(signed.signature, 'der').toBytes('compact'),"],
  ["format: 'der',", ''],
);
