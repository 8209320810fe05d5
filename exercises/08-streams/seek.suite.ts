import { seek } from 'answers/08-streams';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { joined } from '../../src/suite/stream-inputs';
import { NETWORKS } from '../../src/wire/networks';
import { MAGIC, NETWORK_NAMES, VERSION } from './shared';

describe('seek', () => {
  test('returns 1 for 3c f9 be b4 d9 76: one byte precedes the magic', () => {
    expect(() => seek(fromHex('3cf9beb4d976'), MAGIC)).toGive(1, [
      [-1, 'It returned -1, as if the magic were missing. The magic is at byte 1.'],
      [
        0,
        'The first four bytes are 3c f9 be b4, which is not the magic. Slide by one byte and compare again.',
      ],
      [
        (got: unknown) => got === 2 || got === 3,
        'The magic is at byte 1. Did you count the characters of a hex string? One byte is two hex digits.',
      ],
      [5, 'That is where the magic ends. Return how many bytes come before it.'],
      [
        (got: unknown) => got === 4 || got === 6,
        'You skipped the magic. Slide the window by one byte at a time, and compare in wire order: f9 comes first.',
      ],
    ]);
  });

  test('returns 0 when the bytes start with the magic', () => {
    expect(seek(VERSION, MAGIC)).toGive(0);
    expect(seek(fromHex('f9beb4d9 f9beb4d9'), MAGIC)).toGive(0, [
      [4, 'That is the second magic. The first one counts: there may be a message between them.'],
    ]);
  });

  test('finds the magic in the last four bytes: 3c f9 be b4 d9', () => {
    expect(() => seek(fromHex('3cf9beb4d9'), MAGIC)).toGive(1, [
      [
        (got: unknown) => Number(got) > 1,
        'The last four bytes were not looked at: the loop stops one too early.',
      ],
    ]);
  });

  test.each([
    ['f9 f9 be b4 d9', 1],
    ['f9 be f9 be b4 d9', 2],
    ['f9 be b4 f9 be b4 d9', 3],
    ['3c f9 f9 f9 be b4 d9', 3],
  ])('finds the real magic after a false start: %s', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        (got: unknown) => Number(got) > want,
        'An f9 ended one match and began the next, but you forgot it. Start comparing again at that byte.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'What begins there is not the magic: its later bytes differ. Compare all four.',
      ],
    ]);
  });

  test.each([
    ['3c f9', 1],
    ['3c f9 be', 1],
    ['3c 3d f9 be b4', 2],
    ['f9', 0],
    ['f9 be b4', 0],
    ['f9 be f9', 2],
    ['d9 b4 be f9', 3],
  ])('keeps a possible beginning of the magic at the end: %s', (bytes, want) => {
    const { length } = fromHex(bytes);
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [length, 'You gave up the last bytes, but they may begin a magic whose rest is in the next chunk.'],
      [-1, 'A number of bytes cannot be -1. Return how many bytes at the front can be given up.'],
      [
        (got: unknown) => Number(got) < want,
        'You keep bytes that cannot become a magic. Keep only a beginning of the magic at the very end.',
      ],
    ]);
  });

  test.each([
    ['', 0],
    ['3c', 1],
    ['3c 3d 3e', 3],
    ['3c 3d 3e 3f 40', 5],
    ['be b4 d9', 3],
    ['f9 be b4 3c', 4],
    ['d9 b4 be f8', 4],
    ['00 00 00 00', 4],
    ['0f 9b eb 4d 90', 5],
  ])('gives up every byte when no magic can begin among them: "%s"', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        -1,
        'A number of bytes cannot be -1. Return how many bytes at the front can be given up: all of them.',
      ],
      [
        (got: unknown) => !Number.isInteger(got),
        'You found the digits f9beb4d9 in a hex string, across byte boundaries. Those are different bytes.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'You keep bytes that cannot become a magic. Keep only a beginning of the magic at the very end.',
      ],
    ]);
  });

  test.each(NETWORK_NAMES)('seeks the magic that it is given: %s', (network) => {
    const { magic } = NETWORKS[network];
    const other = network === 'mainnet' ? NETWORKS.regtest.magic : NETWORKS.mainnet.magic;
    expect(seek(joined('3c', other, '3d', magic, '3e'), fromHex(magic))).toGive(6, [
      [1, 'That is the magic of a different network. The second argument is the one to seek.'],
    ]);
  });

  test('keeps the longer of two possible beginnings at the end', () => {
    const magic = fromHex('f9f9f9d9');
    expect(seek(fromHex('3c f9 f9 f9'), magic)).toGive(1, [
      [
        (got: unknown) => got === 2 || got === 3,
        'You kept one or two bytes at the end, but the last three may already begin f9 f9 f9 d9. Try the longest first.',
      ],
    ]);
    expect(seek(fromHex('f9 f9 f9 f9 d9'), magic)).toGive(1);
  });

  test('searches a view in the middle of a larger buffer, and nothing else', () => {
    const around = fromHex('f9beb4d9 3c3d f9beb4d9 f9beb4d9');
    expect(seek(around.subarray(4, 10), MAGIC)).toGive(2, [
      [
        (got: unknown) => got === 0 || got === 6,
        'You looked at the underlying buffer. A view begins at its byteOffset, and ends after its length.',
      ],
    ]);
    expect(seek(around.subarray(4, 9), MAGIC)).toGive(2);
  });

  test.each([
    ['3c 3d', '3e f9 be b4 d9', 2],
    ['3c f9 be', '00 f9 be b4 d9', 1],
    ['f9 be b4', 'da f9 be b4 d9', 0],
    ['3c f9', 'be b4 00', 1],
  ])('does not look past the end of a view: %s, with %s after it', (bytes, beyond, want) => {
    const { length } = fromHex(bytes);
    const view = joined(bytes, beyond).subarray(0, length);
    expect(seek(view, MAGIC)).toGive(want, [
      [
        () => true,
        'You looked past the end of the bytes, at the rest of their buffer. A view ends after its length.',
      ],
    ]);
  });

  test('leaves the bytes unchanged', () => {
    const bytes = joined('3c3d', MAGIC, '3e');
    seek(bytes, MAGIC);
    expect(bytes).toGive(joined('3c3d', MAGIC, '3e'), [
      [() => true, 'You modified the bytes. They belong to the caller, who will read them again.'],
    ]);
  });

  test('does not ignore the top bit of a byte', () => {
    expect(seek(fromHex('793e3459 3c f9beb4d9'), MAGIC)).toGive(5, [
      [
        0,
        "You took 79 3e 34 59 for the magic: Node's 'ascii' drops the top bit. Compare bytes, not strings.",
      ],
    ]);
  });

  test('finds the first place where the magic begins or may begin, in any bytes', () => {
    const nearly = fc.array(fc.constantFrom(0xf9, 0xbe, 0xb4, 0xd9, 0x00), { maxLength: 12 });
    forAny(
      [nearly],
      (list) => {
        const bytes = Uint8Array.from(list);
        const fits = (from: number) => list.slice(from, from + 4).every((byte, i) => byte === MAGIC[i]);
        const first = [...list.keys(), list.length].find(fits);
        expect(seek(bytes, MAGIC)).toGive(first, [
          [
            (got: unknown) => Number(got) > (first ?? 0),
            'You gave up too much: from an earlier byte on, everything matches the magic.',
          ],
          [
            (got: unknown) => Number(got) < (first ?? 0),
            'What begins there cannot become the magic: one of its bytes is different.',
          ],
        ]);
        expect(bytes).toGive(Uint8Array.from(list));
      },
      150,
    );
  });
});
