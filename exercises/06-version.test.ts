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

/** What the recorded satoshi-0.15.1 says; the bitcoincorps lesson prints most of it. */
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
  'An address in a version message has no time. You read four bytes too many, and the rest is shifted.';

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

/** The first fields of a version message, up to the last one listed. */
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

/** Recognises a string that fulfils a condition. */
const text = (holds: (got: string) => boolean) => (got: unknown) => typeof got === 'string' && holds(got);

/** Recognises anything that was written instead of being rejected. */
const written = (got: unknown) => got instanceof Uint8Array;

describe('readStart', () => {
  test('reads the first 20 bytes of the recorded satoshi-0.15.1', () => {
    const r = reader(recorded('satoshi-0.15.1'));
    expect(() => readStart(r)).toGive({ version: 70015, services: 13n, timestamp: 1532623994n }, [
      [
        where('services', (services) => typeof services === 'number'),
        'You returned numbers. Services and timestamp have 64 bits: they are bigints.',
      ],
      [
        where(
          'timestamp',
          (time) => typeof time === 'number' || time instanceof Date || typeof time === 'string',
        ),
        'Keep the timestamp as a bigint, as on the wire: a peer may send what no Date and no number can hold.',
      ],
      [
        where('services', (services) => services === 1532623994n),
        'You swapped services and timestamp. The services come first.',
      ],
      [
        where('timestamp', (time) => time === 1532623994000n),
        'The timestamp is in milliseconds. The wire counts seconds: 1532623994.',
      ],
      [
        where('services', (services) => services === 13n << 32n),
        'You read the wrong number of bytes for the version. It has 4, and the services after it have 8.',
      ],
      [
        where('timestamp', (time) => time === 1532623994n << 32n),
        'You read the services as 4 bytes, and took the other 4 for the start of the timestamp. They have 8.',
      ],
    ]);
    expect(r.offset).toGive(20, [[16, 'You read the timestamp as 4 bytes. In a version message it has 8.']]);
  });

  test('reads negative versions and timestamps, but unsigned services', () => {
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
          'The bytes say -1, but you replaced it with 0. A node does that only after reading.',
        ],
      ],
    );
  });

  test('reads at the current position', () => {
    const start = { version: 70015, services: 13n, timestamp: 1532623994n };
    expectReadAtOffset(readStart, recorded('satoshi-0.15.1').slice(0, 20), start);
  });

  test.each([
    [3, 'version', 0],
    [11, 'services', 4],
    [19, 'timestamp', 12],
  ])('given only %d bytes, names the %s in its error', (left, path, offset) => {
    expectReadRefused(readStart, recorded('satoshi-0.15.1').subarray(0, left), { path, offset });
  });
});

describe('writeStart', () => {
  test('writes 20 bytes exactly as recorded', () => {
    const want = recorded('satoshi-0.15.1').slice(0, 20);
    expect(() => encode(writeStart, SATOSHI)).toGive(want, [
      [
        want.slice(0, 16),
        'You wrote the timestamp as 4 bytes, but it is read as 8: reader and writer disagree.',
      ],
      [
        Uint8Array.of(...want.slice(0, 8), ...want.slice(12, 20)),
        'You wrote the services as 4 bytes. They have 64 bits: 8 bytes.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4).reverse(), ...want.slice(4)),
        'The version is big-endian here. Only ports are.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length > 20,
        'You wrote more than the first three fields. The addresses come later.',
      ],
      [
        Uint8Array.of(...want.slice(0, 4), ...want.slice(12, 20), ...want.slice(4, 12)),
        'You swapped services and timestamp.',
      ],
    ]);
  });

  test('writes negative numbers in two’s complement', () => {
    expect(() => encode(writeStart, { version: -1, services: 0n, timestamp: -1n })).toGive(
      fromHex('ffffffff 0000000000000000 ffffffffffffffff'),
      [
        [
          (got: unknown) => got instanceof Error,
          'It was rejected. Version and timestamp are signed: whatever can be read can be written.',
        ],
      ],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeStart(w, SATOSHI), recorded('satoshi-0.15.1').slice(0, 20));
  });

  test.each<['version' | 'services' | 'timestamp', number | bigint, number, string]>([
    ['version', 2 ** 31, 0, 'an int32 ends at 2147483647'],
    ['services', -1n, 4, 'the services are unsigned'],
    ['services', 2n ** 64n, 4, 'a uint64 ends at 2^64 - 1'],
    ['timestamp', 2n ** 63n, 12, 'an int64 ends at 2^63 - 1'],
  ])('rejects a value that does not fit, and names its field: %s %s', (name, value, offset, why) => {
    expectWriteRefused((w) => writeStart(w, { ...SATOSHI, [name]: value }), { path: name, offset }, [
      [written, `It was silently wrapped to a different number: ${why}.`],
    ]);
  });
});

