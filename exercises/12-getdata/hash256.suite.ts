import { hash256 } from 'answers/12-getdata';
import { fromHex, hex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { sha256 } from '../../src/wire/sha256';
import { GENESIS, GENESIS_NAME, GENESIS_HASH, twice } from './shared';

describe('hash256', () => {
  test('is the SHA-256 of the SHA-256: for the first block’s header it begins with 6f e2 8c 0a', () => {
    const header = GENESIS.subarray(0, 80);
    expect(() => hash256(header)).toGive(fromHex(GENESIS_HASH), [
      [sha256(header), 'You hashed once. Bitcoin hashes that hash once more.'],
      [
        fromHex(GENESIS_NAME),
        'The right hash, in reverse. As computed it begins with 6f; people write it reversed, and that is what hashText is for.',
      ],
      [twice(header).subarray(0, 4), 'That is a checksum. Here you need all 32 bytes.'],
      [twice(twice(header)), 'You hashed four times. Twice is enough: sha256 hashes once, so call it twice.'],
      [
        sha256(new TextEncoder().encode(hex(sha256(header)))),
        'The second time, you hashed the hex digits of the first hash. Hash its 32 bytes.',
      ],
      [hex(twice(header)), 'You returned a string. Return the 32 bytes.'],
    ]);
  });

  test('hashes only the bytes that a view shows, not the whole buffer', () => {
    expectOfView(hash256, GENESIS.slice(0, 80), fromHex(GENESIS_HASH));
  });

  test('of an empty array begins with 5d f6 e0 e2, the checksum of every verack', () => {
    expect(() => hash256(new Uint8Array())).toGive(
      fromHex('5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456'),
    );
  });

  test('does not change the bytes that it hashes', () => {
    const bytes = fromHex('010203');
    hash256(bytes);
    expect(bytes).toGive(fromHex('010203'), [[() => true, 'You changed the bytes that you hashed.']]);
  });
});
