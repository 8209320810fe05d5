import { writePacket } from 'answers/19-encrypted';
import { hex, joinBytes, sameBytes } from '../../src/wire/bytes';
import { PacketCipher } from '../../src/wire/packet-cipher';
import * as reference from '../../solutions/19-encrypted';
import { ciphersOf, FIRST, NOTHING, ownKeys, SESSIONS } from './shared';

const KEYS = ownKeys(FIRST);

/** A packet with other choices than the right ones. */
const made = (length: number[], plain: number[], along = NOTHING) => {
  const { length: lengths, packet } = ciphersOf(KEYS);
  return joinBytes(lengths.crypt(Uint8Array.from(length)), packet.encrypt(Uint8Array.from(plain), along));
};

/** The packet of one byte of contents, with its header outside the encryption. */
const headerOutside = () => {
  const { length: lengths, packet } = ciphersOf(KEYS);
  const [size, header, contents] = [Uint8Array.of(1, 0, 0), Uint8Array.of(0), FIRST.contents];
  return joinBytes(lengths.crypt(size), header, packet.encrypt(contents, NOTHING));
};

/** The packet of one byte of contents, with header and contents encrypted one after the other. */
const apart = () => {
  const { length: lengths, packet } = ciphersOf(KEYS);
  const [size, header] = [Uint8Array.of(1, 0, 0), Uint8Array.of(0)];
  return joinBytes(lengths.crypt(size), packet.encrypt(header), packet.encrypt(FIRST.contents));
};

const write = (contents: Uint8Array, decoy = false, along?: Uint8Array) =>
  writePacket(ciphersOf(KEYS), { contents, decoy }, along);

const shorter = (by: number) => (got: unknown) => got instanceof Uint8Array && got.length === 21 - by;

