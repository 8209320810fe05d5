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
import { fromHex } from '../src/bytes';
import { anyBytes, forAny } from '../src/check/for-any';
import { patched, reader, versionPayloads } from '../src/check/inputs';
import { encode } from '../src/codec/codec';
import { WireError } from '../src/codec/error';
import { recording } from '../src/recordings';

const NAMES = versionPayloads().map(({ name }) => name);
const recorded = (name: string) =>
  (versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array()).slice();
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

describe('readStart', () => {
  test('the first 20 bytes of the recorded satoshi-0.15.1', () => {
    const r = reader(recorded('satoshi-0.15.1'));
    expect(readStart(r)).toGive({ version: 70015, services: 13n, timestamp: 1532623994n }, [
      [
        { version: 70015, services: 13, timestamp: 1532623994 },
        'Numbers came back. Services and timestamp have 64 bits: they are bigints.',
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
          'The version is signed, an int32.',
        ],
        [
          (got: unknown) => (got as { timestamp?: bigint } | undefined)?.timestamp === 2n ** 64n - 1n,
          'The timestamp is signed, an int64.',
        ],
      ],
    );
  });

  test.each([
    [3, 'version', 0],
    [11, 'services', 4],
    [19, 'timestamp', 12],
  ])('cut off after %d bytes, the error names the %s', (left, path, offset) => {
    expect(() => readStart(reader(recorded('satoshi-0.15.1').subarray(0, left)))).toRefuse({ path, offset });
  });
});

describe('writeStart', () => {
  test('20 bytes, as recorded', () => {
    const want = recorded('satoshi-0.15.1').slice(0, 20);
    expect(encode(writeStart, SATOSHI)).toGive(want, [
      [
        want.slice(0, 16),
        'The timestamp took 4 bytes. It is read as 8: reader and writer have drifted apart.',
      ],
      [
        Uint8Array.of(...want.slice(0, 8), ...want.slice(12, 20)),
        'The services took 4 bytes. They are 64 bits: 8 bytes.',
      ],
    ]);
  });

  test('what does not fit is refused by its field', () => {
    expect(() => encode(writeStart, { ...SATOSHI, version: 2 ** 31 })).toRefuse({
      path: 'version',
      offset: 0,
    });
    expect(() => encode(writeStart, { ...SATOSHI, services: -1n })).toRefuse({ path: 'services', offset: 4 });
    expect(() => encode(writeStart, { ...SATOSHI, timestamp: 2n ** 63n })).toRefuse({
      path: 'timestamp',
      offset: 12,
    });
  });
});

