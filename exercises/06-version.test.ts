import {
  makeMessage,
  makeVersion,
  readPayload,
  readStart,
  readVersion,
  userAgentText,
  type Version,
  writeStart,
  writeVersion,
} from 'answers/06-version';
import fc from 'fast-check';
import { fromHex } from '../src/wire/bytes';
import { anyBytes, forAny, survives } from '../src/suite/for-any';
import { patched, reader, versionPayloads } from '../src/suite/inputs';
import type { Known } from '../src/suite/matchers';
import { atTime } from '../src/suite/fixed-clock';
import {
  expectOfView,
  expectReadAtOffset,
  expectReadRefused,
  expectWireError,
  expectWriteRefused,
  expectWrittenAtOffset,
} from '../src/suite/at-offset';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { recording } from '../src/peers/recordings';

const RECORDED = new Map(versionPayloads().map(({ name, payload }) => [name, payload]));
const NAMES = [...RECORDED.keys()];
const recorded = (name: string) => (RECORDED.get(name) ?? new Uint8Array()).slice();
const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** What the recorded satoshi-0.15.1 says; seed 003 prints most of it. */
const SATOSHI: Version = {
  version: 70015,
  services: 13n,
  timestamp: 1532623994n,
  addr_recv: { services: 0n, ip: '104.5.61.4', port: 52438 },
  addr_from: { services: 13n, ip: '::', port: 0 },
  nonce: 2994105387910115192n,
  user_agent: ascii('/Satoshi:0.15.1/'),
  start_height: 533798,
  relay: true,
};

const SHIFTED =
  'An address in a version message has no time. Four bytes too many were read, and everything behind is shifted.';

/** A message that ends after this many bytes has these fields. */
const ENDS: [number, (keyof Version)[]][] = [
  [46, ['version', 'services', 'timestamp', 'addr_recv']],
  [80, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce']],
  [97, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce', 'user_agent']],
  [
    101,
    ['version', 'services', 'timestamp', 'addr_recv', 'addr_from', 'nonce', 'user_agent', 'start_height'],
  ],
];

/** The first so many fields of a version. */
function upTo(version: Version, fields: (keyof Version)[]): Version {
  return Object.fromEntries(fields.map((name) => [name, version[name]])) as unknown as Version;
}

const anyNetAddr = fc.record({
  services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('::', '::1', '2001:db8::1')),
  port: fc.integer({ min: 0, max: 0xffff }),
});
const anyVersion: fc.Arbitrary<Version> = fc
  .record({
    version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    services: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    timestamp: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    addr_recv: anyNetAddr,
    addr_from: anyNetAddr,
    nonce: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    user_agent: anyBytes(300),
    start_height: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    relay: fc.boolean(),
  })
  .chain((whole) => fc.constantFrom(whole, ...ENDS.map(([, fields]) => upTo(whole, fields))));

/** Recognises a result by one of its fields. */
const where = (name: string, holds: (value: unknown) => boolean) => (got: unknown) =>
  !(got instanceof Error) && holds((got as Record<string, unknown> | undefined)?.[name]);

/** Recognises an error about one field. */
const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;

/** Recognises a text for which something holds. */
const text = (holds: (got: string) => boolean) => (got: unknown) => typeof got === 'string' && holds(got);

/** Recognises anything that was written instead of being refused. */
const written = (got: unknown) => got instanceof Uint8Array;

describe('readStart', () => {
  test('the first 20 bytes of the recorded satoshi-0.15.1', () => {
    const r = reader(recorded('satoshi-0.15.1'));
    expect(() => readStart(r)).toGive({ version: 70015, services: 13n, timestamp: 1532623994n }, [
      [
        where('services', (services) => typeof services === 'number'),
        'Numbers came back. Services and timestamp have 64 bits: they are bigints.',
      ],
      [
        where(
          'timestamp',
          (time) => typeof time === 'number' || time instanceof Date || typeof time === 'string',
        ),
        'The timestamp is to stay what it is on the wire, a bigint: a peer may send what no Date and no number can hold.',
      ],
      [
        where('services', (services) => services === 1532623994n),
        'Services and timestamp have changed places. The services come first.',
      ],
      [
        where('timestamp', (time) => time === 1532623994000n),
        'The timestamp is in milliseconds. The wire counts seconds: 1532623994.',
      ],
      [
        where('services', (services) => services === 13n << 32n),
        'The version took 8 bytes too many or too few. It has 4, and the services behind it 8.',
      ],
      [
        where('timestamp', (time) => time === 1532623994n << 32n),
        'The services were read as 4 bytes, and their other 4 were taken for the start of the timestamp. They have 8.',
      ],
    ]);
    expect(r.offset).toGive(20, [[16, 'The timestamp was read as 4 bytes. In a version message it has 8.']]);
  });

  test('version and timestamp can be negative, services cannot', () => {
    expect(readStart(reader('ff'.repeat(20)))).toGive(
      { version: -1, services: 2n ** 64n - 1n, timestamp: -1n },
      [
        [
          (got: unknown) => (got as { version?: number } | undefined)?.version === 0xffffffff,
          'The version is signed, an int32: ff ff ff ff is -1.',
        ],
        [
          (got: unknown) => (got as { timestamp?: bigint } | undefined)?.timestamp === 2n ** 64n - 1n,
          'The timestamp is signed, an int64: ff ff ff ff ff ff ff ff is -1.',
        ],
        [
          where('timestamp', (time) => time === 0n),
          'The bytes say -1, and 0 was put in its place. A node does that after reading, so that a message can be written back as it came.',
        ],
      ],
    );
  });

  test('it is read where the reader is', () => {
    const start = { version: 70015, services: 13n, timestamp: 1532623994n };
    expectReadAtOffset(readStart, recorded('satoshi-0.15.1').slice(0, 20), start);
  });

  test.each([
    [3, 'version', 0],
    [11, 'services', 4],
    [19, 'timestamp', 12],
  ])('cut off after %d bytes, the error names the %s', (left, path, offset) => {
    expectReadRefused(readStart, recorded('satoshi-0.15.1').subarray(0, left), { path, offset });
  });
});

describe('writeStart', () => {
  test('20 bytes, as recorded', () => {
    const want = recorded('satoshi-0.15.1').slice(0, 20);
    expect(() => encode(writeStart, SATOSHI)).toGive(want, [
      [
        want.slice(0, 16),
        'The timestamp took 4 bytes. It is read as 8: reader and writer have drifted apart.',
      ],
      [
        Uint8Array.of(...want.slice(0, 8), ...want.slice(12, 20)),
        'The services took 4 bytes. They are 64 bits: 8 bytes.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'The version is big-endian here. Only ports are.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length > 20,
        'More than the first three fields was written. The addresses come later.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4), ...want.slice(12, 20), ...want.slice(4, 12)),
        'Services and timestamp have changed places.',
      ],
    ]);
  });

  test('negative numbers go out in two’s complement', () => {
    expect(() => encode(writeStart, { version: -1, services: 0n, timestamp: -1n })).toGive(
      fromHex('ffffffff 0000000000000000 ffffffffffffffff'),
      [
        [
          (got: unknown) => got instanceof Error,
          'It was refused. Version and timestamp are signed: what can be read can be written.',
        ],
      ],
    );
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeStart(w, SATOSHI), recorded('satoshi-0.15.1').slice(0, 20));
  });

  test.each<['version' | 'services' | 'timestamp', number | bigint, number, string]>([
    ['version', 2 ** 31, 0, 'an int32 ends at 2147483647'],
    ['services', -1n, 4, 'the services have no sign'],
    ['services', 2n ** 64n, 4, 'a uint64 ends at 2^64 - 1'],
    ['timestamp', 2n ** 63n, 12, 'an int64 ends at 2^63 - 1'],
  ])('what does not fit is refused by its field: %s %s', (name, value, offset, why) => {
    expectWriteRefused((w) => writeStart(w, { ...SATOSHI, [name]: value }), { path: name, offset }, [
      [written, `It was wrapped to another number, silently: ${why}.`],
    ]);
  });
});

