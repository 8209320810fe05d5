import { makeMessage, PAYLOADS } from 'answers/07-own-version';
// a wrong partner must not be reported here
import { readPayload } from '../../solutions/07-own-version';
import { uint16 } from '../../solutions/02-fields';
import { fromHex } from '../../src/wire/bytes';
import type { Codec } from '../../src/wire/codec/codec';
import { NAMES, recorded, SATOSHI, where } from './shared';

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
        (got: unknown) => got instanceof TypeError && got.message.includes('subarray'),
        'You decoded the value, which is not bytes. encode(codec.write, value) returns bytes.',
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
          'You rejected it, but bytes are a valid payload for a command that is not in the table.',
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

  test('accepts no other view than a Uint8Array for such a command', () => {
    for (const value of [new DataView(new ArrayBuffer(2)), new Uint16Array(1)]) {
      expect(() => makeMessage('feefilter', value)).toRefuseWith(
        TypeError,
        [],
        [[() => true, 'A DataView and a Uint16Array are not bytes. A payload is a Uint8Array.']],
      );
    }
  });

  test('rejects bytes for a command that is in the table', () => {
    const bytes = recorded('satoshi-0.15.1');
    expect(() => makeMessage('version', bytes)).toRefuseWith(
      Error,
      [],
      [
        [
          where('payload', (payload) => payload instanceof Uint8Array && payload.length !== bytes.length),
          'Bytes have no fields, but they were written as if they were a version message: does writeVersion always write the first group?',
        ],
        [() => true, 'version is in PAYLOADS: its value is the fields. Look at the table before the value.'],
      ],
    );
  });

  test('rejects a missing value for a command that is in the table', () => {
    expect(() => makeMessage('version', undefined)).toRefuseWith(
      Error,
      [],
      [[() => true, 'There is no value to encode. A version message cannot be written without its fields.']],
    );
  });

  test('does not change the error for a value that does not fit', () => {
    expect(() => makeMessage('version', { ...SATOSHI, start_height: 2 ** 31 })).toRefuse(
      { path: 'start_height', offset: 97 },
      [
        [
          (got: unknown) => got instanceof TypeError,
          'A TypeError is only for commands that are not in the table. Did you catch an error? Let it propagate.',
        ],
      ],
    );
  });

  test.each(NAMES)('restores the recorded %s from what readPayload returns', (name) => {
    const message = { command: 'version', payload: recorded(name) };
    expect(makeMessage('version', readPayload(message))).toGive(message);
  });

  test('encodes the value of a command that was added to PAYLOADS', () => {
    PAYLOADS.set('later', uint16 as Codec<unknown>);
    try {
      expect(() => makeMessage('later', 0x0102)).toGive({ command: 'later', payload: fromHex('0201') }, [
        [() => true, 'Later lessons add entries to PAYLOADS. Look up every command there.'],
      ]);
    } finally {
      PAYLOADS.delete('later');
    }
  });
});
