import { type KeyExchange, sharedSecret } from 'answers/19-encrypted';
import { joinBytes, sameBytes, spaced } from '../../src/wire/bytes';
import { sharedX } from '../../src/wire/ellswift';
import { sha256 } from '../../src/wire/sha256';
import { ascii, FIRST, SESSIONS } from './shared';

const NAME = ascii('bip324_ellswift_xonly_ecdh');
const TAG = sha256(NAME);
const X = sharedX(FIRST.theirs, FIRST.secret);

/** The beginning of a part, to compare it with. */
const start = (part: Uint8Array) => spaced(part.subarray(0, 4));

const exchange = ({ secret, ours, theirs, initiating }: KeyExchange) => ({
  secret,
  ours,
  theirs,
  initiating,
});

describe('sharedSecret', () => {
  test('of the first published session is c6992a11…', () => {
    const { ours, theirs } = FIRST;
    expect(() => sharedSecret(exchange(FIRST))).toGive(FIRST.sharedSecret, [
      [X, 'That is the x coordinate. Hash it, after the tag and both public keys.'],
      [
        sha256(joinBytes(TAG, TAG, theirs, ours, X)),
        "The responder's key comes first. The initiator's does, and here that is ours.",
      ],
      [
        sha256(joinBytes(TAG, TAG, ours, theirs, sharedX(ours, FIRST.secret))),
        'You passed our own public key to sharedX. It takes theirs, and our private key.',
      ],
      [sha256(joinBytes(TAG, ours, theirs, X)), 'The hash of the tag comes twice: h h m.'],
      [
        sha256(joinBytes(NAME, NAME, ours, theirs, X)),
        'The tag itself is not hashed. What comes twice is its SHA-256.',
      ],
      [
        sha256(joinBytes(NAME, ours, theirs, X)),
        'The tag itself is not hashed. What comes twice is its SHA-256.',
      ],
      [
        sha256(joinBytes(ours, theirs, X)),
        'The tag is missing: its hash comes twice before everything else.',
      ],
      [
        sha256(joinBytes(TAG, TAG, ours, theirs, X.slice().reverse())),
        'The x coordinate is back to front. sharedX returns it in the order in which it is hashed.',
      ],
      [sha256(joinBytes(TAG, TAG, X, ours, theirs)), 'The x coordinate comes last, after both public keys.'],
      [
        sha256(joinBytes(TAG, TAG, X)),
        'The two public keys are missing between the tag and the x coordinate.',
      ],
      [
        sha256(joinBytes(TAG, TAG, sha256(joinBytes(ours, theirs, X)))),
        'You hashed the keys and the x coordinate first. They come after the tag as they are: the SHA-256 of h h m.',
      ],
      [
        sha256(sha256(joinBytes(TAG, TAG, ours, theirs, X))),
        'You hashed twice. Here SHA-256 is applied once to all of it.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array,
        `One of the five parts differs. h, the SHA-256 of the tag, begins with ${start(TAG)} and comes twice; then ours, ${start(ours)}; theirs, ${start(theirs)}; and what sharedX returns, ${start(X)}.`,
      ],
    ]);
  });

  test('is the same for the other side, for which the two keys are swapped', () => {
    for (const session of SESSIONS) {
      const { ours, theirs, initiating } = session;
      const x = sharedX(theirs, session.secret);
      expect(() => sharedSecret(exchange(session))).toGive(session.sharedSecret, [
        [
          (got: unknown) =>
            got instanceof Uint8Array &&
            !initiating &&
            sameBytes(got, sha256(joinBytes(TAG, TAG, ours, theirs, x))),
          'Our key comes first, although the other side made the connection. The two sides get different secrets.',
        ],
        [
          sha256(joinBytes(TAG, TAG, theirs, ours, sharedX(ours, session.secret))),
          'sharedX takes the key of the other side, on both sides: theirs. Only the order of the keys depends on who made the connection.',
        ],
      ]);
    }
  });
});