describe('readVersion', () => {
  test('the whole of the recorded satoshi-0.15.1', () => {
    const dropped = (name: keyof Version) => (got: unknown) =>
      !(got instanceof Error) && (got as Version | undefined)?.[name] === undefined;
    expect(() => readVersion(reader(recorded('satoshi-0.15.1')))).toGive(SATOSHI, [
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
        'The user agent came back as text. Keep its bytes: nothing promises that they are text.',
      ],
      [
        where('user_agent', (agent) => agent instanceof Uint8Array && agent[0] === 16),
        'The length in front, 16, was taken for the first byte of the user agent. A var_str is its length, then its bytes.',
      ],
      [
        where('addr_from', (address) => (address as { port?: number } | undefined)?.port === 52438),
        'The two addresses have changed places. addr_recv comes first.',
      ],
      [
        where('nonce', (nonce) => typeof nonce === 'number'),
        'The nonce is a number here, which has room for 53 of its 64 bits. It is a bigint.',
      ],
      [
        where('nonce', (nonce) => typeof nonce === 'bigint' && nonce !== SATOSHI.nonce),
        'The nonce differs. It is a uint64, little-endian, 8 bytes in front of the user agent.',
      ],
      [where('relay', (relay) => relay === 1), 'relay is a bool, and came back as a number.'],
      [dropped('addr_from'), 'addr_from is missing: there are bytes left behind the first 46.'],
      [dropped('relay'), 'relay is missing: one byte is left behind start_height, and that is relay.'],
    ]);
  });

  test('relay is read only if a byte is left: the tutorial’s message of 2019 has none', () => {
    expect(() => readVersion(reader(recorded('tutorial-client-60002'))).relay).toGive(undefined, [
      [
        about('relay'),
        'You read a relay byte that is not there, and the message was refused. Look whether a byte is left.',
      ],
      [
        about('start_height'),
        'The user agent has 15 bytes here, and more were read. Its length stands in front of it.',
      ],
      [false, 'There is no relay byte, and it came back as false. Absent and false are two things.'],
      [
        true,
        'There is no relay byte, and it came back as true. That is what a node assumes; the message does not say it.',
      ],
    ]);
    expect(readVersion(reader(recorded('tutorial-client-60002'))).start_height).toGive(0, [
      [undefined, 'The start height is 0, and was dropped. Zero and absent are two things.'],
    ]);
  });

  test.each(ENDS)(
    'a message that ends after %d bytes has the fields up to there, and no others',
    (end, fields) => {
      const whole = recorded('satoshi-0.15.1');
      const read = () => readVersion(reader(whole.subarray(0, end)));
      expect(read).toGive(upTo(SATOSHI, fields), [
        [
          (value: unknown) => value instanceof WireError && value.offset === end,
          `The message ends after ${end} bytes, which it may, and you read on. Look whether bytes are left.`,
        ],
        [
          (value: unknown) =>
            !(value instanceof Error) && Object.keys(value as object).length > fields.length,
          'Fields came back that the message does not have. What is absent stays absent; defaults are the node’s business.',
        ],
      ]);
      expect(Object.keys(read()).sort()).toGive([...fields].sort(), [
        [
          (value: unknown) => Array.isArray(value) && value.length > fields.length,
          'Fields came back as undefined. What is absent should not be there at all.',
        ],
      ]);
    },
  );

  test('it goes by the bytes that are left, and not by the version number', () => {
    for (const [bytes, version] of [
      ['6a000000', 106],
      ['00000000', 0],
      ['ffffffff', -1],
    ] as const) {
      const old = patched(recorded('satoshi-0.15.1'), 0, bytes);
      expect(() => readVersion(reader(old))).toGive({ ...SATOSHI, version }, [
        [
          (got: unknown) => got instanceof Error || (got as Version | undefined)?.relay === undefined,
          `The version number is ${version}, and you went by it. The bytes are there: read them.`,
        ],
      ]);
    }
  });

  test('a height can be negative: -1 is a node that knows no blocks', () => {
    const bytes = patched(recorded('satoshi-0.15.1'), 97, 'ffffffff');
    expect(readVersion(reader(bytes)).start_height).toGive(-1, [
      [0xffffffff, 'ff ff ff ff is -1: start_height is signed, an int32.'],
      [undefined, 'The height was dropped. -1 and absent are two things.'],
    ]);
  });

  test('a user agent can be empty', () => {
    const [before, behind] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const bytes = Uint8Array.of(...before, 0, ...behind);
    expect(() => readVersion(reader(bytes))).toGive({ ...SATOSHI, user_agent: new Uint8Array() }, [
      [
        (got: unknown) =>
          got instanceof WireError || where('start_height', (height) => height !== 533798)(got),
        'The user agent has 0 bytes here, and more were read. Its length stands in front of it.',
      ],
      [where('user_agent', (agent) => agent === undefined), 'Empty and absent are two things.'],
    ]);
  });

  test('a user agent can be long: its length is a varint', () => {
    const [before, behind] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const agent = new Uint8Array(300).fill(0x61);
    const bytes = Uint8Array.of(...before, ...fromHex('fd2c01'), ...agent, ...behind);
    expect(() => readVersion(reader(bytes))).toGive({ ...SATOSHI, user_agent: agent }, [
      [
        where('start_height', (height) => height !== 533798),
        'fd 2c 01 is 300. It was taken for a length of 253 in one byte: read a CompactSize.',
      ],
      [
        about('user_agent'),
        'A user agent of 300 bytes was refused. A node would; what the bytes say is read all the same.',
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
  ])(
    'a field once begun must be complete: cut off after %d bytes, the error names %s',
    (end, path, offset) => {
      expectReadRefused(readVersion, recorded('satoshi-0.15.1').subarray(0, end), { path, offset }, [
        [
          (got: unknown) => !(got instanceof Error) && end === 72,
          'addr_from and nonce come together, or not at all. The message ends between the two, and was accepted.',
        ],
        [
          (got: unknown) => !(got instanceof Error),
          `The message is cut off inside ${path}, and was accepted. A field that has begun must be complete.`,
        ],
      ]);
    },
  );

  test('any truncation is refused, except where a message may end', () => {
    const whole = recorded('satoshi-0.16.0-a');
    const ends = [...ENDS.map(([end]) => end), whole.length];
    for (let end = 0; end < whole.length; end++) {
      if (ends.includes(end)) readVersion(reader(whole.subarray(0, end)));
      else {
        expectWireError(
          () => readVersion(reader(whole.subarray(0, end))),
          `The message is cut off after ${end} bytes, inside a field, and was accepted.`,
        );
      }
    }
  });

  test('what stands behind the last field is left for the caller', () => {
    const r = reader(Uint8Array.of(...recorded('satoshi-0.15.1'), 1, 2, 3));
    expect(() => readVersion(r).relay).toGive(true, [
      [
        (got: unknown) => got instanceof WireError,
        'More bytes follow, and the message was refused for it. Whoever reads the payload decides about them.',
      ],
      [
        undefined,
        'relay is missing, although its byte is there. What follows after it changes nothing about it.',
      ],
    ]);
    expect(r.left).toGive(3, [[0, 'You read on to the end. relay is one byte.']]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readVersion, recorded('satoshi-0.15.1'), SATOSHI);
  });

  test('any relay byte but 00 is true', () => {
    const bytes = recorded('satoshi-0.15.1');
    bytes[bytes.length - 1] = 2;
    expect(readVersion(reader(bytes)).relay).toGive(true, [
      [false, 'relay was compared with 1. Any byte but 00 is true.'],
    ]);
  });

  test('the broken message of seed 003: its timestamp has 4 bytes, and nothing behind it can be believed', () => {
    const { bytes } = recording('satoshi-0.16.0-c-broken');
    expectWireError(
      () => readVersion(reader(bytes)),
      'The fields do not fit the bytes, and it was accepted.',
    );
  });

  test('no bytes whatsoever make it throw anything but a WireError', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, plausible) => {
      survives(
        readVersion,
        plausible ? Uint8Array.of(...recorded('satoshi-0.15.1').slice(0, 80), ...bytes) : bytes,
      );
    });
  });
});

