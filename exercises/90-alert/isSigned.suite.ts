import { alert, alertBody, isSigned } from 'answers/90-alert';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { fromHex, hex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { decode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { threw, twice } from '../12-getdata/shared';

/** The alert that the tutorial's program received: a frame inside a frame. */
const ALERT = recording('alert-wrapped-twice').bytes.slice(24);

const recorded = () => decode(alert.read, ALERT.slice(24));

describe('isSigned', () => {
  /** Signs with a test key. Everybody knows the private key 1. */
  const sign = (body: Uint8Array, key = fromHex(`${'00'.repeat(31)}01`)) => ({
    body,
    signature: secp256k1.sign(twice(body), key, { prehash: false, format: 'der' }),
  });
  const KEY_OF_1 = hex(secp256k1.getPublicKey(fromHex(`${'00'.repeat(31)}01`), false));
  const BODY = fromHex('77 69 72 65');

  test('is true for the last alert, "URGENT: …", which was signed with the alert key', () => {
    const { body } = recorded();
    const { status_bar, ...rest } = decode(alertBody.read, body);
    expect(String.fromCharCode(...status_bar)).toGive('URGENT: Alert key compromised, upgrade required');
    const none = new Uint8Array();
    expect(rest).toGive({
      version: 1,
      relay_until: 0n,
      expiration: 0x7fffffffn,
      id: 0x7fffffff,
      cancel: 0x7ffffffe,
      set_cancel: [0x7fffffff],
      min_ver: 0,
      max_ver: 0x7fffffff,
      set_sub_ver: [],
      priority: 0x7fffffff,
      comment: none,
      reserved: none,
    });
    expect(() => isSigned(recorded())).toGive(true, [
      [
        false,
        "It is signed, and you say that it is not. What was signed is the SHA-256 of the SHA-256 of the body alone, without its length: pass that hash to verify, with prehash: false and format: 'der'.",
      ],
      [
        threw,
        "It threw. The signature is DER: pass format: 'der' to verify. The key is hex, and verify takes bytes.",
      ],
    ]);
  });

  test('is false if one bit of the body or of the signature is different', () => {
    const { body, signature } = recorded();
    const say =
      'One bit is different, but you still say that it is signed. Verify the bytes that you were given.';
    for (const at of [0, 24, body.length - 1]) {
      const other = body.slice();
      other[at] ^= 1;
      expect(() => isSigned({ body: other, signature })).toGive(false, [[true, say]]);
    }
    for (const at of [10, signature.length - 1]) {
      const other = signature.slice();
      other[at] ^= 1;
      expect(() => isSigned({ body, signature: other })).toGive(false, [[true, say]]);
    }
  });

  test('is false if it was signed with a different key', () => {
    expect(() => isSigned(sign(BODY))).toGive(false, [
      [true, 'It was signed with a different key, not with the alert key.'],
    ]);
    expect(() => isSigned(sign(BODY), KEY_OF_1)).toGive(true, [
      [
        false,
        'It was signed with the key that you were given, but you verified it with a different one: publicKey is a parameter.',
      ],
    ]);
    expect(() => isSigned(recorded(), KEY_OF_1)).toGive(false, [
      [true, 'It was not signed with the key that you were given: publicKey is a parameter.'],
    ]);
  });

  test('is true for both valid signatures, the one with s and the one with n - s', () => {
    const { s, r } = secp256k1.Signature.fromBytes(sign(BODY).signature, 'der');
    const { n } = secp256k1.Point.CURVE();
    const signature = new secp256k1.Signature(r, n - s).toBytes('der');
    expect(() => isSigned({ body: BODY, signature }, KEY_OF_1)).toGive(true, [
      [
        false,
        'If s is valid, n - s is valid, too. Today nodes relay only the lower one; in the days of alerts they relayed both, so pass lowS: false.',
      ],
    ]);
  });

  test('is false for bytes that are not a signature at all', () => {
    const { body } = recorded();
    const say = 'It threw. Bytes from a stranger may be anything; here that means: not signed.';
    for (const signature of ['', '00', '3006020101020101', 'ff'.repeat(70)].map(fromHex)) {
      expect(() => isSigned({ body, signature })).toGive(false, [[threw, say]]);
    }
    forAny(
      [anyBytes(80)],
      (signature) => expect(() => isSigned({ body, signature })).toGive(false, [[threw, say]]),
      30,
    );
  });
});
