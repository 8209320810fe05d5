import { type Packet, readPacket } from 'answers/19-encrypted';
import { MAX_PAYLOAD_LENGTH } from '../../solutions/01-framing';
import * as reference from '../../solutions/19-encrypted';
import { joinBytes } from '../../src/wire/bytes';
import { WireError } from '../../src/wire/codec/error';
import {
  asksAfter,
  ciphersOf,
  FIRST,
  flipped,
  NOTHING,
  ownKeys,
  read,
  runnerOf,
  SESSIONS,
  threw,
  WAITS,
} from './shared';

const KEYS = ownKeys(FIRST);
const contents: Uint8Array = Uint8Array.of(18, 1, 2, 3, 4, 5, 6, 7, 8);

/** A packet of the reference; with any header, and any length. */
function packet({ header = 0, length = contents.length, along = NOTHING, body = contents } = {}): Uint8Array {
  const ciphers = ciphersOf(KEYS);
  const size = Uint8Array.of(length, length >> 8, length >> 16);
  return joinBytes(
    ciphers.length.crypt(size),
    ciphers.packet.encrypt(joinBytes(Uint8Array.of(header), body), along),
  );
}

const readFrom = (bytes: Uint8Array, along?: Uint8Array) => read(readPacket(ciphersOf(KEYS), along), bytes);

/** How many bytes it asks for after those of the length. */
const asks = (bytes: Uint8Array) => asksAfter(readPacket(ciphersOf(KEYS)), bytes.slice(0, 3));

/** Whether it finds the length wrong when it has got as many bytes as it has asked for. */
function checksLate(length: Uint8Array, more: number): boolean {
  const script = readPacket(ciphersOf(KEYS));
  script.next();
  script.next(length);
  try {
    script.next(new Uint8Array(more));
    return false;
  } catch (error) {
    return error instanceof WireError && error.path === 'length';
  }
}

const atTag = (got: unknown) => got instanceof WireError && got.path === 'tag';