describe('writeVersion', () => {
  test.each(NAMES)('the recorded %s, read and written back, is the same byte for byte', (name) => {
    const bytes = recorded(name);
    const version = readVersion(reader(bytes));
    expect(() => encode(writeVersion, version)).toGive(bytes, [
      [
        Uint8Array.of(...bytes, 0),
        'There was no relay byte, and one was written. What is absent stays absent.',
      ],
      [
        Uint8Array.of(...bytes, 1),
        'There was no relay byte, and one was written. What is absent stays absent.',
      ],
      [bytes.slice(0, -1), 'The last byte is missing: relay was there, and was not written.'],
      [
        Uint8Array.of(...bytes.slice(0, 80), ...bytes.slice(81)),
        'The length of the user agent is missing. A var_str is its length, then its bytes: both are read, so both are written.',
      ],
      [
        Uint8Array.of(
          ...bytes.slice(0, 80),
          16,
          ...(version.user_agent ?? []).slice(0, 16),
          ...bytes.slice(-5),
        ),
        'The user agent was cut to 16 bytes. It has as many as its length says.',
      ],
      [
        Uint8Array.of(
          ...bytes.slice(0, 20),
          ...bytes.slice(46, 72),
          ...bytes.slice(20, 46),
          ...bytes.slice(72),
        ),
        'The two addresses have changed places. addr_recv comes first.',
      ],
      [
        version.relay === undefined
          ? bytes.slice(0, -4)
          : Uint8Array.of(...bytes.slice(0, -5), ...bytes.slice(-1)),
        'The start height is missing. Zero and absent are two things.',
      ],
      [bytes.slice(0, 46), 'Only the first 46 bytes were written.'],
      [
        Uint8Array.of(...bytes.slice(0, 16), ...bytes.slice(20)),
        'The timestamp was written as 4 bytes and read as 8: everything behind it is shifted.',
      ],
    ]);
  });

  test('what is written stays as it is', () => {
    const mine = { ...SATOSHI };
    encode(writeVersion, mine);
    expect(mine).toGive(SATOSHI, [[() => true, 'The object was changed. It belongs to the caller.']]);
  });

  test('all of satoshi-0.15.1, from its fields', () => {
    expect(() => encode(writeVersion, SATOSHI)).toGive(recorded('satoshi-0.15.1'));
  });

  test('relay false is a byte too', () => {
    const bytes = encode(writeVersion, { ...SATOSHI, relay: false });
    expect(bytes.length).toGive(102, [
      [101, 'relay is false, and its byte was left out. False and absent are two things.'],
    ]);
    expect(bytes[101]).toGive(0, [[1, 'relay is false, and 01 was written. 00 is false.']]);
  });

  test('0, 0n and no bytes are values, and are written', () => {
    const zeros: Version = {
      version: 0,
      services: 0n,
      timestamp: 0n,
      addr_recv: { services: 0n, ip: '::', port: 0 },
      addr_from: { services: 0n, ip: '::', port: 0 },
      nonce: 0n,
      user_agent: new Uint8Array(),
      start_height: 0,
      relay: false,
    };
    expect(() => encode(writeVersion, zeros)).toGive(new Uint8Array(86), [
      [
        (got: unknown) => got instanceof RangeError,
        'A field that is 0 or empty was taken for one that is absent. Compare with undefined.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length < 86,
        'A field that is 0 or empty was left out. Zero, empty and absent are three things.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 86,
        'A zero was replaced by something else. Defaults are the node’s business.',
      ],
    ]);
  });

  test('the longest user agent that one byte can count has 252 bytes', () => {
    for (const [size, prefix] of [
      [252, 'fc'],
      [253, 'fdfd00'],
    ] as const) {
      const agent = new Uint8Array(size).fill(0x61);
      const bytes = encode(writeVersion, { ...SATOSHI, user_agent: agent });
      const end = 80 + prefix.length / 2;
      expect(bytes.slice(80, end)).toGive(fromHex(prefix), [
        [
          fromHex('fd6161'),
          'A length of 253 went out in one byte. fd there means that two more bytes follow: write a CompactSize.',
        ],
        [fromHex('fd'), 'A length of 252 still fits into one byte: fc.'],
      ]);
    }
  });

  test.each(ENDS)(
    'a message of %d bytes is written without the fields that it does not have',
    (end, fields) => {
      const want = recorded('satoshi-0.15.1').slice(0, end);
      expect(() => encode(writeVersion, upTo(SATOSHI, fields))).toGive(want, [
        [
          (got: unknown) => got instanceof Error,
          'It was refused, or it crashed, on a field that is absent. The later ones may be.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got.length > end,
          'Something was written for a field that is absent. What is absent stays absent.',
        ],
      ]);
    },
  );

  test.each<[keyof Version]>([['addr_from'], ['nonce'], ['user_agent'], ['start_height']])(
    'a gap is refused: %s absent, and something behind it there',
    (name) => {
      const { [name]: _, ...rest } = SATOSHI;
      expect(() => encode(writeVersion, rest as Version)).toRefuseWith(
        RangeError,
        [name],
        [
          [
            (got: unknown) => got instanceof Uint8Array,
            `It was written without ${name}: whoever reads it takes the next field for it.`,
          ],
        ],
      );
    },
  );

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeVersion(w, SATOSHI), recorded('satoshi-0.15.1'));
  });

  test.each<[keyof Version, string]>([
    ['relay', 'relay is undefined, so it is absent: nothing is written for it.'],
    ['start_height', 'start_height is undefined, so it is absent, and relay comes after it: that is a gap.'],
    ['user_agent', 'user_agent is undefined, so it is absent, and fields come after it: that is a gap.'],
    ['nonce', 'nonce is undefined, so it is absent, and fields come after it: that is a gap.'],
    ['addr_from', 'addr_from is undefined, so it is absent, and fields come after it: that is a gap.'],
  ])('a field that is undefined is absent: %s', (name, why) => {
    const call = () => encode(writeVersion, { ...SATOSHI, [name]: undefined });
    const say = `${why} The name is there, and "in" finds it: look at the value.`;
    if (name === 'relay') {
      expect(call).toGive(recorded('satoshi-0.15.1').slice(0, -1), [[() => true, say]]);
    } else {
      const crashed = (got: unknown) => !(got instanceof RangeError);
      expect(call).toRefuseWith(RangeError, [name], [[crashed, say]]);
    }
  });

  test('addr_from without nonce is refused: they come together', () => {
    const half = upTo(SATOSHI, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from']);
    expect(() => encode(writeVersion, half)).toRefuseWith(
      RangeError,
      ['nonce'],
      [[written, 'addr_from went out without a nonce. They are one group: both or neither.']],
    );
  });

  test('what does not fit is refused by its field, with its offset', () => {
    expectWriteRefused((w) => writeVersion(w, { ...SATOSHI, start_height: 2 ** 31 }), {
      path: 'start_height',
      offset: 97,
    });
    const far = { ...SATOSHI, addr_recv: { ...SATOSHI.addr_recv, port: 65536 } };
    expectWriteRefused((w) => writeVersion(w, far), { path: 'addr_recv.port', offset: 44 });
  });

  test('whatever is written is read back', () => {
    forAny([anyVersion], (version) => {
      const r = reader(encode(writeVersion, version));
      expect(readVersion(r)).toGive(version);
      expect(r.left).toGive(0);
    });
  });
});

