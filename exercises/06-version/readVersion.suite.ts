import { readVersion, type Version } from 'answers/06-version';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { patched, reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused, expectWireError } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { recording } from '../../src/peers/recordings';
import { recorded, SATOSHI, ENDS, upTo, where } from './shared';

const SHIFTED =
  'An address in a version message has no time. You read four bytes too many, and the rest is shifted.';

/** Recognises an error about one field. */
const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;

describe('readVersion', () => {
  test('reads all fields of the recorded satoshi-0.15.1', () => {
    const dropped = (name: keyof Version) => (got: unknown) =>
      !(got instanceof Error) && (got as Version | undefined)?.[name] === undefined;
    const r = reader(recorded('satoshi-0.15.1'));
    expect(() => readVersion(r)).toGive(SATOSHI, [
      [
        (got: unknown) => about('start_height')(got) && r.offset === 101,
        'You read the first three fields twice: with readStart, and with the first group, which has them too.',
      ],
      [
        where('version', (version) => typeof version === 'object'),
        'Each group is an object of its own in your result. Copy its fields: Object.assign(version, more).',
      ],
      [
        (got: unknown) => dropped('addr_from')(got) && r.left === 0,
        'You read addr_from, but it is not in the result. Object.assign copies into its first argument.',
      ],
      [(got: unknown) => String((got as Version | undefined)?.addr_recv?.ip).startsWith('61.4'), SHIFTED],
      [
        where(
          'addr_recv',
          (address) => (address as { ip?: string } | undefined)?.ip === '::ffff:6805:3d04:ccd6:d00',
        ),
        SHIFTED,
      ],
      [where('timestamp', (time) => time === 1532623994), 'The timestamp is a bigint: it has 64 bits.'],
      [
        where('user_agent', (agent) => typeof agent === 'string'),
        'You returned the user agent as a string. Keep its bytes: nothing guarantees that they are text.',
      ],
      [
        where('user_agent', (agent) => agent instanceof Uint8Array && agent[0] === 16),
        'You took the length, 16, for the first byte of the user agent. The bytes come after the length.',
      ],
      [
        where('addr_from', (address) => (address as { port?: number } | undefined)?.port === 52438),
        'You swapped the two addresses. addr_recv comes first.',
      ],
      [
        where('nonce', (nonce) => typeof nonce === 'number'),
        'You returned the nonce as a number, which can hold 53 of its 64 bits. It is a bigint.',
      ],
      [
        where('nonce', (nonce) => typeof nonce === 'bigint' && nonce !== SATOSHI.nonce),
        'The nonce differs. It is a little-endian uint64, the 8 bytes before the user agent.',
      ],
      [where('relay', (relay) => relay === 1), 'relay is a bool, but you returned a number.'],
      [dropped('addr_from'), 'addr_from is missing: bytes are left after the first 46.'],
      [dropped('relay'), 'relay is missing: it is the one byte left after start_height.'],
    ]);
  });

  test('reads relay only if a byte is left: the tutorial’s message of 2019 has none', () => {
    expect(() => readVersion(reader(recorded('tutorial-client-60002'))).relay).toGive(undefined, [
      [
        about('relay'),
        'You read a relay byte that is not there, and rejected the message. Check whether a byte is left.',
      ],
      [about('start_height'), 'The user agent has 15 bytes here, but you read more. Its length comes first.'],
      [false, 'There is no relay byte, but you returned false. Absent and false are two different things.'],
      [
        true,
        'There is no relay byte, but you returned true. A node assumes that; the message does not say it.',
      ],
    ]);
    expect(readVersion(reader(recorded('tutorial-client-60002'))).start_height).toGive(0, [
      [undefined, 'The start height is 0, but you dropped it. Zero and absent are two different things.'],
    ]);
  });

  test.each(ENDS)(
    'given a message that ends after %d bytes, returns the fields up to there and no others',
    (end, fields) => {
      const whole = recorded('satoshi-0.15.1');
      const read = () => readVersion(reader(whole.subarray(0, end)));
      expect(read).toGive(upTo(SATOSHI, fields), [
        [
          (value: unknown) => value instanceof WireError && value.offset === end,
          `The message may end after ${end} bytes, but you read on. Check whether bytes are left.`,
        ],
        [
          (value: unknown) =>
            !(value instanceof Error) && Object.keys(value as object).length > fields.length,
          'You returned fields that the message does not have. What is absent stays absent.',
        ],
      ]);
      expect(Object.keys(read()).sort()).toGive([...fields].sort(), [
        [
          (value: unknown) => Array.isArray(value) && value.length > fields.length,
          'You returned fields that are undefined. An absent field should not be there at all.',
        ],
      ]);
    },
  );

  test('goes by the bytes that are left, not by the version number', () => {
    for (const [bytes, version] of [
      ['6a000000', 106],
      ['00000000', 0],
      ['ffffffff', -1],
    ] as const) {
      const old = patched(recorded('satoshi-0.15.1'), 0, bytes);
      expect(() => readVersion(reader(old))).toGive({ ...SATOSHI, version }, [
        [
          (got: unknown) => got instanceof Error || (got as Version | undefined)?.relay === undefined,
          `You went by the version number, ${version}. The bytes are there: read them.`,
        ],
      ]);
    }
  });

  test('accepts a negative height: -1 is a node without blocks', () => {
    const bytes = patched(recorded('satoshi-0.15.1'), 97, 'ffffffff');
    expect(readVersion(reader(bytes)).start_height).toGive(-1, [
      [0xffffffff, 'ff ff ff ff is -1: start_height is signed, an int32.'],
      [undefined, 'You dropped the height. -1 and absent are two different things.'],
    ]);
  });

  test('accepts an empty user agent', () => {
    const [before, after] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const bytes = Uint8Array.of(...before, 0, ...after);
    expect(() => readVersion(reader(bytes))).toGive({ ...SATOSHI, user_agent: new Uint8Array() }, [
      [
        (got: unknown) =>
          got instanceof WireError || where('start_height', (height) => height !== 533798)(got),
        'The user agent has 0 bytes here, but you read more. Its length comes first.',
      ],
      [
        where('user_agent', (agent) => agent === undefined),
        'You dropped the user agent. Empty and absent are two different things.',
      ],
    ]);
  });

  test('accepts a long user agent, whose length is a varint', () => {
    const [before, after] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const agent = new Uint8Array(300).fill(0x61);
    const bytes = Uint8Array.of(...before, ...fromHex('fd2c01'), ...agent, ...after);
    expect(() => readVersion(reader(bytes))).toGive({ ...SATOSHI, user_agent: agent }, [
      [
        where('start_height', (height) => height !== 533798),
        'fd 2c 01 is 300. You took it for a length of 253 in one byte: read a CompactSize.',
      ],
      [
        about('user_agent'),
        'You rejected a user agent of 300 bytes. A node does so only after reading: read it all the same.',
      ],
    ]);
  });

  test.each([
    [45, 'addr_recv.port', 44],
    [43, 'addr_recv.ip', 28],
    [47, 'addr_from.services', 46],
    [72, 'nonce', 72],
    [79, 'nonce', 72],
    [90, 'user_agent.bytes', 81],
    [100, 'start_height', 97],
  ])('rejects an incomplete field: given only %d bytes, it names %s in its error', (end, path, offset) => {
    expectReadRefused(readVersion, recorded('satoshi-0.15.1').subarray(0, end), { path, offset }, [
      [
        (got: unknown) => !(got instanceof Error) && end === 72,
        'addr_from and nonce come together or not at all, but you accepted a message that ends between them.',
      ],
      [
        (got: unknown) => !(got instanceof Error),
        `The message is truncated inside ${path}, but you accepted it. Every field must be complete.`,
      ],
    ]);
  });

  test('rejects a message truncated anywhere except where it may end', () => {
    const whole = recorded('satoshi-0.16.0-a');
    const ends = [...ENDS.map(([end]) => end), whole.length];
    for (let end = 0; end < whole.length; end++) {
      if (ends.includes(end)) readVersion(reader(whole.subarray(0, end)));
      else {
        expectWireError(
          () => readVersion(reader(whole.subarray(0, end))),
          end === 0
            ? 'You accepted zero bytes as a version message. The first group is always read.'
            : `The message is truncated after ${end} bytes, inside a field, but you accepted it.`,
        );
      }
    }
  });

  test('leaves everything after the last field to the caller', () => {
    const r = reader(Uint8Array.of(...recorded('satoshi-0.15.1'), 1, 2, 3));
    expect(() => readVersion(r).relay).toGive(true, [
      [
        (got: unknown) => got instanceof Error,
        'You rejected the message because more bytes follow. That is for the caller to decide.',
      ],
      [undefined, 'relay is missing, but its byte is there. What follows it does not matter.'],
    ]);
    expect(r.left).toGive(3, [[0, 'You read to the end. relay is one byte.']]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readVersion, recorded('satoshi-0.15.1'), SATOSHI);
  });

  test('reads any relay byte except 00 as true', () => {
    const bytes = recorded('satoshi-0.15.1');
    bytes[bytes.length - 1] = 2;
    expect(readVersion(reader(bytes)).relay).toGive(true, [
      [false, 'You compared relay with 1. Any byte except 00 is true.'],
    ]);
  });

  test('rejects the broken message of the bitcoincorps lesson, whose timestamp has 4 bytes', () => {
    const { bytes } = recording('satoshi-0.16.0-c-broken');
    expectWireError(
      () => readVersion(reader(bytes)),
      'The fields do not match the bytes, but you accepted the message.',
    );
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, plausible) => {
      survives(
        readVersion,
        plausible ? Uint8Array.of(...recorded('satoshi-0.15.1').slice(0, 80), ...bytes) : bytes,
      );
    });
  });
});
