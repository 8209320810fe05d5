import * as right from '../../../solutions/09-getdata';
import { hash256 } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

/** Wrong answers for merkleRoot. */
export const mistakes = new MistakeTable('merkleRoot');

// All txids one after another, and the hash of that.
mistakes.add('merkle-all-at-once', 'You hashed all four at once', (hashes: Uint8Array[]): Uint8Array => {
  if (hashes.length === 1) return hashes[0];
  return hash256(Uint8Array.from(hashes.flatMap((one) => [...one])));
});

// It takes the txids as people write them, since that is how they come.
{
  const turned = (hash: Uint8Array) => hash.slice().reverse();
  mistakes.add(
    'merkle-as-displayed',
    'reversed them before you hashed them',
    function merkleRoot(hashes: Uint8Array[]): Uint8Array {
      if (hashes.length === 1) return hashes[0];
      const pairs: Uint8Array[] = [];
      for (let i = 0; i < hashes.length; i += 2) {
        const [left, right] = hashes.slice(i, i + 2).map(turned);
        pairs.push(turned(hash256(Uint8Array.of(...left, ...(right ?? left)))));
      }
      return merkleRoot(pairs);
    },
  );
}

// One SHA-256, as most trees have it.
mistakes.add('merkle-hashed-once', 'You hashed once', function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(sha256(Uint8Array.of(...left, ...right)));
  }
  return merkleRoot(pairs);
});

// shift() empties the list that was given.
mistakes.add(
  'merkle-list-emptied',
  'The list has become shorter',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    while (hashes.length > 0) {
      const left = hashes.shift()!;
      pairs.push(hash256(Uint8Array.of(...left, ...(hashes.shift() ?? left))));
    }
    return merkleRoot(pairs);
  },
);

// push() on the list that was given: afterwards the block has one transaction too many.
mistakes.add(
  'merkle-list-grows',
  'The list has become longer',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    if (hashes.length % 2) hashes.push(hashes[hashes.length - 1]);
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const [left, right = left] = hashes.slice(i, i + 2);
      pairs.push(hash256(Uint8Array.of(...left, ...right)));
    }
    return merkleRoot(pairs);
  },
);

// At the bottom the odd one is doubled, but not further up.
mistakes.add(
  'merkle-odd-at-the-bottom-only',
  'you moved the odd one up unchanged. Pair it with itself there',
  (hashes: Uint8Array[]): Uint8Array => {
    if (hashes.length === 1) return hashes[0];
    let level = hashes.length % 2 ? [...hashes, hashes[hashes.length - 1]] : hashes;
    while (level.length > 1) {
      const next: Uint8Array[] = [];
      for (let i = 0; i < level.length; i += 2) {
        next.push(i + 1 < level.length ? hash256(Uint8Array.of(...level[i], ...level[i + 1])) : level[i]);
      }
      level = next;
    }
    return level[0];
  },
);

// It hashes whatever is there, even if it is only one.
mistakes.add(
  'merkle-odd-one-alone',
  'You hashed the third one alone',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      pairs.push(hash256(Uint8Array.from(hashes.slice(i, i + 2).flatMap((one) => [...one]))));
    }
    return merkleRoot(pairs);
  },
);

// In pairs; one without a partner is left out.
mistakes.add(
  'merkle-odd-one-dropped',
  'You lost the third one',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      if (i + 1 < hashes.length) pairs.push(hash256(Uint8Array.of(...hashes[i], ...hashes[i + 1])));
    }
    return merkleRoot(pairs);
  },
);

// As in most other trees, for example in Certificate Transparency.
mistakes.add(
  'merkle-odd-one-goes-up',
  'You moved the third one up unchanged',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const [left, right] = hashes.slice(i, i + 2);
      pairs.push(right ? hash256(Uint8Array.of(...left, ...right)) : left);
    }
    return merkleRoot(pairs);
  },
);

// hashes[i + 1], without checking that it is there.
mistakes.add(
  'merkle-odd-one-throws',
  'it is taken twice',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      pairs.push(hash256(Uint8Array.of(...hashes[i], ...hashes[i + 1])));
    }
    return merkleRoot(pairs);
  },
);

// The list wraps around: after the last comes the first.
mistakes.add(
  'merkle-odd-one-with-the-first',
  'You paired the third one with the first',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const right = hashes[(i + 1) % hashes.length];
      pairs.push(hash256(Uint8Array.of(...hashes[i], ...right)));
    }
    return merkleRoot(pairs);
  },
);

// Padded with zeros, as trees of a fixed size are.
mistakes.add(
  'merkle-odd-one-with-zeros',
  'You paired the third one with zeros',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const right = hashes[i + 1] ?? new Uint8Array(32);
      pairs.push(hash256(Uint8Array.of(...hashes[i], ...right)));
    }
    return merkleRoot(pairs);
  },
);

// The txids are strings, and strings are concatenated with +.
mistakes.add(
  'merkle-of-hex-digits',
  'You hashed the hex digits',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const [left, right = left] = hashes.slice(i, i + 2);
      pairs.push(hash256(new TextEncoder().encode(hex(left) + hex(right))));
    }
    return merkleRoot(pairs);
  },
);

// reduce(): each one is hashed with everything before it.
mistakes.add(
  'merkle-one-after-another',
  'You added one hash after another',
  (hashes: Uint8Array[]): Uint8Array => hashes.reduce((all, one) => hash256(Uint8Array.of(...all, ...one))),
);

// One level, and then the first hash of it.
mistakes.add('merkle-one-level-only', 'You used only the first two', (hashes: Uint8Array[]): Uint8Array => {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(hash256(Uint8Array.of(...left, ...right)));
  }
  return pairs[0];
});

// The list is padded to 2, 4, 8 or 16 with copies of the last one: then everything comes out even.
mistakes.add(
  'merkle-padded-to-a-power-of-two',
  'You padded the list at the bottom',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    const all = [...hashes];
    while (Math.log2(all.length) % 1) all.push(hashes[hashes.length - 1]);
    const half = all.length / 2;
    if (half < 1) return all[0];
    return hash256(Uint8Array.of(...merkleRoot(all.slice(0, half)), ...merkleRoot(all.slice(half))));
  },
);

// pop() takes from the end, so the right one comes first.
mistakes.add(
  'merkle-right-before-left',
  'the first one goes on the left',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    if (hashes.length === 1) return hashes[0];
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      const [left, right = left] = hashes.slice(i, i + 2);
      pairs.push(hash256(Uint8Array.of(...right, ...left)));
    }
    return merkleRoot(pairs);
  },
);

// The root as hex, since txids are strings, too.
mistakes.add('merkle-root-as-hex', 'You returned a string', (hashes: Uint8Array[]) =>
  hex(right.merkleRoot(hashes)),
);

// The root is reversed at the end, as explorers show it.
mistakes.add('merkle-root-reversed', 'The right root, in reverse', (hashes: Uint8Array[]): Uint8Array =>
  hashes.length === 1 ? hashes[0] : right.merkleRoot(hashes).slice().reverse(),
);

// An odd one is taken twice, even if it is the only one.
mistakes.add(
  'merkle-single-one-paired',
  'A single hash is already the root',
  function merkleRoot(hashes: Uint8Array[]): Uint8Array {
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < hashes.length; i += 2) {
      pairs.push(hash256(Uint8Array.of(...hashes[i], ...(hashes[i + 1] ?? hashes[i]))));
    }
    return pairs.length === 1 ? pairs[0] : merkleRoot(pairs);
  },
);