describe('userAgentText', () => {
  test('text is shown as it is', () => {
    expect(() => userAgentText(ascii('/Satoshi:0.15.1/'))).toGive('/Satoshi:0.15.1/', [
      [text((got) => got.startsWith('"')), 'There are quotes around it. Only what is inside is asked for.'],
      [
        text((got) => /^[0-9a-f ,]+$/i.test(got)),
        'Those are the bytes as numbers. Printable ASCII is shown as the characters that it stands for.',
      ],
      [() => true, 'Printable ASCII is shown as it is, each byte as its character, and nothing is added.'],
    ]);
    expect(() => userAgentText(ascii(' /a b/ '))).toGive(' /a b/ ', [
      [text((got) => got.includes('\\x20')), '20 is the space. It is printable ASCII, and shown as it is.'],
      [
        text((got) => got.trim() === '/a b/'),
        'The spaces around it are gone. They are printable ASCII like any other.',
      ],
    ]);
    const long = `/${'a'.repeat(400)}/`;
    expect(() => userAgentText(ascii(long)).length).toGive(402, [
      [
        () => true,
        'Not all 402 bytes are shown. A caller may truncate it for display; here each byte comes through.',
      ],
    ]);
  });

  test('other bytes are shown by their value, so that none is lost and no terminal obeys them', () => {
    expect(userAgentText(fromHex('2f610a1b5b326aff002f'))).toGive('/a\\x0a\\x1b[2j\\xff\\x00/', [
      [
        (got: unknown) => typeof got === 'string' && got.includes('\ufffd'),
        'A byte that is no UTF-8 turned into \ufffd: which one it was is lost.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes('\x1b'),
        'The escape character came through. Printed, it would clear the screen of whoever reads it.',
      ],
      [
        text((got) => got.includes('ÿ')),
        'The byte ff came through as ÿ. It is not ASCII, so it is shown as \\xff.',
      ],
      [
        text((got) => got.includes('\0')),
        'The byte 00 came through. It cannot be seen; it is shown as \\x00.',
      ],
      [
        text((got) => got.endsWith('\\xff/')),
        'The byte 00 was dropped. Each byte is shown, or the text cannot be told from another one.',
      ],
      [
        '/a\\xa\\x1b[2j\\xff\\x0/',
        'A byte is always two hex digits: \\x0a. \\xa would swallow a digit behind it.',
      ],
      ['/a\\x0A\\x1B[2j\\xFF\\x00/', 'The hex digits are lower-case: \\x0a.'],
      [
        text((got) => got.includes('\\n')),
        'A line break is shown by its value like every other byte: \\x0a.',
      ],
      [
        text((got) => /[.?]/.test(got)),
        'A stand-in was put for bytes that cannot be printed. Which ones they were is lost: show their values.',
      ],
      [
        text((got) => got.includes('\\\\x')),
        'The backslashes that you put in yourself were doubled, too. Only a backslash that the peer sent is doubled.',
      ],
      [
        text((got) => got.includes('\\x7f')),
        "The byte ff came out as 7f: node's 'ascii' drops the top bit. Look at the bytes, not at a text.",
      ],
      [
        text((got) => got.includes('fffd')),
        'The byte ff is no UTF-8, and was replaced by U+FFFD: which byte it was is lost. Look at the bytes.',
      ],
      [
        () => true,
        'Each byte that cannot be printed is a backslash, an x and two lower-case hex digits: 1b is \\x1b.',
      ],
    ]);
  });

  test('a backslash is doubled, so that \\x0a typed as text is not taken for a line break', () => {
    expect(userAgentText(ascii('\\x0a'))).toGive('\\\\x0a', [
      ['\\x0a', 'This text and the byte 0a look the same now. A backslash in the text is doubled.'],
      ['\\x5cx0a', 'A backslash is doubled, and not shown by its value.'],
    ]);
    expect(userAgentText(ascii('\\a\\\\b'))).toGive('\\\\a\\\\\\\\b', [
      [() => true, 'Each of the three backslashes is doubled, not only the first.'],
    ]);
  });

  test('the borders of what is printable: 20 and 7e are, 1f and 7f are not', () => {
    expect(userAgentText(fromHex('1f207e7f'))).toGive('\\x1f ~\\x7f', [
      ['\\x1f ~\x7f', '7f came through. It is DEL, and no character that can be seen.'],
      ['\\x1f ~' + '\u007f', '7f came through. It is DEL, and no character that can be seen.'],
      ['\\x1f\\x20~\\x7f', '20 is the space. It is printable ASCII, and shown as it is.'],
      ['\\x1f \\x7e\\x7f', '7e is ~. It is printable ASCII, and shown as it is.'],
    ]);
  });

  test('each byte that cannot be printed is shown by its own value', () => {
    for (const byte of [...Array(0x20).keys(), ...Array.from({ length: 0x81 }, (_, i) => 0x7f + i)]) {
      const shown = `\\x${byte.toString(16).padStart(2, '0')}`;
      expect(userAgentText(Uint8Array.of(byte))).toGive(shown, [
        [
          text((got) => /^\\x[0-9a-f]{3,}$/.test(got)),
          'That is the number of a character, and not of the byte: for TextDecoder, latin1 is windows-1252.',
        ],
      ]);
    }
  });

  test('a view into a larger buffer is shown as far as the view goes', () => {
    expectOfView(userAgentText, ascii('/a:1/'), '/a:1/');
  });

  test('different bytes never look the same', () => {
    const tricky = fc
      .array(fc.constantFrom(0x0a, 0x30, 0x5c, 0x61, 0x78), { maxLength: 4 })
      .map((list) => Uint8Array.from(list));
    forAny([fc.oneof(anyBytes(4), tricky), fc.oneof(anyBytes(4), tricky)], (a, b) => {
      const same = a.length === b.length && a.every((byte, i) => byte === b[i]);
      expect(userAgentText(a) === userAgentText(b)).toGive(same);
    });
  });
});