describe('readPacket', () => {
  test('reads a packet with one byte of contents', () => {
    const bytes = packet({ length: 1, body: FIRST.contents });
    const more = asks(bytes);
    expect(() => readFrom(bytes)).toGive({ contents: FIRST.contents, decoy: false }, [
      [
        (got: unknown) => got === WAITS && Number(more) >= 0x10000,
        `After the length, it asks for ${more} bytes. The decrypted length is 01 00 00: that is 1, little-endian, and 65,536 if it is read big-endian.`,
      ],
      [
        (got: unknown) => (got === WAITS || atTag(got)) && more !== undefined && more !== 18,
        `After the length, it asks for ${more} bytes. The length is 1, so 1 + 1 + 16 come: header, contents and tag.`,
      ],
      [WAITS, 'All bytes of the packet are there, and it waits for more: 3 of the length, and 1 + 1 + 16.'],
      [
        { contents: joinBytes(Uint8Array.of(0), FIRST.contents), decoy: false },
        'The contents begin after the header.',
      ],
      [
        { contents: NOTHING, decoy: false },
        'The end of the contents is missing. decrypt returns no tag: all that it returns after the header are the contents.',
      ],
      [
        (got: unknown) => threw(got) && /^length/.test((got as Error).message),
        'The length is still encrypted: the three bytes go through length.crypt first. Then they are 01 00 00, which is 1.',
      ],
      [
        atTag,
        'The tag does not match. 1 + length + 16 bytes have come together: decrypt all of them, and nothing else.',
      ],
      [
        (got: unknown) => (got as Packet | undefined)?.decoy === true,
        'It is not a decoy: the bit 80 of its header is 0.',
      ],
    ]);
  });

  test('recognises a decoy by the bit 80 of its header, whatever the other bits are', () => {
    const decoys = () =>
      [0, 0x7f, 0x80, 0xff].map((header) => (readFrom(packet({ header })) as Packet).decoy);
    expect(decoys).toGive(
      [false, false, true, true],
      [
        [
          [false, true, true, true],
          'You took any header but 0 for a decoy. Only the bit 80 counts; the others are reserved for later versions.',
        ],
        [[false, false, true, false], 'You compared the whole header with 80. Only that bit counts: use &.'],
        [
          threw,
          'It threw at one of the headers 0, 7f, 80 and ff. The other bits are for later versions: ignore them.',
        ],
        [[true, true, false, false], 'It is inverted: the bit is set in a decoy.'],
        [
          [false, false, undefined, undefined],
          'A decoy is missing. Return it as well, with `decoy: true`: ignoring it is up to the caller.',
        ],
        [[false, false, false, false], 'You never find a decoy. The first decrypted byte is the header.'],
      ],
    );
  });

  test('checks what the tag covers besides the packet', () => {
    const along = Uint8Array.of(7, 7, 7);
    expect(() => readFrom(packet({ along }), along)).toGive({ contents, decoy: false }, [
      [threw, 'The tag covers what was passed along, too: pass it to decrypt.'],
    ]);
    expect(() => readFrom(packet({ along }), NOTHING)).toRefuse({ path: 'tag', offset: 13 }, [
      [
        (got: unknown) => got instanceof WireError && got.path === 'tag',
        'Ask for header, contents and tag with one yield, and decrypt them together: the offset of the tag counts from there.',
      ],
    ]);
  });

  test('needs no byte of the next packet', () => {
    const runner = runnerOf(readPacket(ciphersOf(KEYS)));
    runner.feed(packet().slice(0, -1));
    expect(runner.next()).toGive(undefined);
    runner.feed(packet().slice(-1));
    expect(runner.next()?.value).toGive({ contents, decoy: false }, [
      [undefined, 'All bytes of the packet are there, and it waits for more.'],
    ]);
  });

  test('rejects a packet in which a bit has changed, wherever it is', () => {
    const whole = packet();
    for (let at = 3; at < whole.length; at++) {
      expect(() => readFrom(flipped(whole, at))).toRefuse({ path: 'tag', offset: 13 }, [
        [(got: unknown) => !threw(got), `You accepted a packet whose byte ${at} was changed.`],
      ]);
    }
  });

  test('rejects a length over the limit as soon as it is there', () => {
    const limit = reference.MAX_CONTENTS_LENGTH;
    for (const length of [limit + 1, 0xffffff]) {
      const bytes = packet({ length }).slice(0, 3);
      const more = asks(bytes);
      expect(() => readFrom(bytes)).toRefuse({ path: 'length', offset: 0 }, [
        [
          (got: unknown) => got === WAITS && Number(more) < length,
          `The length is ${length}, and it asks for only ${more} bytes: all three bytes of the length count.`,
        ],
        [
          (got: unknown) => got === WAITS && checksLate(bytes, Number(more)),
          `The length is checked too late. It is ${length}, and it has asked for the packet by then: a stranger has said how long that is.`,
        ],
        [
          WAITS,
          `It waits for ${length} bytes, because a stranger said so. The limit is MAX_CONTENTS_LENGTH.`,
        ],
      ]);
    }
    const rejects = (length: number) => asks(packet({ length })) === undefined;
    expect(() => readFrom(packet({ length: limit }))).toGive(WAITS, [
      [
        (got: unknown) => threw(got) && rejects(MAX_PAYLOAD_LENGTH + 1),
        'You rejected a length of 4,000,001. The limit is MAX_CONTENTS_LENGTH, 4,000,013: a zero and a name come before the longest payload.',
      ],
      [threw, 'You rejected a length of exactly the limit, 4,000,013. It is the longest that is valid.'],
    ]);
  });

  test('reads contents of no bytes', () => {
    expect(() => readFrom(packet({ length: 0, body: NOTHING }))).toGive({ contents: NOTHING, decoy: false }, [
      [threw, 'Contents of no bytes were rejected. The version packet has none.'],
    ]);
  });

  test('reads the published packets after hundreds of others', () => {
    for (const session of SESSIONS.slice(0, 5)) {
      const [writing, reading] = [ciphersOf(ownKeys(session)), ciphersOf(ownKeys(session))];
      for (let i = 0; i < session.index; i++) {
        const empty = reference.writePacket(writing, { contents: NOTHING, decoy: false });
        read(reference.readPacket(reading), empty);
      }
      const bytes = reference.writePacket(writing, session, session.garbage);
      const { contents: whole, decoy } = session;
      expect(() => read(readPacket(reading, session.garbage), bytes)).toGive({ contents: whole, decoy });
    }
  });
});
