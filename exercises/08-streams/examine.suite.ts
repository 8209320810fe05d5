import { examine, type Finding } from 'answers/08-streams';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { patched } from '../../src/suite/inputs';
import { frame, joined } from '../../src/suite/stream-inputs';
import { WireError } from '../../src/wire/codec/error';
import { recording } from '../../src/peers/recordings';
import { MAGIC, NETWORK_NAMES, FRAMES, VERACK, VERSION, PING, PONG, DAMAGED, threw, brief } from './shared';

/** Throws the error of an invalid finding, so that it can be checked like any other thrown error. */
function throwIfInvalid(finding: Finding): Finding {
  if (finding.kind === 'invalid') throw finding.error;
  return finding;
}

const THREW = 'It threw. It must return what it found: { kind: "invalid", error, … }.';

describe('examine', () => {
  test.each(FRAMES.map(({ name }) => name))('recognises a whole message: the recorded %s', (name) => {
    const { bytes, command, length } = recording(name);
    expect(() => examine(bytes)).toGive(
      { kind: 'message', message: { command, payload: bytes.slice(24) }, length },
      [
        [
          (got: unknown) => (got as Finding | undefined)?.length === length - 24,
          'That is the length of the payload. A message is 24 bytes longer: its header counts.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'incomplete',
          'Header and payload have all arrived, but you reported the message as incomplete.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'invalid',
          'You reported a good message as invalid. The magic begins with f9; the length is little-endian: c0 00 00 00 is 192.',
        ],
      ],
    );
  });

  test.each([0, 1, 3, 4, 19, 20, 23])('never judges fewer than 24 bytes: %d of them', (count) => {
    for (const bytes of [VERSION, new Uint8Array(24)]) {
      expect(() => brief(examine(bytes.subarray(0, count)))).toGive('incomplete, 24 bytes', [
        ['invalid', 'You judged it before the header was complete. Fewer than 24 bytes are incomplete.'],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'The length is how many bytes are needed in total. For a header that is 24.',
        ],
        [
          'message, 126 bytes',
          'You read more bytes than there are. A view begins at its byteOffset, and ends after its length.',
        ],
        [threw, 'It threw because the header is not complete yet. That is not an error: return incomplete.'],
      ]);
    }
  });

  test('leaves the bytes unchanged, whatever it finds', () => {
    for (const bytes of [VERSION, VERSION.subarray(0, 30), DAMAGED, patched(VERSION, 0, '3c')]) {
      const copy = bytes.slice();
      try {
        examine(copy);
      } catch {
        // a different test checks that it does not throw
      }
      expect(copy).toGive(bytes, [
        [() => true, 'You modified the bytes. They belong to the caller, and will be examined again.'],
      ]);
    }
  });

  // 100 comes first: with 24 bytes, as many are missing as the payload has
  test.each([100, 24, 25, 125])(
    'reads from the header how many bytes are needed, given %d of 126',
    (count) => {
      expect(() => brief(examine(VERSION.subarray(0, count)))).toGive('incomplete, 126 bytes', [
        [
          'incomplete, 102 bytes',
          '102 is the payload alone. Together with its header, the message takes 126 bytes.',
        ],
        ['incomplete, 24 bytes', 'The header is complete, and announces 102 more bytes. So 126 are needed.'],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'The length is how many bytes are needed in total, not how many are still missing.',
        ],
        [
          (got: unknown) => threw(got) || String(got).startsWith('invalid'),
          'A payload that has not arrived yet is not an error: the message is incomplete.',
        ],
        [
          (got: unknown) => String(got).startsWith('message'),
          'The payload is not complete: the header announces 102 bytes. TCP may have split the message anywhere.',
        ],
      ]);
    },
  );

  test('does not count what follows a message as part of it', () => {
    expect(() => brief(examine(joined(VERACK, VERSION)))).toGive('message, 24 bytes', [
      [
        'message, 150 bytes',
        'You took everything that has arrived for one message. The header says how long it is.',
      ],
      [
        'invalid, 24 bytes',
        'You took the next message for part of the payload. The header says how long it is.',
      ],
    ]);
    expect(() => examine(joined(PING, PONG))).toGive({
      kind: 'message',
      message: { command: 'ping', payload: fromHex('1122334455667788') },
      length: 32,
    });
  });

  test('reports a wrong magic as soon as the header is complete, and leaves length out', () => {
    const wrong = patched(VERSION, 0, '3c');
    for (const bytes of [wrong.subarray(0, 24), wrong]) {
      expect(() => brief(examine(bytes))).toGive('invalid', [
        [
          'invalid, 0 bytes',
          'A length of 0 means that it takes no bytes. Where it ends is unknown: leave length out.',
        ],
        [
          'invalid, 126 bytes',
          'With a wrong magic these bytes are not a header, so their length field means nothing. Leave length out.',
        ],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'It waits for a payload, but the magic is wrong: these bytes are not a header. Check the magic first.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => throwIfInvalid(examine(wrong))).toRefuse({ path: 'magic', offset: 0 });
  });

  test('judges nothing else when the magic is wrong: these bytes are not a header', () => {
    const page = new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(() => throwIfInvalid(examine(page))).toRefuse({ path: 'magic', offset: 0 }, [
      [
        (got: unknown) => got instanceof WireError && got.path === 'length',
        'It reports a wrong length. But there is no length: the peer speaks a different protocol.',
      ],
    ]);
  });

  test('rejects the magic of any network except the one in its second argument', () => {
    for (const network of NETWORK_NAMES) {
      const bytes = frame('ping', '1122334455667788', network);
      expect(() => brief(examine(bytes, network))).toGive('message, 32 bytes', [
        [
          (got: unknown) => String(got).startsWith('invalid'),
          `You rejected the magic of ${network}, which the caller asked for: the network is the second argument. Pass the network on to readMessage.`,
        ],
      ]);
      if (network === 'mainnet') continue;
      expect(() => throwIfInvalid(examine(bytes))).toRefuse({ path: 'magic', offset: 0 });
      expect(() => brief(examine(PING, network))).toGive('invalid');
    }
  });

  test('reports a length of 4,000,001 as soon as the header is complete, and leaves length out', () => {
    const long = patched(PING, 16, '01093d00');
    for (const bytes of [long.subarray(0, 24), long]) {
      expect(() => brief(examine(bytes))).toGive('invalid', [
        [
          'incomplete, 4000025 bytes',
          'It waits for bytes that were only announced. That is how strangers made old nodes keep 32 MiB for each peer (CVE-2015-3641): judge the length at once.',
        ],
        [
          'invalid, 4000025 bytes',
          'A length that you reject says nothing about where the message ends. Leave it out.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => throwIfInvalid(examine(long))).toRefuse({ path: 'length', offset: 16 });
  });

  test('reports a length of 4,294,967,295, which is ff ff ff ff', () => {
    expect(() => brief(examine(patched(PING, 16, 'ffffffff')))).toGive('invalid', [
      [
        (got: unknown) => String(got).endsWith(' 23 bytes'),
        'You took ff ff ff ff for -1. A length is unsigned: it is 4,294,967,295.',
      ],
    ]);
  });

  test('waits for 4,000,000 bytes: they are allowed', () => {
    expect(() => brief(examine(patched(PING, 16, '00093d00')))).toGive('incomplete, 4000024 bytes', [
      [
        'invalid',
        'The limit itself is still allowed. Reject a length that is greater, not one that is equal.',
      ],
    ]);
  });

  test('accepts a lower limit', () => {
    expect(() => brief(examine(PING, 'mainnet', 8))).toGive('message, 32 bytes');
    expect(() => brief(examine(PING, 'mainnet', 7))).toGive('invalid', [
      ['message, 32 bytes', 'Its payload has 8 bytes, and the limit is 7: it is the third argument.'],
    ]);
    expect(() => throwIfInvalid(examine(PING, 'mainnet', 7))).toRefuse({ path: 'length', offset: 16 });
  });

  test('reports a wrong checksum, with the length of the message', () => {
    expect(() => brief(examine(joined(DAMAGED, PONG)))).toGive('invalid, 32 bytes', [
      [
        'message, 32 bytes',
        'A byte of the payload was damaged in transit, and you did not notice: compare the checksum.',
      ],
      [
        'invalid',
        'The magic is right and the length plausible, so you know where the message ends: length is 32.',
      ],
      ['invalid, 8 bytes', '8 is the payload alone. Together with its header, the message takes 32 bytes.'],
      [
        'invalid, 64 bytes',
        'Only the first message is invalid. The one after it is good: return where that one begins.',
      ],
      [threw, THREW],
    ]);
    expect(() => throwIfInvalid(examine(DAMAGED))).toRefuse({ path: 'checksum', offset: 20 });
  });

  test('reports a bad command, but only when the message is complete', () => {
    const bad = patched(PING, 4, '07');
    expect(() => brief(examine(bad.subarray(0, 31)))).toGive('incomplete, 32 bytes', [
      [
        (got: unknown) => String(got).startsWith('invalid'),
        'You reported the bad command before the message was complete. Only a complete message can be dropped.',
      ],
      [
        threw,
        'It threw because of the bad command, before the message was complete. Wait for all of it, and never throw: return what you found.',
      ],
    ]);
    expect(() => brief(examine(bad))).toGive('invalid, 32 bytes', [
      [
        'invalid',
        'The magic is right and the length plausible, so you know where the message ends: length is 32.',
      ],
      [threw, THREW],
    ]);
    expect(() => throwIfInvalid(examine(bad))).toRefuse({ path: 'command', offset: 4 });
  });

  test('examines a view in the middle of a larger buffer, and leaves it unchanged', () => {
    const around = joined(VERACK, PING, PONG);
    const before = around.slice();
    expect(() => examine(around.subarray(24, 56))).toGive(
      { kind: 'message', message: { command: 'ping', payload: fromHex('1122334455667788') }, length: 32 },
      [
        [
          (got: unknown) => (got as { message?: { command?: string } }).message?.command === 'verack',
          'You looked at the underlying buffer. A view begins at its byteOffset.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.length === 24,
          'Its length is 8, but you read the 0 of the message before it in the same buffer. A view begins at its byteOffset: new DataView(bytes.buffer, bytes.byteOffset).',
        ],
      ],
    );
    expect(around).toGive(before);
  });

  test('never throws, and its finding matches the bytes', () => {
    forAny([anyBytes(), fc.boolean(), fc.nat(50)], (any, withMagic, announced) => {
      const short = Uint8Array.of(announced, 0, 0, 0);
      const bytes =
        withMagic && any.length >= 24 ? joined(MAGIC, any.slice(4, 16), short, any.slice(20)) : any;
      const finding = examine(bytes);
      if (bytes.length < 24) expect(brief(finding)).toGive('incomplete, 24 bytes');
      else if (!withMagic) expect(brief(finding)).toGive('invalid');
      else if (bytes.length < 24 + announced) {
        expect(brief(finding)).toGive(`incomplete, ${24 + announced} bytes`);
      } else {
        expect(finding.length).toGive(24 + announced);
      }
    });
  });
});