describe('makeVersion', () => {
  test('without a choice it has all nine fields, and a message that can be sent', () => {
    const made = makeVersion();
    const { timestamp, nonce, user_agent, ...rest } = made;
    const nobody = { services: 0n, ip: '::', port: 0 };
    expect(user_agent).toGive(ascii('/wire-workbook:0.1/'), [
      [text(() => true), 'The user agent is a text here. It is bytes: encode it.'],
    ]);
    expect(typeof nonce).toGive('bigint', [
      ['number', 'The nonce is a number. It has 64 bits, so it is a bigint.'],
      ['undefined', 'The nonce is missing. Without a choice, there are all nine fields.'],
    ]);
    expect(typeof timestamp).toGive('bigint', [
      ['number', 'The timestamp is a number. It has 64 bits, so it is a bigint.'],
    ]);
    expect(rest).toGive(
      { version: 70016, services: 0n, addr_recv: nobody, addr_from: nobody, start_height: 0, relay: false },
      [
        [
          where('services', (services) => typeof services === 'bigint' && services !== 0n),
          'The services claim something. A program that only looks around offers nothing: 0.',
        ],
        [
          where('relay', (relay) => relay === true),
          'relay is true: each peer would tell you of every transaction. Without a choice it is false.',
        ],
      ],
    );
    expect(readVersion(reader(encode(writeVersion, made))).version).toGive(70016);
  });

  test('the time is that of the call, in whole seconds', () => {
    for (const seconds of [2_000_000_000n, 2_000_086_400n, 1_900_000_000n]) {
      for (const milliseconds of [0, 999]) {
        const { timestamp } = atTime(Number(seconds) * 1000 + milliseconds, () => makeVersion());
        expect(timestamp).toGive(seconds, [
          [(got: unknown) => Number(got) > 1e12, 'The time is in milliseconds. The wire counts seconds.'],
          [
            seconds + 1n,
            'It was rounded up: a second counts when it has begun, so drop what comes after the point.',
          ],
          [
            (got: unknown) => (got as bigint) > 0n && Math.abs(Number(got) - Date.now() / 1000) < 5000,
            'That was the time when the file was loaded. Ask for it in the function, at each call.',
          ],
          [
            (got: unknown) => Math.abs(Number(got) - Number(seconds)) < 90_000,
            'That is the time in another zone. Seconds count from the beginning of 1970 in UTC, everywhere.',
          ],
          [() => true, 'It is the time of the call that is due: seconds since the beginning of 1970, UTC.'],
        ]);
      }
    }
  });

  test('all 64 bits of the nonce are random', () => {
    const nonces = Array.from({ length: 64 }, () => makeVersion().nonce ?? 0n);
    expect(new Set(nonces).size > 1).toGive(true, [
      [false, 'The same nonce each time: two programs that use it would take each other for themselves.'],
    ]);
    expect(nonces.every((nonce) => nonce === BigInt.asUintN(64, nonce))).toGive(true, [
      [false, 'A nonce is negative, or has more than 64 bits: no uint64, so it cannot be written.'],
    ]);
    // that a random bit is the same 64 times happens once in 2^63
    const changing = nonces.reduce((bits, nonce) => bits | (nonce ^ nonces[0]), 0n);
    const fixed = Array.from({ length: 64 }, (_, bit) => bit).filter(
      (bit) => !((changing >> BigInt(bit)) & 1n),
    );
    const lowest = fixed.filter((bit, i) => bit === i).length;
    const highest = fixed.filter((bit, i) => bit === 64 - fixed.length + i).length;
    expect(fixed).toGive(
      [],
      [
        [
          () => highest > 0,
          `The highest ${highest} bits never change. A nonce has 64 random bits: crypto.getRandomValues() fills all of them, Math.random() gives at most 53.`,
        ],
        [
          () => lowest > 0,
          `The lowest ${lowest} bits never change. A nonce has 64 random bits: crypto.getRandomValues() fills all of them, Math.random() gives at most 53.`,
        ],
        [() => true, 'Those bits are the same in 64 nonces. All 64 bits are random.'],
      ],
    );
  });

  test('what is chosen is taken, the rest stays', () => {
    const made = makeVersion({ start_height: 5, relay: true });
    expect([made.start_height, made.relay, made.version]).toGive(
      [5, true, 70016],
      [
        [
          [0, false, 70016],
          'The choices were not taken: they are overwritten by what is there without them.',
        ],
        [[5, true, undefined], 'Only the choices are there. The other fields are missing.'],
      ],
    );
  });

  test('services that are chosen are those of the message: both addresses still claim none', () => {
    const { services, addr_recv, addr_from } = makeVersion({ services: 9n });
    expect(services).toGive(9n);
    expect([addr_recv.services, addr_from?.services]).toGive(
      [0n, 0n],
      [[() => true, 'The chosen services are in an address, too. Each field is a choice of its own.']],
    );
  });

  test('the choices stay as they are', () => {
    const choices = { start_height: 5 };
    makeVersion(choices);
    expect(choices).toGive({ start_height: 5 }, [
      [() => true, 'The fields were put into the object of the caller. Make a new one.'],
    ]);
  });

  test('0, 0n and no bytes are choices too', () => {
    const zeros = { version: 0, timestamp: 0n, nonce: 0n, user_agent: new Uint8Array() };
    const { version, timestamp, nonce, user_agent } = makeVersion(zeros);
    const say = 'was chosen, and something else was taken. || takes 0 for no choice; ?? does not.';
    expect(version).toGive(0, [[70016, `Version 0 ${say}`]]);
    expect(timestamp).toGive(0n, [[() => true, `Time 0n ${say}`]]);
    expect(nonce).toGive(0n, [[() => true, `Nonce 0n ${say}`]]);
    expect(user_agent).toGive(new Uint8Array(), [[() => true, `An empty user agent ${say}`]]);
  });

  test('two messages share no address: changing one does not change the other', () => {
    const first = makeVersion();
    first.addr_recv.port = 1;
    expect(makeVersion().addr_recv.port).toGive(0, [
      [1, 'The address is shared between all messages that were made.'],
    ]);
    expect(first.addr_from?.port).toGive(0, [[1, 'Both addresses are one and the same object.']]);
  });
});

