import { readHeaderEntry } from 'answers/14-headers';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import { WireError } from '../../src/wire/codec/error';
import { sha256 } from '../../src/wire/sha256';
import { hash256 } from '../../solutions/12-getdata';
import { GENESIS, BLOCK_1, GENESIS_HASH, BLOCK_1_HASH, genesis, threw } from './shared';

describe('readHeaderEntry', () => {
  test('reads the first header of mainnet, 80 bytes and a zero, and adds its hash', () => {
    const r = reader(`${GENESIS}00 ff`);
    const got = readHeaderEntry(r);
    expect(got.hash).toGive(fromHex(GENESIS_HASH), [
      [fromHex(GENESIS_HASH).reverse(), 'That is the hash as people write it. Here it stays as on the wire.'],
      [
        hash256(fromHex(`${GENESIS}00ff`)),
        'You hashed everything that was left. Hash only the 80 bytes of the header.',
      ],
      [
        hash256(fromHex(`${GENESIS}00`)),
        'Hash only the 80 bytes. The number of transactions after them is not part of the header.',
      ],
      [
        hash256(fromHex(`${GENESIS}00`).subarray(1)),
        'You hashed 80 bytes, but they begin one byte too late: reading the count has moved r.offset, too.',
      ],
      ...['00ff', 'ff'].map(
        (after) =>
          [
            hash256(fromHex(after)),
            'You hashed the bytes after the header: reading it moves r.offset. Note the offset before you read.',
          ] as const,
      ),
      [undefined, 'The field hash is missing: the double SHA-256 of the 80 bytes.'],
      [sha256(fromHex(GENESIS)), 'You hashed once. The name of a block is the SHA-256 of the SHA-256.'],
    ]);
    expect(got).toGive(genesis);
    expect(r.offset).toGive(81, [
      [80, 'You did not read the number of transactions. It is there, though it is always 0.'],
    ]);
  });

  test('reads the hash of the first header from the second', () => {
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).previous).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_HASH).reverse(),
        'That is how people write it. In a header the hash stays as on the wire.',
      ],
    ]);
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).hash).toGive(fromHex(BLOCK_1_HASH));
  });

  test('reads a header from the current position, even after other bytes', () => {
    const r = reader(`fd02 ${GENESIS}00 ${BLOCK_1}00`);
    r.bytes(2);
    const known: KnownMistakes = [
      [() => true, 'You hashed the wrong bytes. Take the 80 that you just read, from where the reader was.'],
    ];
    expect(readHeaderEntry(r).hash).toGive(fromHex(GENESIS_HASH), known);
    expect(readHeaderEntry(r).hash).toGive(fromHex(BLOCK_1_HASH), known);
  });

  test('ignores a number of transactions that is not 0', () => {
    const r = reader(`${GENESIS}fd0001`);
    expect(() => readHeaderEntry(r)).toGive(genesis, [[threw, 'Nodes ignore that number, whatever it is.']]);
    expect(r.offset).toGive(83, [
      [
        81,
        'It is a varint, and may take more than one byte: the rest of it would be read as the next header.',
      ],
    ]);
  });

  test('names the field that is truncated', () => {
    expect(() => readHeaderEntry(reader(GENESIS.slice(0, 158)))).toRefuse({ path: 'nonce', offset: 76 }, [
      [
        (got: unknown) => got instanceof WireError && got.expected === '80 bytes',
        'You took the 80 bytes in one piece, so no field is named if some are missing. Read the fields from the reader itself: header.read(r).',
      ],
    ]);
    expect(() => readHeaderEntry(reader(GENESIS))).toRefuse({ path: 'transactions', offset: 80 });
  });

  test('counts the offset from the start of the source, even if the reader is not at 0', () => {
    const r = reader(`${'00'.repeat(7)}${GENESIS}`);
    r.bytes(7);
    expect(() => readHeaderEntry(r)).toRefuse({ path: 'transactions', offset: 87 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 80,
        'The reader was at byte 7, and you counted the offset from there. Count from the start of the source, as r.offset does.',
      ],
    ]);
  });

  test('reads a header from any bytes, or throws a WireError', () => {
    forAny([anyBytes(100)], (bytes) => survives(readHeaderEntry, bytes));
  });
});
