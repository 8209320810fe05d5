import { writeVersion } from 'answers/07-own-version';
import fc from 'fast-check';
import { readVersion, type Version } from '../../solutions/06-version';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectWriteRefused, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { NAMES, recorded, SATOSHI, ENDS, upTo, written } from './shared';

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

describe('writeVersion', () => {
  test.each(NAMES)('writes the recorded %s back byte for byte', (name) => {
    const bytes = recorded(name);
    const version = readVersion(reader(bytes));
    expect(() => encode(writeVersion, version)).toGive(bytes, [
      [
        (got: unknown) => got instanceof Error && version.relay === undefined,
        'You rejected an absent field, or crashed on it. There is no relay here: write nothing for it.',
      ],
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
      [
        Uint8Array.of(...bytes.slice(0, 20), ...bytes),
        'You wrote the first three fields twice: with writeStart, and with the first group, which has them too.',
      ],
      [bytes.slice(0, 46), 'You wrote only the first 46 bytes.'],
      [bytes.slice(46), 'The first group is missing, 46 bytes: version to addr_recv. It is always written.'],
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
        'You replaced a zero with something else. Write the caller’s values.',
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
          [
            (got: unknown) =>
              name === 'addr_from' &&
              (got instanceof TypeError || (got instanceof WireError && got.found === 'undefined')),
            'addr_from is absent, but nonce, in the same group, is present. Check each field of a group.',
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
    const message = `${why} The key is there, and "in" finds it: check the value.`;
    if (name === 'relay') {
      expect(call).toGive(recorded('satoshi-0.15.1').slice(0, -1), [[() => true, message]]);
    } else {
      const crashed = (got: unknown) => !(got instanceof RangeError);
      expect(call).toRefuseWith(RangeError, [name], [[crashed, message]]);
    }
  });

  test('rejects addr_from without nonce: they come together', () => {
    const half = upTo(SATOSHI, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from']);
    expect(() => encode(writeVersion, half)).toRefuseWith(
      RangeError,
      ['nonce'],
      [
        [
          (got: unknown) => written(got) && (got as Uint8Array).length === 46,
          'addr_from was given, but you left it out without a word, because the nonce is absent. Throw a RangeError that names the nonce.',
        ],
        [written, 'You wrote addr_from without a nonce. They are one group: both or neither.'],
      ],
    );
  });

  test('rejects a value that does not fit, and names its field and offset', () => {
    expectWriteRefused((w) => writeVersion(w, { ...SATOSHI, start_height: 2 ** 31 }), {
      path: 'start_height',
      offset: 97,
    });
    const tooLarge = { ...SATOSHI, addr_recv: { ...SATOSHI.addr_recv, port: 65536 } };
    expectWriteRefused((w) => writeVersion(w, tooLarge), { path: 'addr_recv.port', offset: 44 });
  });

  test('writes any message so that readVersion returns it unchanged', () => {
    forAny([anyVersion], (version) => {
      const r = reader(encode(writeVersion, version));
      expect(readVersion(r)).toGive(version);
      expect(r.left).toGive(0);
    });
  });
});
