import { namesToServices } from 'answers/04-services';
// a wrong partner must not be reported here
import { servicesToNames } from '../../solutions/04-services';
import { forAny } from '../../src/suite/for-any';
import { any64, NAMED, two, bitsOf, isError } from './shared';

/** The bits that have a name, as a mask. */
const KNOWN_BITS = [0, 1, 2, 3, 6, 10, 11].reduce((sum, bit) => sum + two(bit), 0n);

describe('namesToServices', () => {
  test.each(NAMED.map(([services, names]) => [names, services] as const))(
    'turns %j back into its bits',
    (names, services) => {
      const unknown = services & ~KNOWN_BITS;
      expect(() => namesToServices([...names])).toGive(services, [
        [
          (got: unknown) => got === two(63) && services === two(63) + 1n,
          'You lost the 1, NODE_NETWORK: the sum passed through a `number`, which is exact only up to 2^53.',
        ],
        [
          (got: unknown) => services === two(10) && got === 1n,
          'NODE_NETWORK_LIMITED begins with NODE_NETWORK, but is a different name: compare the whole name.',
        ],
        [
          services & KNOWN_BITS,
          'You lost the unknown bits on the way back: 134217741 becomes names, and the names become 13.',
        ],
        [
          (got: unknown) => services === 1n && got === 0n,
          'NODE_NETWORK is bit 0, whose value is 2^0 = 1. You took the number of the bit, 0, for its value, or skipped the name.',
        ],
        [
          (got: unknown) => services === 1n && got === 2n,
          'In JavaScript ^ is XOR: 2 ^ 0 is 2. A power is 2n ** 0n, or 1n << 0n.',
        ],
        ...names.map((name): [unknown, string] => [
          (got: unknown) => isError(got) && unknown > 0n && String(got).includes(name),
          `You rejected ${name}, but servicesToNames returns it: no bit may get lost.`,
        ]),
        [
          (got: unknown) => isError(got) && unknown > 0n,
          'You rejected UNKNOWN[2^5], but servicesToNames returns it for bit 5: no bit may get lost.',
        ],
        [
          (got: unknown) => isError(got),
          `You rejected it. ${names.length === 0 ? 'An empty list is 0.' : `All names of ${services} are known.`}`,
        ],
        [
          (got: unknown) => typeof got === 'bigint' && got < 0n,
          'A negative number: 1 << 31 is negative. Shift a bigint: 1n << 31n.',
        ],
        [
          (got: unknown) => services >= two(32) && (got === 1n || got === two(21)),
          'Shifting a number wraps around at 32 bits, so you set a different bit. Shift a bigint.',
        ],
        [
          (got: unknown) => unknown > 0n && (got === 4n || got === (services & KNOWN_BITS) + 4n),
          'You took the 2 of "2^" for the bit. It is the number after "^".',
        ],
        [
          (got: unknown) => typeof got === 'bigint' && names.includes('NODE_NETWORK_LIMITED'),
          `${bitsOf(services, names)}: NODE_NETWORK_LIMITED is bit 10. The index in a list is not the bit.`,
        ],
      ]);
    },
  );

  test.each([0, 3, 11])('accepts UNKNOWN[2^%d], although that bit has a name', (bit) => {
    expect(() => namesToServices([`UNKNOWN[2^${bit}]`])).toGive(two(bit), [
      [isError, `You rejected UNKNOWN[2^${bit}]. It is bit ${bit}, even if it has a name.`],
      [0n, `UNKNOWN[2^${bit}] is bit ${bit}, even if it has a name, but you silently skipped it.`],
    ]);
  });

  test('leaves the list unchanged', () => {
    const names = ['NODE_WITNESS', 'NODE_NETWORK'];
    namesToServices(names);
    expect(names).toGive(
      ['NODE_WITNESS', 'NODE_NETWORK'],
      [
        [[], 'You emptied the list: pop() and shift() remove items from a list that belongs to the caller.'],
        [
          ['NODE_NETWORK', 'NODE_WITNESS'],
          'You changed the order of the list, which belongs to the caller: reverse() and sort() work in place.',
        ],
      ],
    );
  });

  test('ignores the order, and counts a duplicate once', () => {
    expect(namesToServices(['NODE_WITNESS', 'NODE_NETWORK', 'NODE_WITNESS'])).toGive(9n, [
      [17n, 'You added a duplicate name twice. Combine bits with |, not with +.'],
      [1n, 'The duplicate cleared the bit again: that is what ^ does. Combine bits with |.'],
    ]);
  });

  test.each([
    'NODE_NONSENSE',
    'node_network',
    '',
    'UNKNOWN[2^64]',
    'UNKNOWN[2^-1]',
    'UNKNOWN[2^x]',
    'UNKNOWN[2^]',
    'UNKNOWN[2^ ]',
    'UNKNOWN[2^0x1b]',
    'UNKNOWN[2^2e1]',
    'UNKNOWN[2^1.5]',
    'UNKNOWN[2^5',
    'UNKNOWN[2^5.0]',
    'UNKNOWN[2^+5]',
    'UNKNOWN[2^05]',
    'UNKNOWN[3^5]',
    'UNKNOWN',
    'NODE_NETWORK ',
    'constructor',
    'toString',
    '__proto__',
    'unknown[2^5]',
    'xUNKNOWN[2^5]',
    'x\nUNKNOWN[2^5]',
    'UNKNOWN[2^5]\nx',
    'UNKNOWN[2^5]\n',
    'UNKNOWN[2^5]x',
    'UNKNOWN[2^123]',
  ])('rejects %j, and names it in the error', (name) => {
    expect(() => namesToServices(['NODE_WITNESS', name])).toRefuseWith(
      RangeError,
      [name],
      [
        [
          (got: unknown) => got === 8n && name === 'UNKNOWN[2^-1]',
          'You took −1 for a bit. It sets none, since 1n << −1n is 0n: bits range from 0 to 63.',
        ],
        [
          (got: unknown) => got === 40n && name === 'UNKNOWN[2^05]',
          'UNKNOWN[2^05] has a leading zero: the name of bit 5 is UNKNOWN[2^5], and no other.',
        ],
        [8n, 'The name is unknown, and you silently skipped it.'],
        [
          (got: unknown) => got === 40n && name.includes('UNKNOWN[2^5]'),
          'It contains UNKNOWN[2^5], but also something else: match the whole name, from ^ to $.',
        ],
        [
          (got: unknown) => typeof got === 'bigint' && got > two(63),
          'The last bit is 63: your result does not fit into 64 bits.',
        ],
        [
          (got: unknown) => isError(got) && !(got instanceof RangeError) && name in {},
          `Every object has a property called ${name}, but it is not a bit: use a list or a Map.`,
        ],
        [
          (got: unknown) => typeof got === 'bigint' && name.startsWith('UNKNOWN[2^') && name.endsWith(']'),
          `You took "${name.slice(10, -1)}" for a number. Allow only digits: Number() also accepts 0x1b, 2e1 and spaces.`,
        ],
        [
          (got: unknown) => typeof got === 'bigint',
          `"${name}" is not a service, but you set a bit. Compare the whole name exactly, letter by letter.`,
        ],
      ],
    );
  });

  test('restores any 64 bits from their names', () => {
    forAny([any64], (services) => expect(namesToServices(servicesToNames(services))).toGive(services));
  });
});