describe('readPayload', () => {
  test('a version message is taken apart', () => {
    expect(() => readPayload({ command: 'version', payload: recorded('satoshi-0.15.1') })).toGive(SATOSHI, [
      [
        recorded('satoshi-0.15.1'),
        'The bytes came back as they were. version is in PAYLOADS: take them apart.',
      ],
      [
        (got: unknown) => got instanceof WireError,
        'A recorded payload was refused. It begins with the version number: the 24 bytes of the header are gone already.',
      ],
    ]);
  });

  test('a payload that is a view into a larger buffer is read as the view shows it', () => {
    const read = (payload: Uint8Array) => readPayload({ command: 'version', payload });
    expectOfView(read, recorded('satoshi-0.15.1'), SATOSHI);
  });

  test('a verack says nothing, and is a message all the same', () => {
    expect(() => readPayload({ command: 'verack', payload: new Uint8Array() })).toGive({}, [
      [undefined, 'verack is in the table: its payload has no fields, which is {}, and not nothing at all.'],
      [new Uint8Array(), 'verack is in the table: its payload has no fields, which is {}.'],
    ]);
  });

  test.each(['feefilter', 'constructor', '__proto__', 'toString', ''])(
    'the payload of "%s", which is not in the table, stays as it is',
    (command) => {
      expect(() => readPayload({ command, payload: fromHex('010203') })).toGive(fromHex('010203'), [
        [
          undefined,
          'Nothing came back for a command that is not in the table. Its bytes are all that is known.',
        ],
        [
          (got: unknown) => got instanceof Error && command in {},
          `Every plain object has something called ${command}: the name was found there, and it is no codec.`,
        ],
        [
          (got: unknown) => got instanceof Error,
          'It was refused. A node meets commands that it does not know every day; their bytes are left as they are.',
        ],
        [
          (got: unknown) => typeof got === 'string',
          'A text came back. The payload is bytes, and stays bytes.',
        ],
      ]);
    },
  );

  test('a payload that is not what its command promises is refused, and not swallowed', () => {
    for (const [end, path, offset] of [
      [90, 'user_agent.bytes', 81],
      [45, 'addr_recv.port', 44],
      [0, 'version', 0],
    ] as const) {
      const payload = recorded('satoshi-0.15.1').slice(0, end);
      expect(() => readPayload({ command: 'version', payload })).toRefuse({ path, offset }, [
        [
          (got: unknown) => got instanceof Uint8Array,
          'The payload is cut off, and its bytes came back as if the command were unknown. Was an error caught on the way? Let it through.',
        ],
        [
          (got: unknown) => !(got instanceof Error),
          'The payload is cut off, and nothing was reported. Was an error caught on the way? Let it through.',
        ],
      ]);
    }
  });

  test('bytes that are left over are refused', () => {
    const payload = Uint8Array.of(...recorded('satoshi-0.15.1'), 0);
    const known: Known = [
      [
        (got: unknown) => !(got instanceof Error),
        'A byte is left over, and nobody said so. decode() refuses what is behind the value.',
      ],
    ];
    expect(() => readPayload({ command: 'version', payload })).toRefuse({ path: '', offset: 102 }, known);
    expect(() => readPayload({ command: 'verack', payload: fromHex('00') })).toRefuse(
      { path: '', offset: 0 },
      known,
    );
  });
});

