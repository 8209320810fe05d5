import { hashBytes } from 'answers/12-getdata';
// a wrong partner must not be reported here
import { hashText } from '../../solutions/12-getdata';
import { fromHex, hex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { anyHash, FIRST_PAYMENT } from '../../src/suite/recorded-transactions';
import { accepted, PAYMENT_HASH, reversed, threw } from './shared';

describe('hashBytes', () => {
  test('turns f4184fc5… into 16 9e 1e 83 …, the order on the wire', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id)).toGive(fromHex(PAYMENT_HASH), [
      [
        fromHex(FIRST_PAYMENT.id),
        'That is the order in which people write it, and the second error of the tutorial. On the wire the last byte comes first.',
      ],
      [
        fromHex(Array.from(FIRST_PAYMENT.id).reverse().join('')),
        'You reversed the digits, so the two digits of each byte are swapped: 61 for 16. Reverse the bytes.',
      ],
    ]);
  });

  test('accepts a hash in capital letters', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id.toUpperCase())).toGive(fromHex(PAYMENT_HASH), [
      [threw, 'You rejected it. F4 is f4.'],
    ]);
  });

  test.each([
    ['half a byte is missing', FIRST_PAYMENT.id.slice(1)],
    ['a byte is missing', FIRST_PAYMENT.id.slice(2)],
    ['one byte too many', `${FIRST_PAYMENT.id}00`],
    ['0x in front', `0x${FIRST_PAYMENT.id}`],
    ['0x instead of two digits', `0x${FIRST_PAYMENT.id.slice(2)}`],
    ['a space at the end', `${FIRST_PAYMENT.id} `],
    ['a line break at the end', `${FIRST_PAYMENT.id}\n`],
    ['spaces between the bytes', FIRST_PAYMENT.id.replace(/../g, '$& ').trim()],
    ['a letter that is not a hex digit', `g${FIRST_PAYMENT.id.slice(1)}`],
    ['letters at the end that are not hex digits', `${FIRST_PAYMENT.id.slice(2)}zz`],
    ['a word', 'genesis'],
  ])('rejects a string that is not a hash: %s', (_, text) => {
    expect(() => hashBytes(text)).toRefuseWith(
      RangeError,
      [],
      [
        [
          (got: unknown) => got instanceof Uint8Array && got.length !== 32,
          'You returned more or fewer than 32 bytes. A reader would find everything after the hash shifted.',
        ],
        [accepted, 'You silently accepted it as a hash. A hash is 64 hex digits, and nothing else.'],
      ],
    );
  });

  test('rejects an empty string', () => {
    expect(() => hashBytes('')).toRefuseWith(RangeError, []);
  });

  test('is the inverse of hashText, for any hash', () => {
    forAny([anyHash], (hash) => {
      expect(hashText(hash)).toGive(hex(reversed(hash)));
      expect(hashBytes(hashText(hash))).toGive(hash);
    });
  });
});