describe('readVersion', () => {
  test('reads all fields of the recorded satoshi-0.15.1', () => {
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
        'You returned the user agent as a string. Keep its bytes: nothing promises that they are text.',
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

  test('reads relay only if a byte is left, which the tutorial’s message of 2019 does not have', () => {
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
    const [before, behind] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const bytes = Uint8Array.of(...before, 0, ...behind);
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
    const [before, behind] = [recorded('satoshi-0.15.1').slice(0, 80), recorded('satoshi-0.15.1').slice(97)];
    const agent = new Uint8Array(300).fill(0x61);
    const bytes = Uint8Array.of(...before, ...fromHex('fd2c01'), ...agent, ...behind);
    expect(() => readVersion(reader(bytes))).toGive({ ...SATOSHI, user_agent: agent }, [
      [
        where('start_height', (height) => height !== 533798),
        'fd 2c 01 is 300. You took it for a length of 253 in one byte: read a CompactSize.',
      ],
      [
        about('user_agent'),
        'You rejected a user agent of 300 bytes. A node rejects it after reading; read it all the same.',
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
          `The message is truncated after ${end} bytes, inside a field, but you accepted it.`,
        );
      }
    }
  });

  test('leaves everything after the last field to the caller', () => {
    const r = reader(Uint8Array.of(...recorded('satoshi-0.15.1'), 1, 2, 3));
    expect(() => readVersion(r).relay).toGive(true, [
      [
        (got: unknown) => got instanceof WireError,
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
      'The fields do not fit the bytes, but you accepted it.',
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

describe('writeVersion', () => {
  test.each(NAMES)('writes the recorded %s back byte for byte', (name) => {
    const bytes = recorded(name);
    const version = readVersion(reader(bytes));
    expect(() => encode(writeVersion, version)).toGive(bytes, [
      [
        Uint8Array.of(...bytes, 0),
        'There was no relay byte, but you wrote one. What is absent stays absent.',
      ],
      [
        Uint8Array.of(...bytes, 1),
        'There was no relay byte, but you wrote one. What is absent stays absent.',
      ],
      [bytes.slice(0, -1), 'The last byte is missing: relay was there, but you did not write it.'],
      [
        Uint8Array.of(...bytes.slice(0, 80), ...bytes.slice(81)),
        'The length of the user agent is missing. A var_str is its length, then its bytes.',
      ],
      [
        Uint8Array.of(
          ...bytes.slice(0, 80),
          16,
          ...(version.user_agent ?? []).slice(0, 16),
          ...bytes.slice(-5),
        ),
        'You truncated the user agent to 16 bytes. It has as many as its length says.',
      ],
      [
        Uint8Array.of(
          ...bytes.slice(0, 20),
          ...bytes.slice(46, 72),
          ...bytes.slice(20, 46),
          ...bytes.slice(72),
        ),
        'You swapped the two addresses. addr_recv comes first.',
      ],
      [
        version.relay === undefined
          ? bytes.slice(0, -4)
          : Uint8Array.of(...bytes.slice(0, -5), ...bytes.slice(-1)),
        'The start height is missing. Zero and absent are two different things.',
      ],
      [bytes.slice(0, 46), 'You wrote only the first 46 bytes.'],
      [
        Uint8Array.of(...bytes.slice(0, 16), ...bytes.slice(20)),
        'You wrote the timestamp as 4 bytes but read it as 8: everything after it is shifted.',
      ],
    ]);
  });

  test('leaves its argument unchanged', () => {
    const mine = { ...SATOSHI };
    encode(writeVersion, mine);
    expect(mine).toGive(SATOSHI, [[() => true, 'You changed the object. It belongs to the caller.']]);
  });

  test('writes satoshi-0.15.1 from its fields', () => {
    expect(() => encode(writeVersion, SATOSHI)).toGive(recorded('satoshi-0.15.1'));
  });

  test('writes relay as a byte even if it is false', () => {
    const bytes = encode(writeVersion, { ...SATOSHI, relay: false });
    expect(bytes.length).toGive(102, [
      [101, 'relay is false, but you left out its byte. False and absent are two different things.'],
    ]);
    expect(bytes[101]).toGive(0, [[1, 'relay is false, but you wrote 01. 00 is false.']]);
  });

  test('writes 0, 0n and an empty array like any other value', () => {
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
        'You took a field that is 0 or empty for an absent one. Compare with undefined.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length < 86,
        'You left out a field that is 0 or empty. Zero, empty and absent are three different things.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 86,
        'You replaced a zero with something else. Write the values of the caller.',
      ],
    ]);
  });

  test('writes the length of a user agent as one byte up to 252', () => {
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
          'You wrote a length of 253 as one byte, but fd means that two more follow: write a CompactSize.',
        ],
        [fromHex('fd'), 'A length of 252 still fits into one byte: fc.'],
      ]);
    }
  });

  test.each(ENDS)('writes a message of %d bytes without the absent fields', (end, fields) => {
    const want = recorded('satoshi-0.15.1').slice(0, end);
    expect(() => encode(writeVersion, upTo(SATOSHI, fields))).toGive(want, [
      [
        (got: unknown) => got instanceof Error,
        'You rejected an absent field, or crashed on it. The last fields may be absent.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length > end,
        'You wrote something for an absent field. What is absent stays absent.',
      ],
    ]);
  });

  test.each<[keyof Version]>([['addr_from'], ['nonce'], ['user_agent'], ['start_height']])(
    'rejects a gap: %s is absent, but a later field is present',
    (name) => {
      const { [name]: _, ...rest } = SATOSHI;
      expect(() => encode(writeVersion, rest as Version)).toRefuseWith(
        RangeError,
        [name],
        [
          [
            (got: unknown) => got instanceof Uint8Array,
            `You wrote it without ${name}: a reader takes the next field for it.`,
          ],
        ],
      );
    },
  );

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeVersion(w, SATOSHI), recorded('satoshi-0.15.1'));
  });

  test.each<[keyof Version, string]>([
    ['relay', 'relay is undefined, so it is absent: write nothing for it.'],
    ['start_height', 'start_height is undefined, so it is absent, and relay comes after it: that is a gap.'],
    ['user_agent', 'user_agent is undefined, so it is absent, and fields come after it: that is a gap.'],
    ['nonce', 'nonce is undefined, so it is absent, and fields come after it: that is a gap.'],
    ['addr_from', 'addr_from is undefined, so it is absent, and fields come after it: that is a gap.'],
  ])('treats a field that is undefined as absent: %s', (name, why) => {
    const call = () => encode(writeVersion, { ...SATOSHI, [name]: undefined });
    const say = `${why} The key is there, and "in" finds it: check the value.`;
    if (name === 'relay') {
      expect(call).toGive(recorded('satoshi-0.15.1').slice(0, -1), [[() => true, say]]);
    } else {
      const crashed = (got: unknown) => !(got instanceof RangeError);
      expect(call).toRefuseWith(RangeError, [name], [[crashed, say]]);
    }
  });

  test('rejects addr_from without nonce: they come together', () => {
    const half = upTo(SATOSHI, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from']);
    expect(() => encode(writeVersion, half)).toRefuseWith(
      RangeError,
      ['nonce'],
      [[written, 'You wrote addr_from without a nonce. They are one group: both or neither.']],
    );
  });

  test('rejects a value that does not fit, and names its field and offset', () => {
    expectWriteRefused((w) => writeVersion(w, { ...SATOSHI, start_height: 2 ** 31 }), {
      path: 'start_height',
      offset: 97,
    });
    const far = { ...SATOSHI, addr_recv: { ...SATOSHI.addr_recv, port: 65536 } };
    expectWriteRefused((w) => writeVersion(w, far), { path: 'addr_recv.port', offset: 44 });
  });

  test('writes any message so that readVersion returns it unchanged', () => {
    forAny([anyVersion], (version) => {
      const r = reader(encode(writeVersion, version));
      expect(readVersion(r)).toGive(version);
      expect(r.left).toGive(0);
    });
  });
});

