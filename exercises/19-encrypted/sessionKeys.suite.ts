import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type SessionKeys, sessionKeys } from 'answers/19-encrypted';
import type { SideKeys } from '../../solutions/19-encrypted';
import { hex, joinBytes, sameBytes, spaced } from '../../src/wire/bytes';
import { magicOf } from '../../src/wire/networks';
import { ascii, FIRST, SESSIONS } from './shared';

const SECRET = FIRST.sharedSecret;
const NAME = ascii('bitcoin_v2_shared_secret');
const SALT = joinBytes(NAME, magicOf('mainnet'));

/** The session ID if the keys are derived in another way. */
const idWith = (secret: Uint8Array, salt: Uint8Array, length = 32) =>
  hex(expand(sha256, extract(sha256, secret, salt), ascii('session_id'), length));

/** The two keys of one side. */
type KeyPair = Pick<SideKeys, 'length' | 'packet'>;

/** All four keys, by their infos. */
const keysOf = ({ initiator, responder }: { initiator: KeyPair; responder: KeyPair }) => ({
  initiator_L: initiator.length,
  initiator_P: initiator.packet,
  responder_L: responder.length,
  responder_P: responder.packet,
});

/** Whether the keys with this ending of their names are the same. */
const same = (got: unknown, right: Record<string, Uint8Array>, ending: string) =>
  Object.entries(right).every(([name, key]) => {
    const found = (got as Record<string, unknown>)[name];
    return !name.endsWith(ending) || (found instanceof Uint8Array && sameBytes(found, key));
  });

/** Whether the answer derives all four keys of the first published session. */
function keysAreRight(): boolean {
  try {
    return same(keysOf(sessionKeys(SECRET)), keysOf(FIRST), '');
  } catch {
    return false;
  }
}

const idOf = (keys: SessionKeys | undefined) => keys && hex(keys.id);

describe('sessionKeys', () => {
  test('derives the session ID of the first published session, ce72dffb…', () => {
    expect(() => idOf(sessionKeys(SECRET))).toGive(hex(FIRST.id), [
      [
        idWith(SECRET, NAME),
        'The magic is missing from the salt. Without it, two networks would have the same keys.',
      ],
      [idWith(SECRET, joinBytes(magicOf('mainnet'), NAME)), 'In the salt, the magic comes after the text.'],
      [
        idWith(SECRET, joinBytes(NAME, magicOf('mainnet').slice().reverse())),
        'The magic is reversed. It is in wire order.',
      ],
      [idWith(SALT, SECRET), 'The salt and the secret are swapped: extract(hash, secret, salt).'],
      [
        hex(expand(sha256, SECRET, ascii('session_id'), 32)),
        'You expanded the secret itself. First extract, then expand what that returns.',
      ],
      [idWith(SECRET, SALT, 16), 'A session ID has 32 bytes.'],
      [
        idWith(SECRET, joinBytes(NAME, ascii(hex(magicOf('mainnet'))))),
        'The salt has the magic as text, in hex. Append its four bytes: magicOf(network).',
      ],
      [keysAreRight, 'The keys are right, and only the session ID is not. Its info is `session_id`.'],
      [
        (got: unknown) => typeof got === 'string',
        `Compare what goes in. The salt is ${spaced(SALT)}, a string of 24 bytes and the magic; the info is \`session_id\`.`,
      ],
    ]);
  });

  test('derives the keys of both sides, for lengths and for packets', () => {
    const { initiator, responder } = FIRST;
    const swapped = ({ length, packet }: KeyPair) => ({ length: packet, packet: length });
    const right = keysOf({ initiator, responder });
    expect(() => keysOf(sessionKeys(SECRET))).toGive(right, [
      [
        keysOf({ initiator: swapped(initiator), responder: swapped(responder) }),
        'The keys for lengths and for packets are swapped: _L is for lengths, _P for packets.',
      ],
      ...[
        keysOf({ initiator: swapped(initiator), responder }),
        keysOf({ initiator, responder: swapped(responder) }),
      ].map((one) => [one, 'On one side, the keys with _L and _P are swapped: _L is for lengths.'] as const),
      [
        keysOf({ initiator: swapped(responder), responder: swapped(initiator) }),
        'The two sides are swapped, and so are _L and _P: _L is for lengths, _P for packets.',
      ],
      [keysOf({ initiator: responder, responder: initiator }), 'The keys of the two sides are swapped.'],
      [
        keysOf({ initiator, responder: initiator }),
        'Both sides have the same keys. Each has its own, or two packets would share a nonce.',
      ],
      [
        (got: unknown) => same(got, right, '_P') && !same(got, right, '_L'),
        'The keys for packets are right, and those for lengths are not. Their info ends with a capital L.',
      ],
      [
        (got: unknown) => same(got, right, '_L') && !same(got, right, '_P'),
        'The keys for lengths are right, and those for packets are not. Their info ends with a capital P.',
      ],
    ]);
  });

  test('divides the terminators: the first 16 bytes are for the initiator', () => {
    const keys = sessionKeys(SECRET);
    const { sent, received } = FIRST.terminators;
    expect([keys.initiator.terminator, keys.responder.terminator]).toGive(
      [sent, received],
      [
        [
          [received, sent],
          'The terminators are swapped: the first 16 bytes are for what the initiator sends.',
        ],
        [[sent, sent], 'Both terminators are the same. The second 16 bytes are for the responder.'],
        [
          (got: unknown) => Array.isArray(got) && (got[0] as Uint8Array).length === 32,
          'A terminator has 16 bytes. The 32 that you expanded are two of them.',
        ],
        [
          (got: unknown) => Array.isArray(got) && (got[0] as Uint8Array).length === 16,
          'The keys are right, and the terminators are not. Expand the info `garbage_terminators` once, to 32 bytes, for both.',
        ],
      ],
    );
  });

  test('matches all seven published sessions', () => {
    for (const { sharedSecret, id, initiator, responder } of SESSIONS) {
      const keys = sessionKeys(sharedSecret);
      expect([keys.id, keys.initiator.packet, keys.responder.packet]).toGive([
        id,
        initiator.packet,
        responder.packet,
      ]);
    }
  });

  test('gives another network other keys', () => {
    const wanted = idWith(SECRET, joinBytes(NAME, magicOf('simnet')));
    expect(() => idOf(sessionKeys(SECRET, 'simnet'))).toGive(wanted, [
      [hex(FIRST.id), 'The salt always has the magic of mainnet. Take that of the network you were given.'],
    ]);
  });
});