describe('writePacket', () => {
  test('writes one byte of contents as a packet of 21', () => {
    expect(() => write(FIRST.contents)).toGive(made([1, 0, 0], [0, 0x8e]), [
      [
        made([2, 0, 0], [0, 0x8e]),
        'The length is that of the contents alone: 1 here. The header does not count.',
      ],
      [
        made([18, 0, 0], [0, 0x8e]),
        'The length is that of the contents alone: 1 here. Neither header nor tag counts.',
      ],
      [
        made([17, 0, 0], [0, 0x8e]),
        'The length is that of the contents alone: 1 here. The tag does not count.',
      ],
      [
        made([0, 0, 1], [0, 0x8e]),
        'The length is big-endian. It is little-endian, like nearly all numbers here.',
      ],
      [made([1, 0, 0], [0x8e]), 'The header is missing: one byte before the contents, encrypted with them.'],
      [
        headerOutside(),
        'The header is not encrypted. Pass it to packet.encrypt together with the contents, before them.',
      ],
      [
        made([1, 0, 0], [1, 0, 0, 0, 0x8e]),
        'The length is in the packet twice: packet.encrypt gets the header and the contents, without the length.',
      ],
      [
        apart(),
        'Header and contents were encrypted one after the other, and have two tags. A packet has one: join the two, and encrypt them together.',
      ],
      [made([1, 0, 0], [0x8e, 0]), 'The header comes before the contents.'],
      [
        made([1, 0, 0], [0x80, 0x8e]),
        'The header says that this is a decoy. It is 0 for a packet that counts.',
      ],
      [made([1, 0, 0], [1, 0x8e]), 'The header is 0 for a packet that counts.'],
      [
        joinBytes(Uint8Array.of(1, 0, 0), made([1, 0, 0], [0, 0x8e]).slice(3)),
        'The length is not encrypted: anyone could see how long each message is.',
      ],
      [made([1, 0], [0, 0x8e]), 'The length has 2 bytes. It has 3 here: LENGTH_LENGTH.'],
      [made([1, 0, 0, 0], [0, 0x8e]), 'The length has 4 bytes. It has 3 here: LENGTH_LENGTH.'],
      [
        joinBytes(made([1, 0, 0], [0, 0x8e]).slice(3), made([1, 0, 0], []).slice(0, 3)),
        'The length comes first: the other side has to know how many bytes to wait for.',
      ],
      [shorter(3), 'The length is missing: 3 bytes, encrypted with a cipher of their own.'],
      [shorter(16), 'The tag is missing: 16 bytes, which packet.encrypt adds.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 5,
        'The tag is missing: 16 bytes, which packet.encrypt adds.',
      ],
    ]);
  });

  test('marks a decoy by the bit 80 of its header', () => {
    const right = made([1, 0, 0], [0x80, 0x8e]);
    expect(() => write(FIRST.contents, true)).toGive(right, [
      [made([1, 0, 0], [0, 0x8e]), 'That is not a decoy: nobody would ignore it. The header is 80.'],
      [made([1, 0, 0], [1, 0x8e]), 'The header is 1. The bit of a decoy is the most significant one: 80.'],
    ]);
  });

  test('has the tag cover what is passed along', () => {
    const garbage = Uint8Array.of(7, 7, 7);
    expect(() => write(FIRST.contents, false, garbage)).toGive(made([1, 0, 0], [0, 0x8e], garbage), [
      [
        made([1, 0, 0], [0, 0x8e]),
        'The tag does not cover what was passed along: the garbage could be changed on its way.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 21 + garbage.length,
        'What is passed along is not in the packet: only the tag covers it.',
      ],
    ]);
  });

  test('writes a packet without contents in 20 bytes', () => {
    expect(() => write(NOTHING)).toGive(made([0, 0, 0], [0]));
  });

  test('writes the length in three bytes: 70,000 is 70 11 01', () => {
    const start = (contents: Uint8Array) => hex(ciphersOf(KEYS).length.crypt(write(contents).subarray(0, 3)));
    expect(() => start(new Uint8Array(70_000))).toGive('701101', [
      ['701100', 'Only two bytes of the length are right. From 65,536 upwards the third one counts.'],
      ['700000', 'Only one byte of the length is right.'],
    ]);
  });

  test('accepts contents of 2^24 − 1 bytes: the length is ff ff ff', () => {
    const ciphers = ciphersOf(KEYS);
    ciphers.packet = { encrypt: () => NOTHING } as unknown as PacketCipher;
    const contents = new Uint8Array(2 ** 24 - 1);
    const length = () => hex(ciphersOf(KEYS).length.crypt(writePacket(ciphers, { contents, decoy: false })));
    expect(length).toGive('ffffff', [
      [
        (got: unknown) => got instanceof RangeError,
        'Spreading 16 million bytes overflows the stack: use joinBytes, or set().',
      ],
      [
        (got: unknown) => got instanceof Error,
        'You rejected a length that fits into three bytes. MAX_CONTENTS_LENGTH is the limit for what is read.',
      ],
    ]);
  });

  test('rejects contents of 2^24 bytes, which do not fit into three bytes', () => {
    const ciphers = ciphersOf(KEYS);
    ciphers.packet = { encrypt: () => NOTHING } as unknown as PacketCipher;
    const contents = new Uint8Array(2 ** 24);
    expect(() => writePacket(ciphers, { contents, decoy: false })).toRefuse({ path: 'length', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array,
        'You wrote contents of 16,777,216 bytes. Their length has four bytes, and three are sent.',
      ],
    ]);
  });

  test('matches the published packets, after up to 999 others', () => {
    for (const session of SESSIONS) {
      // two of them are megabytes long
      if (session.contents.length > 100_000) continue;
      const ciphers = ciphersOf(ownKeys(session));
      for (let i = 0; i < session.index; i++)
        reference.writePacket(ciphers, { contents: NOTHING, decoy: false });
      const packet = writePacket(ciphers, session, session.garbage);
      expect(sameBytes(packet.subarray(-session.packetEnd.length), session.packetEnd)).toGive(true);
    }
  });
});