describe('userAgentText', () => {
  test('shows text unchanged', () => {
    expect(() => userAgentText(ascii('/Satoshi:0.15.1/'))).toGive('/Satoshi:0.15.1/', [
      [text((got) => got.startsWith('"')), 'There are quotes around it. Return only what is inside.'],
      [
        text((got) => /^[0-9a-f ,]+$/i.test(got)),
        'Those are the bytes as numbers. Show printable ASCII as characters.',
      ],
      [() => true, 'Show each byte of printable ASCII as its character, and add nothing.'],
    ]);
    expect(() => userAgentText(ascii(' /a b/ '))).toGive(' /a b/ ', [
      [text((got) => got.includes('\\x20')), '20 is the space. It is printable ASCII: show it unchanged.'],
      [
        text((got) => got.trim() === '/a b/'),
        'The spaces around it are gone. They are printable ASCII like any other.',
      ],
    ]);
    const long = `/${'a'.repeat(400)}/`;
    expect(() => userAgentText(ascii(long)).length).toGive(402, [
      [
        () => true,
        'You do not show all 402 bytes. A caller may truncate them for display; here show every byte.',
      ],
    ]);
  });

  test('shows other bytes by their value, so that none is lost and no terminal obeys them', () => {
    expect(userAgentText(fromHex('2f610a1b5b326aff002f'))).toGive('/a\\x0a\\x1b[2j\\xff\\x00/', [
      [
        (got: unknown) => typeof got === 'string' && got.includes('\ufffd'),
        'A byte that is not valid UTF-8 became \ufffd: its value is lost.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes('\x1b'),
        'You let the escape character through. Printed, it can clear the screen of the reader.',
      ],
      [
        text((got) => got.includes('ÿ')),
        'You let the byte ff through as ÿ. It is not ASCII: show it as \\xff.',
      ],
      [text((got) => got.includes('\0')), 'You let the byte 00 through. It is invisible: show it as \\x00.'],
      [
        text((got) => got.endsWith('\\xff/')),
        'You dropped the byte 00. Show every byte, or two different names may look the same.',
      ],
      [
        '/a\\xa\\x1b[2j\\xff\\x0/',
        'A byte is always two hex digits: \\x0a. \\xa would swallow a digit after it.',
      ],
      ['/a\\x0A\\x1B[2j\\xFF\\x00/', 'The hex digits are lower-case: \\x0a.'],
      [text((got) => got.includes('\\n')), 'Show a line break by its value, like every other byte: \\x0a.'],
      [
        text((got) => /[.?]/.test(got)),
        'You replaced bytes that cannot be printed, and lost their values: show them.',
      ],
      [
        text((got) => got.includes('\\\\x')),
        'You doubled the backslashes that you inserted yourself. Double only those that the peer sent.',
      ],
      [
        text((got) => got.includes('\\x7f')),
        "The byte ff became 7f: Node's 'ascii' drops the top bit. Check the bytes, not a string.",
      ],
      [
        text((got) => got.includes('fffd')),
        'The byte ff is not valid UTF-8, and became U+FFFD: its value is lost. Check the bytes.',
      ],
      [
        () => true,
        'Show a byte that cannot be printed as a backslash, an x and two lower-case hex digits: 1b is \\x1b.',
      ],
    ]);
  });

  test('doubles a backslash, so that the text \\x0a is not taken for a line break', () => {
    expect(userAgentText(ascii('\\x0a'))).toGive('\\\\x0a', [
      ['\\x0a', 'This text and the byte 0a look the same now. Double a backslash in the text.'],
      ['\\x5cx0a', 'Double a backslash, do not show it by its value.'],
    ]);
    expect(userAgentText(ascii('\\a\\\\b'))).toGive('\\\\a\\\\\\\\b', [
      [() => true, 'Double each of the three backslashes, not only the first.'],
    ]);
  });

  test('respects the boundaries of printable ASCII: 20 and 7e are printable, 1f and 7f are not', () => {
    expect(userAgentText(fromHex('1f207e7f'))).toGive('\\x1f ~\\x7f', [
      ['\\x1f ~\x7f', 'You let 7f through. It is DEL, which is invisible.'],
      ['\\x1f ~' + '\u007f', 'You let 7f through. It is DEL, which is invisible.'],
      ['\\x1f\\x20~\\x7f', '20 is the space. It is printable ASCII: show it unchanged.'],
      ['\\x1f \\x7e\\x7f', '7e is ~. It is printable ASCII: show it unchanged.'],
    ]);
  });

  test('shows every byte that cannot be printed by its own value', () => {
    for (const byte of [...Array(0x20).keys(), ...Array.from({ length: 0x81 }, (_, i) => 0x7f + i)]) {
      const shown = `\\x${byte.toString(16).padStart(2, '0')}`;
      expect(userAgentText(Uint8Array.of(byte))).toGive(shown, [
        [
          text((got) => /^\\x[0-9a-f]{3,}$/.test(got)),
          'That is the code of a character, not the byte: for TextDecoder, latin1 is windows-1252.',
        ],
      ]);
    }
  });

  test('shows only the bytes of a view into a larger buffer', () => {
    expectOfView(userAgentText, ascii('/a:1/'), '/a:1/');
  });

  test('never shows different bytes in the same way', () => {
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
  test('without choices returns all nine fields, ready to be written', () => {
    const made = makeVersion();
    const { timestamp, nonce, user_agent, ...rest } = made;
    const nobody = { services: 0n, ip: '::', port: 0 };
    expect(user_agent).toGive(ascii('/wire-workbook:0.1/'), [
      [text(() => true), 'The user agent is a string here. It should be bytes: encode it.'],
    ]);
    expect(typeof nonce).toGive('bigint', [
      ['number', 'The nonce is a number. It has 64 bits, so it is a bigint.'],
      ['undefined', 'The nonce is missing. Without choices, return all nine fields.'],
    ]);
    expect(typeof timestamp).toGive('bigint', [
      ['number', 'The timestamp is a number. It has 64 bits, so it is a bigint.'],
    ]);
    expect(rest).toGive(
      { version: 70016, services: 0n, addr_recv: nobody, addr_from: nobody, start_height: 0, relay: false },
      [
        [
          where('services', (services) => typeof services === 'bigint' && services !== 0n),
          'You claim services. A program that only looks around offers none: 0.',
        ],
        [
          where('relay', (relay) => relay === true),
          'relay is true: each peer would announce every transaction to you. The default is false.',
        ],
      ],
    );
    expect(readVersion(reader(encode(writeVersion, made))).version).toGive(70016);
  });

  test('uses the time of the call, in whole seconds', () => {
    for (const seconds of [2_000_000_000n, 2_000_086_400n, 1_900_000_000n]) {
      for (const milliseconds of [0, 999]) {
        const { timestamp } = atTime(Number(seconds) * 1000 + milliseconds, () => makeVersion());
        expect(timestamp).toGive(seconds, [
          [(got: unknown) => Number(got) > 1e12, 'The time is in milliseconds. The wire counts seconds.'],
          [seconds + 1n, 'It was rounded up. Round down to the last whole second.'],
          [
            (got: unknown) => (got as bigint) > 0n && Math.abs(Number(got) - Date.now() / 1000) < 5000,
            'That is the time when the file was loaded. Get the time inside the function, at each call.',
          ],
          [
            (got: unknown) => Math.abs(Number(got) - Number(seconds)) < 90_000,
            'That is the time in another zone. The seconds count from the beginning of 1970, UTC.',
          ],
          [() => true, 'Use the time of the call: seconds since the beginning of 1970, UTC.'],
        ]);
      }
    }
  });

  test('fills all 64 bits of the nonce at random', () => {
    const nonces = Array.from({ length: 64 }, () => makeVersion().nonce ?? 0n);
    expect(new Set(nonces).size > 1).toGive(true, [
      [false, 'The same nonce each time: two such programs would each take the other for itself.'],
    ]);
    expect(nonces.every((nonce) => nonce === BigInt.asUintN(64, nonce))).toGive(true, [
      [false, 'A nonce is negative or has more than 64 bits, so it cannot be written as a uint64.'],
    ]);
    // a random bit is the same 64 times once in 2^63
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
          `The highest ${highest} bits never change. crypto.getRandomValues() fills all 64, Math.random() at most 53.`,
        ],
        [
          () => lowest > 0,
          `The lowest ${lowest} bits never change. crypto.getRandomValues() fills all 64, Math.random() at most 53.`,
        ],
        [() => true, 'Those bits are the same in 64 nonces. All 64 bits must be random.'],
      ],
    );
  });

  test('uses the choices, and the defaults for the rest', () => {
    const made = makeVersion({ start_height: 5, relay: true });
    expect([made.start_height, made.relay, made.version]).toGive(
      [5, true, 70016],
      [
        [[0, false, 70016], 'The choices are lost: the defaults overwrite them.'],
        [[5, true, undefined], 'You returned only the choices. The other fields are missing.'],
      ],
    );
  });

  test('uses chosen services for the message only: both addresses still have none', () => {
    const { services, addr_recv, addr_from } = makeVersion({ services: 9n });
    expect(services).toGive(9n);
    expect([addr_recv.services, addr_from?.services]).toGive(
      [0n, 0n],
      [[() => true, 'An address has the chosen services, too. Each field is a choice of its own.']],
    );
  });

  test('leaves the choices unchanged', () => {
    const choices = { start_height: 5 };
    makeVersion(choices);
    expect(choices).toGive({ start_height: 5 }, [
      [() => true, 'You added the fields to the object of the caller. Create a new one.'],
    ]);
  });

  test('accepts 0, 0n and an empty array as choices', () => {
    const zeros = { version: 0, timestamp: 0n, nonce: 0n, user_agent: new Uint8Array() };
    const { version, timestamp, nonce, user_agent } = makeVersion(zeros);
    const say = 'was chosen, but you replaced it. || treats 0 as no choice; ?? does not.';
    expect(version).toGive(0, [[70016, `Version 0 ${say}`]]);
    expect(timestamp).toGive(0n, [[() => true, `Time 0n ${say}`]]);
    expect(nonce).toGive(0n, [[() => true, `Nonce 0n ${say}`]]);
    expect(user_agent).toGive(new Uint8Array(), [[() => true, `An empty user agent ${say}`]]);
  });

  test('creates each address anew: changing one does not change another', () => {
    const first = makeVersion();
    first.addr_recv.port = 1;
    expect(makeVersion().addr_recv.port).toGive(0, [[1, 'All messages share the same address object.']]);
    expect(first.addr_from?.port).toGive(0, [[1, 'Both addresses are the same object.']]);
  });
});

