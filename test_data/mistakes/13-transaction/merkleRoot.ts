import { hash256 } from '../../../solutions/12-getdata';
import * as right from '../../../solutions/13-transaction';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for merkleRoot. */
export const mistakes = new MistakeTable('merkleRoot');

// All txids one after another, and the hash of that.
mistakes.add('merkle-all-at-once', 'You hashed all four at once', (hashes: Uint8Array[]): Uint8Array => {
  if (hashes.length === 1) return hashes[0];
  return hash256(Uint8Array.from(hashes.flatMap((one) => [...one])));
});

// It takes the txids as people write them, since that is how they come.
mistakes.patch(
  'merkle-as-displayed',
  'reversed them before you hashed them',
  ['= hashes[i];', '= hashes[i].slice().reverse();'],
  ['hashes[i + 1] ??', 'hashes[i + 1]?.slice().reverse() ??'],
  ['...right))', '...right)).reverse()'],
);

// One SHA-256, as most trees have it.
mistakes.patch(
  'merkle-hashed-once',
  'You hashed once',
  ['hash256(', 'sha256('],
  ['import type { Writer }', "import { sha256 } from '../src/wire/sha256'; import type { Writer }"],
);

// shift() empties the list that was given.
mistakes.patch(
  'merkle-list-emptied',
  'The list has become shorter',
  ['i < hashes.length; i += 2', 'hashes.length > 0;'],
  ['= hashes[i];', '= hashes.shift()!;'],
  ['hashes[i + 1]', 'hashes.shift()'],
);

// push() on the list that was given: afterwards the block has one transaction too many.
mistakes.patch('merkle-list-grows', 'The list has become longer', [
  'const pairs',
  'if (hashes.length % 2) hashes.push(hashes[hashes.length - 1]); const pairs',
]);

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
mistakes.patch('merkle-odd-one-alone', 'You hashed the third one alone', ['?? left', '?? []']);

// The list of txids is padded once; on the next levels, whatever is there is hashed.
mistakes.add(
  'merkle-odd-one-alone-further-up',
  'you hashed the odd one alone. Pair it with itself there',
  (hashes: Uint8Array[]): Uint8Array => {
    let level = hashes.length > 1 && hashes.length % 2 ? [...hashes, hashes[hashes.length - 1]] : hashes;
    while (level.length > 1) {
      const next: Uint8Array[] = [];
      for (let i = 0; i < level.length; i += 2) {
        next.push(hash256(Uint8Array.of(...level[i], ...(level[i + 1] ?? []))));
      }
      level = next;
    }
    return level[0];
  },
);

// In pairs; one without a partner is left out.
mistakes.patch('merkle-odd-one-dropped', 'You lost the third one', [
  'i < hashes.length',
  'i + 1 < hashes.length',
]);

// As in most other trees, for example in Certificate Transparency.
mistakes.patch('merkle-odd-one-goes-up', 'You moved the third one up unchanged', [
  'pairs.push(',
  'pairs.push(i + 1 === hashes.length ? left : ',
]);

// hashes[i + 1], without checking that it is there.
mistakes.patch('merkle-odd-one-throws', 'so pair it with itself', ['?? left', '']);

// The list wraps around: after the last comes the first.
mistakes.patch('merkle-odd-one-with-the-first', 'You paired the third one with the first', [
  '?? left',
  '?? hashes[0]',
]);

// Padded with zeros, as trees of a fixed size are.
mistakes.patch('merkle-odd-one-with-zeros', 'You paired the third one with zeros', [
  '?? left',
  '?? new Uint8Array(32)',
]);

// The txids are strings, and strings are concatenated with +.
mistakes.patch('merkle-of-hex-digits', 'You hashed the hex digits', [
  'Uint8Array.of(...left, ...right)',
  'new TextEncoder().encode(hex(left) + hex(right))',
]);

// reduce(): each one is hashed with everything before it.
mistakes.add(
  'merkle-one-after-another',
  'You added one hash after another',
  (hashes: Uint8Array[]): Uint8Array => hashes.reduce((all, one) => hash256(Uint8Array.of(...all, ...one))),
);

// One level, and then the first hash of it.
mistakes.patch('merkle-one-level-only', 'You used only the first two', ['merkleRoot(pairs)', 'pairs[0]']);

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
mistakes.patch('merkle-right-before-left', 'the first one goes on the left', [
  '...left, ...right',
  '...right, ...left',
]);

// The root as hex, since txids are strings, too.
mistakes.add('merkle-root-as-hex', 'You returned a string', (hashes: Uint8Array[]) =>
  hex(right.merkleRoot(hashes)),
);

// The root is reversed at the end, as explorers show it.
mistakes.add('merkle-root-reversed', 'The right root, in reverse', (hashes: Uint8Array[]): Uint8Array =>
  hashes.length === 1 ? hashes[0] : right.merkleRoot(hashes).slice().reverse(),
);

// An odd one is paired with itself, even if it is the only one.
mistakes.patch(
  'merkle-single-one-paired',
  'A single hash is already the root',
  ['if (hashes.length === 1) return hashes[0];', ''],
  ['return merkleRoot(pairs)', 'return pairs.length === 1 ? pairs[0] : merkleRoot(pairs)'],
);

// The odd one is put into the next row before the pairs.
mistakes.add('merkle-odd-one-goes-up-first', 'and put it in front', (hashes: Uint8Array[]): Uint8Array => {
  let row = hashes;
  while (row.length > 1) {
    const next = row.length % 2 ? row.slice(-1) : [];
    for (let i = 0; i + 1 < row.length; i += 2) next.push(hash256(Uint8Array.of(...row[i], ...row[i + 1])));
    row = next;
  }
  return row[0];
});
