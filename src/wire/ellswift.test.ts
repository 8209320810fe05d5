import { elligatorSwift } from '@scure/btc-signer/p2p.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { publishedDecodings, publishedInverses, publishedSessions } from '../peers/vectors';
import { hex } from './bytes';
import { decodeX, ephemeralKey, inverse, sharedX } from './ellswift';

const publicX = (secret: Uint8Array) => secp256k1.getPublicKey(secret, true).subarray(1);

test('decodes the 76 published encodings', () => {
  const decodings = publishedDecodings();
  expect(decodings).toHaveLength(76);
  for (const { encoded, x } of decodings) expect(hex(decodeX(encoded))).toBe(hex(x));
});

test('finds the 256 published inverses, and only those', () => {
  const inverses = publishedInverses();
  expect(inverses.flatMap(({ t }) => t)).toHaveLength(256);
  for (const { u, x, t } of inverses) {
    expect(t.map((_, which) => inverse(x, u, which))).toEqual(t);
  }
});

test('computes the shared point of the seven published sessions', () => {
  for (const { secret, ours, theirs, x } of publishedSessions()) {
    expect([decodeX(ours), decodeX(theirs), publicX(secret)].map(hex)).toEqual([
      hex(x.ours),
      hex(x.theirs),
      hex(x.ours),
    ]);
    expect(hex(sharedX(theirs, secret))).toBe(hex(x.shared));
  }
});

test('makes keys that decode to their own x coordinate, and that both sides share', () => {
  for (let i = 0; i < 5; i++) {
    const [a, b] = [ephemeralKey(), ephemeralKey()];
    expect(hex(decodeX(a.encoded))).toBe(hex(publicX(a.secret)));
    expect(hex(sharedX(a.encoded, b.secret))).toBe(hex(sharedX(b.encoded, a.secret)));
  }
});

test('agrees with another implementation, both ways', () => {
  for (let i = 0; i < 3; i++) {
    const [a, b] = [ephemeralKey(), elligatorSwift.keygen()];
    expect(hex(elligatorSwift.decode(a.encoded).slice(-32))).toBe(hex(decodeX(a.encoded)));
    expect(hex(sharedX(b.publicKey, a.secret))).toBe(
      hex(elligatorSwift.getSharedSecret(b.privateKey, a.encoded)),
    );
  }
});

test('gives one key many encodings', () => {
  const { secret } = ephemeralKey();
  const all = [1, 2, 3, 4].map(() => hex(ephemeralKey(secret).encoded));
  expect(new Set(all).size).toBe(4);
});

test('rejects what is not 64 bytes', () => {
  expect(() => decodeX(new Uint8Array(63))).toThrow(RangeError);
});