describe('readPayload', () => {
  test('decodes a version message', () => {
    expect(() => readPayload({ command: 'version', payload: recorded('satoshi-0.15.1') })).toGive(SATOSHI, [
      [recorded('satoshi-0.15.1'), 'You returned the bytes unchanged. version is in PAYLOADS: decode them.'],
      [
        (got: unknown) => got instanceof WireError,
        'You rejected a recorded payload. It begins with the version: the 24 header bytes are already gone.',
      ],
    ]);
  });

  test('reads only the bytes of the view if the payload is a view into a larger buffer', () => {
    const read = (payload: Uint8Array) => readPayload({ command: 'version', payload });
    expectOfView(read, recorded('satoshi-0.15.1'), SATOSHI);
  });

  test('returns an empty object for a verack', () => {
    expect(() => readPayload({ command: 'verack', payload: new Uint8Array() })).toGive({}, [
      [undefined, 'verack is in the table: its payload has no fields, so return {}, not undefined.'],
      [new Uint8Array(), 'verack is in the table: its payload has no fields, so return {}.'],
    ]);
  });

  test.each(['feefilter', 'constructor', '__proto__', 'toString', ''])(
    'returns the payload of "%s", which is not in the table, unchanged',
    (command) => {
      expect(() => readPayload({ command, payload: fromHex('010203') })).toGive(fromHex('010203'), [
        [undefined, 'You returned nothing for a command that is not in the table. Return its bytes.'],
        [
          (got: unknown) => got instanceof Error && command in {},
          `Every plain object has a property called ${command}, but it is not a codec: use a Map.`,
        ],
        [
          (got: unknown) => got instanceof Error,
          'It was rejected. A node meets unknown commands every day: return their bytes unchanged.',
        ],
        [
          (got: unknown) => typeof got === 'string',
          'You returned a string. The payload is bytes, and stays bytes.',
        ],
      ]);
    },
  );

  test('rejects a payload that does not match its command, and does not swallow the error', () => {
    for (const [end, path, offset] of [
      [90, 'user_agent.bytes', 81],
      [45, 'addr_recv.port', 44],
      [0, 'version', 0],
    ] as const) {
      const payload = recorded('satoshi-0.15.1').slice(0, end);
      expect(() => readPayload({ command: 'version', payload })).toRefuse({ path, offset }, [
        [
          (got: unknown) => got instanceof Uint8Array,
          'The payload is truncated, but you returned its bytes. Did you catch an error? Let it propagate.',
        ],
        [
          (got: unknown) => !(got instanceof Error),
          'The payload is truncated, but nothing was reported. Did you catch an error? Let it propagate.',
        ],
      ]);
    }
  });

  test('rejects leftover bytes', () => {
    const payload = Uint8Array.of(...recorded('satoshi-0.15.1'), 0);
    const known: Known = [
      [
        (got: unknown) => !(got instanceof Error),
        'A byte is left over, but nothing was reported. decode() rejects anything after the value.',
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
  test('makes a version message exactly as recorded', () => {
    const payload = recorded('satoshi-0.15.1');
    expect(() => makeMessage('version', SATOSHI)).toGive({ command: 'version', payload }, [
      [payload, 'You returned only the payload. A message is its command and its payload.'],
      [
        where('payload', (got) => got === SATOSHI),
        'You put the fields into the message unencoded. The payload is bytes: encode them.',
      ],
      [
        where('payload', (got) => got instanceof Uint8Array && got.length === 126),
        'The payload includes the header. writeMessage from lesson 01 adds it.',
      ],
    ]);
  });

  test('makes a verack with an empty payload', () => {
    expect(makeMessage('verack', {})).toGive({ command: 'verack', payload: new Uint8Array() });
  });

  test('accepts bytes as the payload of a command that is not in the table', () => {
    for (const command of ['feefilter', 'constructor']) {
      expect(() => makeMessage(command, fromHex('01'))).toGive({ command, payload: fromHex('01') }, [
        [
          (got: unknown) => got instanceof Error && command in {},
          `Every plain object has a property called ${command}, but it is not a codec: use a Map.`,
        ],
        [
          (got: unknown) => got instanceof Error,
          'It was rejected, but bytes are a valid payload for any command.',
        ],
      ]);
    }
  });

  test('rejects anything else for such a command, since there is no codec for it', () => {
    for (const value of [{ rate: 1n }, 'text', [1, 2, 3], undefined]) {
      expect(() => makeMessage('feefilter', value)).toRefuseWith(
        TypeError,
        [],
        [
          [
            where('payload', (payload) => payload instanceof Uint8Array),
            'You made up bytes for a value that has no codec. It must be rejected.',
          ],
          [
            (got: unknown) => !(got instanceof Error),
            'You returned a message whose payload is not bytes. That fails only later, when it is sent.',
          ],
        ],
      );
    }
  });

  test.each(NAMES)('restores the recorded %s from what readPayload returns', (name) => {
    const message = { command: 'version', payload: recorded(name) };
    expect(makeMessage('version', readPayload(message))).toGive(message);
  });
});
