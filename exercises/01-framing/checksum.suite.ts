import { checksum } from 'answers/01-framing';
import { fromHex, hex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { recordings } from '../../src/peers/recordings';
import { sha256 } from '../../src/wire/sha256';
import { NONE, frame, ascii } from './shared';

describe('checksum', () => {
  test('of no bytes is 5d f6 e0 e2, as in every verack', () => {
    expect(checksum(NONE)).toGive(fromHex('5df6e0e2'), [
      [sha256(NONE).slice(0, 4), 'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.'],
      [sha256(sha256(NONE)), 'That is the whole hash. The checksum is its first 4 bytes.'],
      [
        sha256(sha256(NONE)).slice(28),
        'Those are the last 4 bytes of the hash. The checksum is the first 4.',
      ],
      [
        sha256(ascii(hex(sha256(NONE)))).slice(0, 4),
        'You hashed the 64 hex digits of the first hash. Hash its 32 bytes.',
      ],
      [
        sha256(sha256(NONE)).slice(4),
        'Those are the 28 bytes after the checksum: slice(4) leaves out the first 4, and slice(0, 4) keeps only those.',
      ],
      ['5df6e0e2', 'The right digits, but as a string. The checksum is a Uint8Array of 4 bytes.'],
      [
        fromHex('e2e0f65d'),
        'The right bytes, back to front. They are sent in the order in which SHA-256 returns them.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 4,
        'Four bytes, but of a different hash. The checksum is SHA-256 of SHA-256 of the payload alone.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))('of the recorded %s matches its header', (name) => {
    const bytes = frame(name);
    expect(checksum(bytes.slice(24))).toGive(bytes.slice(20, 24), [
      [
        sha256(bytes.slice(24)).slice(0, 4),
        'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 4,
        'Right for no bytes, but wrong for this payload. Only the 32 bytes of the first hash go into the second one.',
      ],
    ]);
  });

  test('of a view into a larger buffer covers only the bytes of the view', () => {
    expectOfView(checksum, NONE, fromHex('5df6e0e2'));
    expectOfView(checksum, ascii('ping'), sha256(sha256(ascii('ping'))).slice(0, 4));
  });

  test('leaves the payload unchanged', () => {
    const payload = Uint8Array.of(1, 2, 3);
    checksum(payload);
    expect(payload).toGive(Uint8Array.of(1, 2, 3), [
      [() => true, 'You modified the payload. It belongs to the caller, and still has to be sent.'],
    ]);
  });
});