describe('readVersion', () => {
  test('the whole of the recorded satoshi-0.15.1', () => {
    expect(readVersion(reader(recorded('satoshi-0.15.1')))).toGive(SATOSHI, [
      [
        { ...SATOSHI, user_agent: '/Satoshi:0.15.1/' },
        'The user agent came back as text. Keep its bytes: nothing promises that they are text.',
      ],
      [
        (got: unknown) => String((got as Version | undefined)?.addr_recv?.ip).startsWith('61.4'),
        'An address in a version message has no time. Four bytes too many were read, and everything behind is shifted.',
      ],
    ]);
  });

  test('relay is read only if a byte is left: the tutorial’s message of 2019 has none', () => {
    const { start_height, relay } = readVersion(reader(recorded('tutorial-client-60002')));
    expect(start_height).toGive(0);
    expect(relay).toGive(undefined, [
      [false, 'There is no relay byte, and it came back as false. Absent and false are two things.'],
      [
        true,
        'There is no relay byte, and it came back as true. That is what a node assumes; the message does not say it.',
      ],
    ]);
  });

  test.each(ENDS)(
    'a message that ends after %d bytes has the fields up to there, and no others',
    (end, fields) => {
      const whole = recorded('satoshi-0.15.1');
      const got = readVersion(reader(whole.subarray(0, end)));
      expect(got).toGive(upTo(SATOSHI, fields), [
        [
          (value: unknown) => Object.keys(value as object).length > fields.length,
          'Fields came back that the message does not have. What is absent stays absent; defaults are the node’s business.',
        ],
      ]);
      expect(Object.keys(got)).toGive(fields, [
        [Object.keys(SATOSHI), 'Fields came back as undefined. What is absent should not be there at all.'],
      ]);
    },
  );

  test('it goes by the bytes that are left, and not by the version number', () => {
    const old = patched(recorded('satoshi-0.15.1'), 0, '6a000000');
    expect(readVersion(reader(old))).toGive({ ...SATOSHI, version: 106 }, [
      [
        (got: unknown) => (got as Version | undefined)?.relay === undefined,
        'The version number is 106, and fields were left out for it. The bytes are there: read them.',
      ],
    ]);
  });

  test.each([
    [45, 'addr_recv.port', 44],
    [43, 'addr_recv.ip', 28],
    [47, 'addr_from.services', 46],
    [79, 'nonce', 72],
    [90, 'user_agent.bytes', 81],
    [100, 'start_height', 97],
  ])(
    'a field once begun must be complete: cut off after %d bytes, the error names %s',
    (end, path, offset) => {
      expect(() => readVersion(reader(recorded('satoshi-0.15.1').subarray(0, end)))).toRefuse({
        path,
        offset,
      });
    },
  );

  test('any truncation is refused, except where a message may end', () => {
    const whole = recorded('satoshi-0.16.0-a');
    const ends = [...ENDS.map(([end]) => end), whole.length];
    for (let end = 0; end < whole.length; end++) {
      if (ends.includes(end)) readVersion(reader(whole.subarray(0, end)));
      else expect(() => readVersion(reader(whole.subarray(0, end)))).toThrow(WireError);
    }
  });

  test('what stands behind the last field is left for the caller', () => {
    const r = reader(Uint8Array.of(...recorded('satoshi-0.15.1'), 1, 2, 3));
    readVersion(r);
    expect(r.left).toGive(3);
  });

  test('any relay byte but 00 is true', () => {
    const bytes = recorded('satoshi-0.15.1');
    bytes[bytes.length - 1] = 2;
    expect(readVersion(reader(bytes)).relay).toGive(true);
  });

  test('the broken message of seed 003: its timestamp has 4 bytes, and nothing behind it can be believed', () => {
    const { bytes } = recording('satoshi-0.16.0-c-broken');
    expect(() => readVersion(reader(bytes))).toThrow(WireError);
  });

  test('no bytes whatsoever make it throw anything but a WireError', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, plausible) => {
      const input = plausible ? Uint8Array.of(...recorded('satoshi-0.15.1').slice(0, 80), ...bytes) : bytes;
      try {
        readVersion(reader(input));
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    });
  });
});

describe('writeVersion', () => {
  test.each(NAMES)('the recorded %s, read and written back, is the same byte for byte', (name) => {
    const bytes = recorded(name);
    const version = readVersion(reader(bytes));
    expect(encode(writeVersion, version)).toGive(bytes, [
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
        Uint8Array.of(...bytes.slice(0, 16), ...bytes.slice(20)),
        'The timestamp was written as 4 bytes and read as 8: everything behind it is shifted.',
      ],
    ]);
  });

  test('all of satoshi-0.15.1, from its fields', () => {
    expect(encode(writeVersion, SATOSHI)).toGive(recorded('satoshi-0.15.1'));
  });

  test('relay false is a byte too', () => {
    const bytes = encode(writeVersion, { ...SATOSHI, relay: false });
    expect(bytes.length).toGive(102, [
      [101, 'relay is false, and its byte was left out. False and absent are two things.'],
    ]);
    expect(bytes[101]).toGive(0);
  });

  test.each(ENDS)(
    'a message of %d bytes is written without the fields that it does not have',
    (end, fields) => {
      expect(encode(writeVersion, upTo(SATOSHI, fields))).toGive(recorded('satoshi-0.15.1').slice(0, end));
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

  test('addr_from without nonce is refused: they come together', () => {
    const half = upTo(SATOSHI, ['version', 'services', 'timestamp', 'addr_recv', 'addr_from']);
    expect(() => encode(writeVersion, half)).toRefuseWith(RangeError, ['nonce']);
  });

  test('what does not fit is refused by its field, with its offset', () => {
    expect(() => encode(writeVersion, { ...SATOSHI, start_height: 2 ** 31 })).toRefuse({
      path: 'start_height',
      offset: 97,
    });
    const far = { ...SATOSHI, addr_recv: { ...SATOSHI.addr_recv, port: 65536 } };
    expect(() => encode(writeVersion, far)).toRefuse({ path: 'addr_recv.port', offset: 44 });
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
    expect(userAgentText(ascii('/Satoshi:0.15.1/'))).toGive('/Satoshi:0.15.1/');
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
    ]);
  });

  test('a backslash is doubled, so that \\x0a typed as text is not taken for a line break', () => {
    expect(userAgentText(ascii('\\x0a'))).toGive('\\\\x0a', [
      ['\\x0a', 'This text and the byte 0a look the same now.'],
    ]);
  });

  test('the borders of what is printable: 20 and 7e are, 1f and 7f are not', () => {
    expect(userAgentText(fromHex('1f207e7f'))).toGive('\\x1f ~\\x7f');
  });

  test('different bytes never look the same', () => {
    forAny([anyBytes(4), anyBytes(4)], (a, b) => {
      const same = a.length === b.length && a.every((byte, i) => byte === b[i]);
      expect(userAgentText(a) === userAgentText(b)).toGive(same);
    });
  });
});

