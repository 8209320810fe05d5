import { readBool } from 'answers/02-fields';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';

describe('readBool', () => {
  test('reads 01 as true and 00 as false', () => {
    expect(readBool(reader('01'))).toGive(true, [
      [1, 'You returned the number 1. It should be true.'],
      [1n, 'You returned a bigint. It should be true.'],
      [
        (got: unknown) => got === false && readBool(reader('00')) === true,
        'Reversed: you took 01 for false and 00 for true. 00 is false, every other byte is true.',
      ],
      [false, 'You took 01 for false. Only 00 is false.'],
    ]);
    expect(readBool(reader('00'))).toGive(false, [
      [0, 'You returned the number 0. It should be false.'],
      [
        true,
        'Always true: an array is truthy whatever it contains, so look at its first byte; and 0n === 0 is false, since a bigint is never the same as a number.',
      ],
    ]);
  });

  test.each(['02', '80', 'ff'])('reads %s as true, like any byte except 00', (byte) => {
    expect(readBool(reader(byte))).toGive(true, [
      [
        false,
        `You took ${byte} for false: only 01, or only one bit, counted as true. Any byte except 00 is true.`,
      ],
    ]);
  });

  test('reads one byte', () => {
    const r = reader('00 01');
    readBool(r);
    expect(r.offset).toGive(1, [
      [0, 'The reader did not move: you looked at the byte without reading it.'],
      [2, 'You read two bytes. A bool is one.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readBool, '01', true);
    expectReadAtOffset(readBool, '00', false);
  });

  test('throws an error if no byte is left, instead of returning false', () => {
    expectReadRefused(readBool, '', { path: '', offset: 0 }, [
      [
        false,
        'There was nothing to read, but you returned false. Absent and false are two different things.',
      ],
      [true, 'There was nothing to read, but you made up true. Let the caller decide what absent means.'],
    ]);
  });
});
