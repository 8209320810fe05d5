import { hashText } from 'answers/12-getdata';
import { fromHex } from '../../src/wire/bytes';
import { numberedHashes } from '../../src/suite/recorded-transactions';
import { GENESIS_NAME, GENESIS_HASH } from './shared';

describe('hashText', () => {
  test('starts with the last byte, as people write a hash: 6f e2 8c … becomes 000000000019d668…', () => {
    expect(() => hashText(fromHex(GENESIS_HASH))).toGive(GENESIS_NAME, [
      [GENESIS_HASH, 'That is the order on the wire. People write the last byte first.'],
      [
        Array.from(GENESIS_HASH).reverse().join(''),
        'You reversed the digits, so the two digits of each byte are swapped: f6 for 6f. Reverse the bytes.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.length < 64,
        'Zeros are missing, at the start or inside. A hash always has 64 digits, two for each byte.',
      ],
      [GENESIS_NAME.toUpperCase(), 'Write the digits in lower case.'],
      [`0x${GENESIS_NAME}`, 'Leave out the 0x: it is clear enough that this is hex.'],
    ]);
  });

  test('writes two digits for every byte, even below 10', () => {
    expect(() => hashText(numberedHashes(1)[0])).toGive(`${'00'.repeat(31)}01`);
    expect(() => hashText(fromHex(`${'0f'.repeat(31)}a0`))).toGive(`a0${'0f'.repeat(31)}`);
  });

  test('does not change the bytes that it is given', () => {
    const bytes = fromHex(GENESIS_HASH);
    hashText(bytes);
    expect(bytes).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_NAME),
        'You reversed the hash itself: reverse() works in place, so all code that shares the bytes now has a different hash. Make a copy first.',
      ],
    ]);
    expect(hashText(fromHex(`ff${GENESIS_HASH}`).subarray(1))).toGive(GENESIS_NAME, [
      [
        () => true,
        'You did not take the 32 bytes that the view shows: its .buffer is all of the underlying memory.',
      ],
    ]);
  });
});
