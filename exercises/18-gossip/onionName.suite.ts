import { onionName } from 'answers/18-gossip';
import { sha3_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { forAny } from '../../src/suite/for-any';
import { base32 } from '../../src/wire/base32';
import { fromHex } from '../../src/wire/bytes';
import { sha256 } from '../../src/wire/sha256';
import { ascii, CORE_ADDRESSES, OTHER_KEY, OTHER_NAME } from './shared';

const { address, host: NAME } = CORE_ADDRESSES[2];

const KEY = fromHex(address);

const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const TEXT = ascii('.onion checksum');

const VERSION = Uint8Array.of(3);

/** The name with another checksum. */
const named = (checksum: Uint8Array, version = VERSION) =>
  `${base32(join(KEY, checksum.subarray(0, 2), version))}.onion`;

/** The same bytes in a name, in another order. */
const ordered = (...parts: Uint8Array[]) => `${base32(join(...parts))}.onion`;

const CHECKSUM = sha3_256(join(TEXT, KEY, VERSION)).subarray(0, 2);

describe('onionName', () => {
  // Bitcoin Core, src/test/net_tests.cpp
  test('is computed from the key: pg6mmjiy… for 79 bc c6 25 …', () => {
    expect(() => onionName(KEY)).toGive(NAME, [
      [NAME.slice(0, -'.onion'.length), 'The name ends with .onion.'],
      [NAME.toUpperCase(), 'Names are written in lower case.'],
      [`${NAME.slice(0, -'.onion'.length).toUpperCase()}.onion`, 'Names are written in lower case.'],
      [
        ordered(KEY),
        'That is the key alone: 52 characters. Tor puts a checksum and the version after it: 56.',
      ],
      [
        `${[KEY, CHECKSUM, VERSION].map(base32).join('')}.onion`,
        'You wrote each part in base32 by itself, and the bits that are left over in one are filled up. Join the 35 bytes first.',
      ],
      [ordered(KEY, CHECKSUM), 'The version is missing at the end of the name: one byte, 3.'],
      [ordered(KEY, VERSION, CHECKSUM), 'In the name the checksum comes before the version.'],
      [ordered(CHECKSUM, KEY, VERSION), 'In the name the key comes first.'],
      [
        `${base32(join(KEY, sha3_256(join(TEXT, KEY, VERSION)), VERSION))}.onion`,
        'The whole hash is in the name. Only its first 2 bytes are.',
      ],
      [
        `${base32(join(KEY, sha3_256(join(TEXT, KEY, VERSION)).subarray(0, 4), VERSION))}.onion`,
        'The checksum has 4 bytes, as that of a message. Here it has 2.',
      ],
      [
        named(sha3_256(join(TEXT, KEY, VERSION)).subarray(30)),
        'Those are the last 2 bytes of the hash. Take the first.',
      ],
      [
        named(CHECKSUM.slice().reverse()),
        'The checksum is back to front. Its two bytes are in the order in which they are in the hash.',
      ],
      [
        named(sha256(join(TEXT, KEY, VERSION))),
        'That is SHA-256. Tor uses SHA3-256, which is another function.',
      ],
      [
        named(sha256(sha256(join(TEXT, KEY, VERSION)))),
        'That is SHA-256, and twice. Only Bitcoin does that; Tor uses SHA3-256, once.',
      ],
      [named(sha3_256(sha3_256(join(TEXT, KEY, VERSION)))), 'You hashed twice. Only Bitcoin does that.'],
      [named(sha3_256(join(KEY, VERSION))), 'The text is missing from what is hashed: ".onion checksum".'],
      [
        named(sha3_256(join(TEXT, KEY))),
        'The version is missing from what is hashed: one byte, 3, after the key.',
      ],
      [
        named(sha3_256(join(ascii('onion checksum'), KEY, VERSION))),
        'The text that is hashed begins with a full stop: ".onion checksum".',
      ],
      [
        named(sha3_256(join(ascii('.onion checksum\0'), KEY, VERSION))),
        'A NUL byte follows the text. Its 15 characters are hashed, and nothing more.',
      ],
      [
        named(sha3_256(join(TEXT, VERSION, KEY))),
        'In what is hashed, the version comes last, after the key.',
      ],
      [named(sha3_256(join(KEY, TEXT, VERSION))), 'In what is hashed, the text comes first.'],
      [
        named(sha3_256(join(TEXT, KEY, ascii('3'))), ascii('3')),
        'The version is the number 3, not the character "3", which is 33 in hex.',
      ],
      [
        named(sha3_256(join(TEXT, KEY, ascii('3')))),
        'In what is hashed, the version is the character "3", which is 33 in hex. It is the number 3.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^([0-9a-f]{2})+\.onion$/.test(got),
        'That is hex. Names are written in base32, which is in src/wire/base32.ts.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes('='),
        'There is padding in it: names have none. base32 of src/wire/base32.ts leaves it out.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes(','),
        'There are commas in it: bytes were turned into text with their decimal numbers. Put them after one another as bytes.',
      ],
    ]);
  });

  test('is computed from the key: kpgvmsci… for 53 cd 56 48 …', () => {
    expect(() => onionName(fromHex(OTHER_KEY))).toGive(OTHER_NAME);
  });

  test('has 56 characters, of which the last is a d, for any key', () => {
    forAny([fc.uint8Array({ minLength: 32, maxLength: 32 })], (key) => {
      expect(/^[a-z2-7]{55}d\.onion$/.test(onionName(key))).toGive(true);
    });
  });

  test('does not change the key, and takes a view', () => {
    const buffer = fromHex(`ffff${address}ffff`);
    const view = buffer.subarray(2, 34);
    expect(() => onionName(view)).toGive(NAME, [
      [
        () => true,
        'The key is a view of a larger buffer, and .buffer is all of that. Use the bytes of the view.',
      ],
    ]);
    expect(view).toGive(KEY);
  });
});