describe('makeMessage', () => {
  test('a version message, as recorded', () => {
    const payload = recorded('satoshi-0.15.1');
    expect(() => makeMessage('version', SATOSHI)).toGive({ command: 'version', payload }, [
      [payload, 'The payload alone came back. A message is its command and its payload.'],
      [
        where('payload', (got) => got === SATOSHI),
        'The fields were put into the message as they are. The payload is bytes: write them.',
      ],
      [
        where('payload', (got) => got instanceof Uint8Array && got.length === 126),
        'The header is in the payload. writeMessage of lesson 01 puts it in front.',
      ],
    ]);
  });

  test('a verack has no payload', () => {
    expect(makeMessage('verack', {})).toGive({ command: 'verack', payload: new Uint8Array() });
  });

  test('bytes go out under a command that is not in the table', () => {
    for (const command of ['feefilter', 'constructor']) {
      expect(() => makeMessage(command, fromHex('01'))).toGive({ command, payload: fromHex('01') }, [
        [
          (got: unknown) => got instanceof Error && command in {},
          `Every plain object has something called ${command}: the name was found there, and it is no codec.`,
        ],
        [(got: unknown) => got instanceof Error, 'It was refused, but bytes can go out under any command.'],
      ]);
    }
  });

  test('anything else does not, since nobody knows how to write it', () => {
    for (const value of [{ rate: 1n }, 'text', [1, 2, 3], undefined]) {
      expect(() => makeMessage('feefilter', value)).toRefuseWith(
        TypeError,
        [],
        [
          [
            where('payload', (payload) => payload instanceof Uint8Array),
            'Bytes were made up for a value that nobody knows how to write. It must be refused.',
          ],
          [
            (got: unknown) => !(got instanceof Error),
            'A message came back, and its payload is not bytes. Whoever sends it finds out much later.',
          ],
        ],
      );
    }
  });

  test.each(NAMES)('the recorded %s, taken apart and put together again', (name) => {
    const message = { command: 'version', payload: recorded(name) };
    expect(makeMessage('version', readPayload(message))).toGive(message);
  });
});
