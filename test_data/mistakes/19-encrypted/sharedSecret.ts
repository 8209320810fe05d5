import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for sharedSecret. */
export const mistakes = new MistakeTable('sharedSecret');

// The point's coordinate is a secret already.
mistakes.patch('x-alone', 'That is the x coordinate', [
  'return sha256(joinBytes(tag, tag, ...keys, sharedX(theirs, secret)));',
  'return sharedX(theirs, secret);',
]);

// Our key first, on both sides.
mistakes.patch('ours-first', 'Our key comes first, although', [
  'const keys = initiating ? [ours, theirs] : [theirs, ours];',
  'const keys = [ours, theirs];',
]);

// Their key first, on both sides.
mistakes.patch('theirs-first', "The responder's key comes first", [
  'const keys = initiating ? [ours, theirs] : [theirs, ours];',
  'const keys = [theirs, ours];',
]);

// The condition is inverted.
mistakes.patch('sides-swapped', "The responder's key comes first", [
  'const keys = initiating ? [ours, theirs] : [theirs, ours];',
  'const keys = initiating ? [theirs, ours] : [ours, theirs];',
]);

// The tag once.
mistakes.patch('tag-once', 'The hash of the tag comes twice', [
  'joinBytes(tag, tag, ...keys',
  'joinBytes(tag, ...keys',
]);

// The tag's text instead of its hash.
mistakes.patch('tag-not-hashed', 'The tag itself is not hashed', [
  "const tag = sha256(ascii('bip324_ellswift_xonly_ecdh'));",
  "const tag = ascii('bip324_ellswift_xonly_ecdh');",
]);

// A plain hash.
mistakes.patch('no-tag-at-all', 'The tag is missing', ['joinBytes(tag, tag, ...keys', 'joinBytes(...keys']);

// The coordinate first: it is the secret.
mistakes.patch('x-first', 'The x coordinate comes last', [
  'joinBytes(tag, tag, ...keys, sharedX(theirs, secret))',
  'joinBytes(tag, tag, sharedX(theirs, secret), ...keys)',
]);

// The keys are in the point already, or so it seems.
mistakes.patch('keys-left-out', 'The two public keys are missing', [
  'joinBytes(tag, tag, ...keys, sharedX',
  'joinBytes(tag, tag, sharedX',
]);

// hash256, as everywhere else in Bitcoin.
mistakes.patch('hashed-twice', 'You hashed twice', [
  'return sha256(joinBytes(tag, tag, ...keys, sharedX(theirs, secret)));',
  'return sha256(sha256(joinBytes(tag, tag, ...keys, sharedX(theirs, secret))));',
]);

// The two keys are there, and the wrong one is taken.
mistakes.patch('secret-from-our-own-key', 'You passed our own public key to sharedX', [
  'sharedX(theirs, secret)',
  'sharedX(ours, secret)',
]);

// Hashes are reversed for people, so the coordinate is as well.
mistakes.patch('x-back-to-front', 'The x coordinate is back to front', [
  'sharedX(theirs, secret)',
  'sharedX(theirs, secret).reverse()',
]);

// The message of a tagged hash is hashed, as in a checksum.
mistakes.patch('message-hashed-first', 'You hashed the keys and the x coordinate first', [
  'joinBytes(tag, tag, ...keys, sharedX(theirs, secret))',
  'joinBytes(tag, tag, sha256(joinBytes(...keys, sharedX(theirs, secret))))',
]);

// The tag is typed, and not copied.
mistakes.patch('typo-in-the-tag', 'the SHA-256 of the tag, begins with 98 f1', [
  'bip324_ellswift_xonly_ecdh',
  'bip324_ellswift_xonly_ecdsa',
]);

// The key that comes second is the one to combine with, it seems.
mistakes.patch('x-of-the-responder', 'sharedX takes the key of the other side, on both sides', [
  'sharedX(theirs, secret)',
  'sharedX(initiating ? theirs : ours, secret)',
]);