describe('makeVersion', () => {
  test('without a choice it has all nine fields, and a message that can be sent', () => {
    const { timestamp, nonce, user_agent, ...rest } = makeVersion();
    const nobody = { services: 0n, ip: '::', port: 0 };
    expect(rest).toGive({
      version: 70016,
      services: 0n,
      addr_recv: nobody,
      addr_from: nobody,
      start_height: 0,
      relay: false,
    });
    expect(user_agent).toGive(ascii('/wire-workbook:0.1/'), [
      ['/wire-workbook:0.1/', 'The user agent is bytes, not text.'],
    ]);
    expect(typeof nonce).toGive('bigint');
    expect(typeof timestamp).toGive('bigint');
    expect(readVersion(reader(encode(writeVersion, makeVersion()))).version).toGive(70016);
  });

  test('the time is that of now, in seconds', () => {
    const now = BigInt(Math.floor(Date.now() / 1000));
    const { timestamp } = makeVersion();
    expect(timestamp >= now && timestamp <= now + 60n).toGive(true, [
      [timestamp > now * 100n ? false : NaN, 'The time is in milliseconds. The wire counts seconds.'],
      [false, `The time is ${timestamp}, and now is ${now}.`],
    ]);
  });

  test('the nonce is another one each time', () => {
    const nonces = Array.from({ length: 20 }, () => makeVersion().nonce);
    expect(new Set(nonces).size).toGive(20, [
      [1, 'The same nonce each time: two programs that use it would take each other for themselves.'],
    ]);
    expect(nonces.some((nonce) => (nonce ?? 0n) > 2n ** 53n)).toGive(true, [
      [false, 'All nonces are small. A nonce has 64 bits; Math.random() gives 53 at the most.'],
    ]);
  });

  test('what is chosen is taken, the rest stays', () => {
    const made = makeVersion({ start_height: 5, relay: true });
    expect([made.start_height, made.relay, made.version]).toGive([5, true, 70016]);
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
    expect(readPayload({ command: 'version', payload: recorded('satoshi-0.15.1') })).toGive(SATOSHI);
  });

  test('a verack says nothing, and is a message all the same', () => {
    expect(readPayload({ command: 'verack', payload: new Uint8Array() })).toGive({}, [
      [new Uint8Array(), 'verack is in the table: its payload has no fields, which is {}.'],
    ]);
  });

  test.each(['feefilter', 'constructor', '__proto__', 'toString', ''])(
    'the payload of "%s", which is not in the table, stays as it is',
    (command) => {
      expect(readPayload({ command, payload: fromHex('010203') })).toGive(fromHex('010203'));
    },
  );

  test('bytes that are left over are refused', () => {
    const payload = Uint8Array.of(...recorded('satoshi-0.15.1'), 0);
    expect(() => readPayload({ command: 'version', payload })).toRefuse({ path: '', offset: 102 });
    expect(() => readPayload({ command: 'verack', payload: fromHex('00') })).toRefuse({
      path: '',
      offset: 0,
    });
  });
});

describe('makeMessage', () => {
  test('a version message, as recorded', () => {
    expect(makeMessage('version', SATOSHI)).toGive({
      command: 'version',
      payload: recorded('satoshi-0.15.1'),
    });
  });

  test('a verack has no payload', () => {
    expect(makeMessage('verack', {})).toGive({ command: 'verack', payload: new Uint8Array() });
  });

  test('bytes go out under a command that is not in the table', () => {
    expect(makeMessage('constructor', fromHex('01'))).toGive({
      command: 'constructor',
      payload: fromHex('01'),
    });
  });

  test('anything else does not, since nobody knows how to write it', () => {
    expect(() => makeMessage('feefilter', { rate: 1n })).toRefuseWith(TypeError, ['feefilter']);
  });

  test.each(NAMES)('the recorded %s, taken apart and put together again', (name) => {
    const message = { command: 'version', payload: recorded(name) };
    expect(makeMessage('version', readPayload(message))).toGive(message);
  });
});
