import { readContents } from 'answers/19-encrypted';
import fc from 'fast-check';
import * as reference from '../../solutions/19-encrypted';
import { forAny } from '../../src/suite/for-any';
import { fromHex } from '../../src/wire/bytes';
import { threw } from './shared';

const PING = { command: 'ping', payload: fromHex('0102030405060708') };
const NOT_UNDEFINED = (got: unknown) => !threw(got);

describe('readContents', () => {
  test('reads a ping from its number and its payload', () => {
    expect(() => readContents(fromHex('12 0102030405060708'))).toGive(PING, [
      [
        { ...PING, command: 'pong' },
        '18 is ping. The first command is 1, not 0: subtract 1 before you look it up.',
      ],
      [{ ...PING, payload: fromHex('12 0102030405060708') }, 'The payload begins after the number.'],
    ]);
  });

  test('reads a version from a zero, a name and its payload', () => {
    expect(() => readContents(fromHex('00 76657273696f6e0000000000 0102'))).toGive(
      { command: 'version', payload: fromHex('0102') },
      [
        [
          (got: unknown) => (got as { command?: unknown } | undefined)?.command === undefined,
          'After a zero come 12 bytes with the name: readCommand reads them.',
        ],
        [
          { command: 'version' + '\0'.repeat(5), payload: fromHex('0102') },
          'The NUL bytes that fill up the 12 bytes are not a part of the name. readCommand leaves them out.',
        ],
        [
          { command: 'version', payload: fromHex('76657273696f6e0000000000 0102') },
          'After a zero the payload begins at byte 13. Yours has the name in it.',
        ],
        [
          { command: 'version', payload: fromHex('00 0102') },
          'The payload begins one byte too early: a zero and a name of 12 bytes come before it, 13 in all.',
        ],
      ],
    );
  });

  test('reads a ping in its long form as well: both mean the same', () => {
    expect(() => readContents(fromHex('00 70696e670000000000000000 0102030405060708'))).toGive(PING, [
      [threw, 'It threw. A command that has a number may come with its name all the same.'],
    ]);
  });

  test.each([29, 128, 255])('rejects the number %d, which no command has', (number) => {
    expect(() => readContents(Uint8Array.of(number, 1, 2))).toRefuse({ path: 'number', offset: 0 }, [
      [NOT_UNDEFINED, `You accepted the number ${number}. The last one is 28.`],
    ]);
  });

  test('reads all 28 numbers', () => {
    const last = { command: 'addrv2', payload: new Uint8Array(0) };
    expect(() => readContents(Uint8Array.of(28))).toGive(last, [
      [threw, 'You rejected the number 28. It is the last one, addrv2: reject what is over it.'],
    ]);
    const read = reference.NUMBERED.map((_, i) => readContents(Uint8Array.of(i + 1)).command);
    expect(read).toGive(reference.NUMBERED);
  });

  test('rejects contents without any byte', () => {
    expect(() => readContents(new Uint8Array(0))).toRefuse({ path: 'number', offset: 0 }, [
      [NOT_UNDEFINED, 'You accepted contents of no bytes. Not even a number is there.'],
    ]);
  });

  test('rejects a truncated name, and one that is not ASCII', () => {
    expect(() => readContents(fromHex('00 70696e67'))).toRefuse({ path: 'command', offset: 1 }, [
      [NOT_UNDEFINED, 'You accepted a name of 4 bytes. It has 12: readCommand says so.'],
    ]);
    expect(() => readContents(fromHex('00 7069ff670000000000000000'))).toRefuse({
      path: 'command',
      offset: 3,
    });
  });

  test('reads back whatever was written', () => {
    const commands = fc.constantFrom('version', 'verack', 'sendaddrv2', ...reference.NUMBERED);
    forAny([commands, fc.uint8Array({ maxLength: 40 })], (command, payload) => {
      const message = { command, payload };
      expect(() => readContents(reference.writeContents(message))).toGive(message);
    });
  });
});
