import { PAYLOADS, readPayload } from 'answers/07-own-version';
import { uint16 } from '../../solutions/02-fields';
import { fromHex } from '../../src/wire/bytes';
import type { Codec } from '../../src/wire/codec/codec';
import type { KnownMistakes } from '../../src/suite/matchers';
import { expectOfView } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { recorded, SATOSHI, where } from './shared';

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

  test.each(['feefilter', 'constructor', '__proto__', 'toString', '', 'VERACK'])(
    'returns the payload of "%s", which is not in the table, unchanged',
    (command) => {
      expect(() => readPayload({ command, payload: fromHex('010203') })).toGive(fromHex('010203'), [
        [
          () => command === 'VERACK',
          'VERACK is not verack: a command is compared letter by letter, and this one is not in the table.',
        ],
        [null, 'You returned nothing for a command that is not in the table. Return its payload.'],
        [undefined, 'You returned nothing for a command that is not in the table. Return its payload.'],
        [
          (got: unknown) => got instanceof Error && command in {},
          `Every plain object has a property called ${command}, but it is not a codec: use a Map.`,
        ],
        [
          (got: unknown) => got instanceof Error,
          'You rejected the command. A node meets unknown commands every day: return the payload unchanged.',
        ],
        [where('command', (name) => name === command), 'You returned the whole message. Return its payload.'],
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
    const known: KnownMistakes = [
      [
        (got: unknown) => !(got instanceof Error),
        'A byte is left over, but nothing was reported. decode() rejects anything after the value, also after the empty one of a verack.',
      ],
    ];
    expect(() => readPayload({ command: 'version', payload })).toRefuse({ path: '', offset: 102 }, known);
    expect(() => readPayload({ command: 'verack', payload: fromHex('00') })).toRefuse(
      { path: '', offset: 0 },
      known,
    );
  });

  test('decodes the payload of a command that was added to PAYLOADS', () => {
    PAYLOADS.set('later', uint16 as Codec<unknown>);
    try {
      expect(() => readPayload({ command: 'later', payload: fromHex('0201') })).toGive(0x0102, [
        [() => true, 'Later lessons add entries to PAYLOADS. Look up every command there.'],
      ]);
    } finally {
      PAYLOADS.delete('later');
    }
  });
});
