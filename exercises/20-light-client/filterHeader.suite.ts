import { filterHeader } from 'answers/20-light-client';
import { fromHex, hex } from '../../src/wire/bytes';
import { sha256 } from '../../src/wire/sha256';
import { hash256 } from '../../solutions/12-getdata';
import { reversed, VECTORS, vectorAt } from './shared';

const join = (a: Uint8Array, b: Uint8Array) => Uint8Array.of(...a, ...b);

describe('filterHeader', () => {
  test('is the hash256 of the hash of the filter and the previous header: block 2 of testnet3', () => {
    const { filter, previous, header } = vectorAt(2);
    const own = hash256(filter);
    expect(() => filterHeader(own.slice(), previous.slice())).toGive(header, [
      [
        hash256(join(previous, own)),
        'You put the previous header first. The hash of the filter comes first.',
      ],
      [sha256(join(own, previous)), 'You hashed once. Here, too, it is the SHA-256 of the SHA-256.'],
      [
        hash256(new TextEncoder().encode(hex(own) + hex(previous))),
        'You hashed the text of the two hashes. Hash their 64 bytes.',
      ],
      [own, 'That is the hash of the filter. The header also depends on the one before it.'],
      [hash256(own), 'That does not depend on the previous header.'],
      [
        hash256(join(hash256(own), previous)),
        'You hashed the filter hash once more. The parameter is the hash of the filter already.',
      ],
      [reversed(header), 'The right header, in reverse. It stays as on the wire.'],
      ...[join(own, reversed(previous)), join(reversed(own), previous)].map(
        (both) =>
          [
            hash256(both),
            'You reversed one of the hashes before you hashed them. Both stay as on the wire.',
          ] as const,
      ),
      [
        hash256(join(reversed(own), reversed(previous))),
        'You reversed the hashes before you hashed them. They stay as on the wire.',
      ],
      [
        reversed(hash256(join(reversed(own), reversed(previous)))),
        'You reversed the hashes before you hashed them. They stay as on the wire.',
      ],
    ]);
  });

  test('begins with 32 zeros: the genesis block', () => {
    const { filter, header } = vectorAt(0);
    expect(() => filterHeader(hash256(filter), new Uint8Array(32))).toGive(header, [
      [
        hash256(hash256(filter)),
        'For the genesis block the previous header is 32 zeros, and they are hashed, too.',
      ],
    ]);
  });

  test('is the header of each block of BIP 158', () => {
    for (const { filter, previous, header } of VECTORS) {
      expect(() => filterHeader(hash256(filter), previous)).toGive(header);
    }
  });

  test('does not change what it is given', () => {
    const [own, previous] = [fromHex('ab'.repeat(31) + 'cd'), fromHex('12'.repeat(31) + '34')];
    const before = join(own, previous);
    filterHeader(own, previous);
    expect(join(own, previous)).toGive(before, [
      [() => true, 'A parameter has changed. reverse() and set() work in place: copy first.'],
    ]);
  });
});
