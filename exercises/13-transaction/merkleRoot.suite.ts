import { merkleRoot } from 'answers/13-transaction';
import fc from 'fast-check';
import { fromHex, hex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import {
  anyHash,
  COINBASE_170,
  FIRST_PAYMENT,
  GENESIS_COINBASE,
  numberedHashes,
} from '../../src/suite/recorded-transactions';
import { recording } from '../../src/peers/recordings';
import { sha256 } from '../../src/wire/sha256';
import { GENESIS, reversed, twice, threw, join, pair } from './shared';

/** The txids of block 100,000, as people write them, and its merkle root. */
const BLOCK_100000 = {
  ids: [
    '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
    'fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4',
    '6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4',
    'e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d',
  ],
  root: 'f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766',
};

describe('merkleRoot', () => {
  const [a, b, c, d] = BLOCK_100000.ids.map((id) => reversed(fromHex(id)));

  test('of two hashes is the hash of both, one after the other: block 170', () => {
    const [coinbase, payment] = [COINBASE_170, FIRST_PAYMENT].map(({ id }) => reversed(fromHex(id)));
    expect(() => merkleRoot([coinbase, payment])).toGive(recording('block-170').bytes.slice(36, 68), [
      [sha256(join(coinbase, payment)), 'You hashed once. Here, too, it is the SHA-256 of the SHA-256.'],
      [pair(payment, coinbase), 'You took them in the wrong order: the first one goes on the left.'],
      [
        reversed(pair(reversed(coinbase), reversed(payment))),
        'You reversed them before you hashed them. Hash the bytes as on the wire.',
      ],
      [
        pair(reversed(coinbase), reversed(payment)),
        'You reversed them before you hashed them. Hash the bytes as on the wire.',
      ],
      [
        reversed(pair(coinbase, payment)),
        'The right root, in reverse. The header has it as it was computed; only people reverse it.',
      ],
      [
        twice(new TextEncoder().encode(hex(join(coinbase, payment)))),
        'You hashed the hex digits. Hash the 64 bytes.',
      ],
      [
        (got: unknown) => typeof got === 'string',
        'You returned a string. The root is 32 bytes, as in the header.',
      ],
    ]);
  });

  test('of one hash is that hash itself: the first block', () => {
    const [only] = [reversed(fromHex(GENESIS_COINBASE.id))];
    expect(() => merkleRoot([only])).toGive(GENESIS.slice(36, 68), [
      [pair(only, only), 'You paired it with itself. A single hash is already the root.'],
      [twice(only), 'You hashed it once more. A single hash is already the root.'],
    ]);
  });

  test('of four hashes pairs the pairs: block 100,000', () => {
    expect(() => merkleRoot([a, b, c, d])).toGive(reversed(fromHex(BLOCK_100000.root)), [
      [
        twice(join(a, b, c, d)),
        'You hashed all four at once. Hash them in pairs, and then hash the two results.',
      ],
      [pair(a, b), 'You used only the first two. The other two are a pair of their own.'],
      [
        pair(pair(pair(a, b), c), d),
        'You added one hash after another. Hash them in pairs, and then hash the two results.',
      ],
    ]);
  });

  test('of three hashes pairs the odd one with itself', () => {
    expect(() => merkleRoot([a, b, c])).toGive(pair(pair(a, b), pair(c, c)), [
      [pair(a, b), 'You lost the third one: a block with it and one without it would have the same root.'],
      [
        pair(pair(a, b), c),
        'You moved the third one up unchanged. Other trees do that; here it is paired with itself.',
      ],
      [
        pair(c, pair(a, b)),
        'You moved the third one up unchanged, and put it in front. It is paired with itself, and stays the last.',
      ],
      [pair(pair(a, b), twice(c)), 'You hashed the third one alone. Pair it with itself: hash 64 bytes.'],
      [
        pair(pair(a, b), pair(c, new Uint8Array(32))),
        'You paired the third one with zeros. Pair it with itself.',
      ],
      [pair(pair(a, b), pair(c, a)), 'You paired the third one with the first. Pair it with itself.'],
      [pair(pair(a, b), pair(b, c)), 'You paired the third one with the second again. Pair it with itself.'],
      [threw, 'It threw. The last one has no partner, so pair it with itself.'],
    ]);
  });

  test('of six hashes pairs an odd one with itself on every level: on the second, three are left', () => {
    const [e, f] = numberedHashes(2);
    const three = [pair(a, b), pair(c, d), pair(e, f)];
    expect(() => merkleRoot([a, b, c, d, e, f])).toGive(
      pair(pair(three[0], three[1]), pair(three[2], three[2])),
      [
        [
          pair(pair(three[0], three[1]), three[2]),
          'On the second level three are left, and you moved the odd one up unchanged. Pair it with itself there, too.',
        ],
        [
          pair(pair(three[0], three[1]), pair(pair(e, e), pair(f, f))),
          'You padded the list at the bottom. Instead, pair an odd one with itself on each level.',
        ],
        [
          pair(pair(three[0], three[1]), pair(three[2], pair(f, f))),
          'You padded the list at the bottom. Instead, pair an odd one with itself on each level.',
        ],
        [
          pair(pair(three[0], three[1]), twice(three[2])),
          'On the second level three are left, and you hashed the odd one alone. Pair it with itself there, too.',
        ],
        [pair(three[0], three[1]), 'On the second level three are left, and you lost the third there.'],
      ],
    );
  });

  test('does not change the list', () => {
    const list = numberedHashes(3);
    merkleRoot(list);
    expect(list).toGive(numberedHashes(3), [
      [
        (got: unknown) => Array.isArray(got) && got.length > 3,
        'The list has become longer: push changes the list that you were given. The block now has one transaction too many.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length < 3,
        'The list has become shorter. It belongs to the caller.',
      ],
      [() => true, 'The hashes have changed. They belong to the caller.'],
    ]);
  });

  test('of any list is the root of its hashed pairs', () => {
    forAny(
      [fc.array(anyHash, { minLength: 2, maxLength: 20 })],
      (hashes) => {
        const pairs = hashes.flatMap((left, i) => (i % 2 ? [] : [pair(left, hashes[i + 1] ?? left)]));
        expect(merkleRoot(hashes)).toGive(merkleRoot(pairs));
        expect(merkleRoot([pair(hashes[0], hashes[1])])).toGive(pair(hashes[0], hashes[1]));
      },
      40,
    );
  });
});
