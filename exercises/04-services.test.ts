import {
  hasBit,
  namesToServices,
  offersBloomAndWitness,
  offersNetwork,
  SERVICES,
  servicesToNames,
} from 'answers/04-services';
import fc from 'fast-check';
import { forAny } from '../src/suite/for-any';
import { versionPayloads } from '../src/suite/inputs';

const any64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

const NAMED: [bigint, string[]][] = [
  [0n, []],
  [1n, ['NODE_NETWORK']],
  [8n, ['NODE_WITNESS']],
  [9n, ['NODE_NETWORK', 'NODE_WITNESS']],
  [1024n, ['NODE_NETWORK_LIMITED']],
  [1032n, ['NODE_WITNESS', 'NODE_NETWORK_LIMITED']],
  [1039n, ['NODE_NETWORK', 'NODE_GETUTXO', 'NODE_BLOOM', 'NODE_WITNESS', 'NODE_NETWORK_LIMITED']],
  [2n ** 5n + 2n ** 9n + 2n ** 25n, ['UNKNOWN[2^5]', 'UNKNOWN[2^9]', 'UNKNOWN[2^25]']],
  [13n, ['NODE_NETWORK', 'NODE_BLOOM', 'NODE_WITNESS']],
  [1036n, ['NODE_BLOOM', 'NODE_WITNESS', 'NODE_NETWORK_LIMITED']],
  [1037n, ['NODE_NETWORK', 'NODE_BLOOM', 'NODE_WITNESS', 'NODE_NETWORK_LIMITED']],
  [37n, ['NODE_NETWORK', 'NODE_BLOOM', 'UNKNOWN[2^5]']],
  [1057n, ['NODE_NETWORK', 'UNKNOWN[2^5]', 'NODE_NETWORK_LIMITED']],
  [
    2n ** 4n + 2n ** 6n + 2n ** 7n + 2n ** 11n + 2n ** 12n,
    ['UNKNOWN[2^4]', 'NODE_COMPACT_FILTERS', 'UNKNOWN[2^7]', 'NODE_P2P_V2', 'UNKNOWN[2^12]'],
  ],
  [134217741n, ['NODE_NETWORK', 'NODE_BLOOM', 'NODE_WITNESS', 'UNKNOWN[2^27]']],
  [2n ** 11n + 2n ** 6n, ['NODE_COMPACT_FILTERS', 'NODE_P2P_V2']],
  [2n ** 31n, ['UNKNOWN[2^31]']],
  [2n ** 32n, ['UNKNOWN[2^32]']],
  [2n ** 53n, ['UNKNOWN[2^53]']],
  [2n ** 63n, ['UNKNOWN[2^63]']],
];

/** The value of one bit. */
const two = (bit: number) => 1n << BigInt(bit);
/** The bits that have a name, as a mask. */
const KNOWN_BITS = [0, 1, 2, 3, 6, 10, 11].reduce((sum, bit) => sum + two(bit), 0n);

const isError = (got: unknown) => Object.prototype.toString.call(got) === '[object Error]';

/** Whether all of a list are true or false. */
const boolean = (got: unknown) => Array.isArray(got) && got.every((set) => typeof set === 'boolean');

const none = (got: unknown) => Array.isArray(got) && got.every((set) => set === false);

describe('hasBit', () => {
  test('9 is 1 + 8: bits 0 and 3 are set, 1 and 2 are not', () => {
    expect([0, 1, 2, 3].map((bit) => hasBit(9n, bit))).toGive(
      [true, false, false, true],
      [
        [[true, true, true, false], 'Bit 0 has the value 1, bit 3 has the value 8: count bits from 0.'],
        [[false, true, false, false], 'Bits are counted from 0 here: bit 0 is the least significant one.'],
        [
          [false, true, false, true],
          'The number of the bit was taken for its value: 9 & 3 is not 0. Bit 3 has the value 8.',
        ],
        [
          [true, true, true, true],
          'Whether 9 is large enough was asked. Bit 1 is not set in 9, though 9 is more than 2.',
        ],
        [
          (got: unknown) => none(got) && hasBit(two(63), 0),
          'Counted from the other end: bit 0 is the least significant one, 63 the most significant.',
        ],
        [
          (got: unknown) => none(got) && hasBit(8n, 3),
          'None was found: the whole number was compared with the bit. Other bits may be set as well.',
        ],
        [[1, 0, 0, 1], 'The bits came back as numbers. It should be true or false.'],
        [[1n, 0n, 0n, 1n], 'The bits came back as numbers. It should be true or false.'],
        [
          (got: unknown) => !boolean(got),
          'The masked number came back, or something else. It should be true or false.',
        ],
        [
          [false, false, false, true],
          'Only the most significant of the bits was found: after the shift, the whole rest was compared with 1. Look at its last bit alone.',
        ],
        [
          (got: unknown) => Array.isArray(got),
          `In 9 you found ${
            [0, 1, 2, 3]
              .filter((bit) => hasBit(9n, bit))
              .map((bit) => `bit ${bit}`)
              .join(' and ') || 'no bit'
          }. It is 1 + 8, so bit 0 and bit 3 are set.`,
        ],
      ],
    );
  });

  test.each([31, 32, 53, 63])('bit %d alone is set in 2 to the power of it, and nowhere else', (bit) => {
    const set = Array.from({ length: 64 }, (_, i) => i).filter((i) => hasBit(2n ** BigInt(bit), i));
    expect(set).toGive(
      [bit],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length === 0 && bit > 31 && !hasBit(two(40), 40),
          `2^${bit} has a bit, and none was found: the number was squeezed into 32 bits on the way.`,
        ],
        [
          [],
          bit === 31
            ? '2^31 has a bit, and none was found: squeezed into 32 bits, it turns negative.'
            : `2^${bit} has a bit, and none was found. Bits go from 0 to 63.`,
        ],
        [
          (got: unknown) => bit === 31 && JSON.stringify(got) === '[0]',
          'The first digit of the text was taken for bit 0. It is the last one: a number begins with its largest part.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 1,
          'One bit is set, several were found: 1 << 32 is 1 again. A shift of a number goes round at 32.',
        ],
        [[bit - 32], `Bit ${bit} was taken for bit ${bit - 32}: a shift of a number goes round at 32.`],
      ],
    );
  });

  test('in all ones every bit is set, in zero none', () => {
    for (let bit = 0; bit < 64; bit++) {
      expect(hasBit(2n ** 64n - 1n, bit)).toGive(true, [
        [
          false,
          `Bit ${bit} of all ones was not found: as a \`number\`, exact up to 2^53 only, 2^64 − 1 is rounded to 2^64.`,
        ],
      ]);
      expect(hasBit(0n, bit)).toGive(false, [[true, `Bit ${bit} was found in 0, which has none.`]]);
    }
  });

  test('the bits that are set add up to the number', () => {
    forAny([any64], (services) => {
      const bits = Array.from({ length: 64 }, (_, bit) => (hasBit(services, bit) ? 2n ** BigInt(bit) : 0n));
      expect(bits.reduce((sum, value) => sum + value, 0n)).toGive(services);
    });
  });
});

describe('offersNetwork', () => {
  test('1 and 9 do, 4 does not', () => {
    expect([1n, 9n, 4n].map(offersNetwork)).toGive(
      [true, true, false],
      [
        [
          [true, false, false],
          'Only the number 1 itself was accepted. Other bits may be set as well: look at one bit.',
        ],
        [[true, true, true], 'Any services at all were enough. 4 is NODE_BLOOM alone: look at bit 0.'],
        [[false, false, false], '1 and 9 were refused. NODE_NETWORK is bit 0, whose value is 1.'],
        [[1n, 1n, 0n], 'The masked number came back. It should be true or false.'],
      ],
    );
  });

  test('a pruned node does not: 1036', () => {
    expect(offersNetwork(1036n)).toGive(false, [
      [
        true,
        '1036 has NODE_NETWORK_LIMITED, bit 10: the last 288 blocks and no others. NODE_NETWORK is bit 0.',
      ],
    ]);
    expect(offersNetwork(1037n)).toGive(true);
  });

  test('bit 0 counts, however large the number is', () => {
    expect(offersNetwork(two(63) + 1n)).toGive(true, [
      [false, 'The 1 was lost: as a `number`, exact up to 2^53 only, 2^63 + 1 is rounded to 2^63.'],
    ]);
    expect(offersNetwork(two(32))).toGive(false, [[true, 'Bit 32 was taken for bit 0.']]);
  });
});

describe('offersBloomAndWitness', () => {
  test('both are needed: 12 has them, 4 and 8 have one each', () => {
    expect([12n, 4n, 8n, 1n, 9n].map(offersBloomAndWitness)).toGive(
      [true, false, false, false, false],
      [
        [[true, true, true, false, true], 'One of the two was enough. Both are needed.'],
        [[true, true, false, false, false], 'Only NODE_BLOOM was looked at.'],
        [[true, false, true, false, true], 'Only NODE_WITNESS was looked at.'],
        [[true, true, true, true, true], '4 & 8 is 0, and a mask of 0 lets everything pass. Both is 4 | 8.'],
        [[false, false, false, false, false], '12 has both, bit 2 and bit 3: 4 + 8.'],
        [
          (got: unknown) => !boolean(got),
          'The masked number came back, or something else. It should be true or false.',
        ],
        [
          (got: unknown) => Array.isArray(got),
          'Of 12, 4, 8, 1 and 9 only 12 has both, and that is not what came out. & binds less tightly than ===: mind the brackets.',
        ],
      ],
    );
  });

  test('others may be set as well', () => {
    expect(offersBloomAndWitness(1037n)).toGive(true, [
      [false, 'Other bits may be set as well: 1037 has both.'],
    ]);
    expect(offersBloomAndWitness(1025n)).toGive(false, [
      [true, '1025 is more than 12, and has neither: look at the bits, not at the size.'],
    ]);
    expect(offersBloomAndWitness(two(34) + two(35))).toGive(false, [
      [true, 'Bits 34 and 35 were taken for 2 and 3: the number was squeezed into 32 bits.'],
    ]);
  });
});

const bitsOf = (services: bigint, names: string[]) => `${services} has ${names.join(', ')}`;

/** Whether several unknown bits were shown as a single one. */
function unknownInOne(got: unknown[], names: string[]): boolean {
  const unknown = (list: unknown[]) => list.filter((name) => String(name).startsWith('UNKNOWN')).length;
  return unknown(names) > 1 && unknown(got) === 1;
}

const sameNames = (got: unknown[], names: string[]) =>
  JSON.stringify([...got].sort()) === JSON.stringify([...names].sort());
const backToFront = (got: unknown[], names: string[]) =>
  JSON.stringify(got) === JSON.stringify(names.slice().reverse());

describe('servicesToNames', () => {
  test.each(NAMED)('%d', (services, names) => {
    expect(() => servicesToNames(services)).toGive(names, [
      [
        (got: unknown) => services === 0n && Array.isArray(got),
        'In 0 no bit is set. That is an empty list: "none" is no bit, and has no name.',
      ],
      [(got: unknown) => typeof got === 'string', 'One text came back. A list of names is due.'],
      [
        names.map((name) => name.replace('NODE_', '')),
        'The names begin with NODE_: NODE_NETWORK. (Core leaves that out where it shows them to its user.)',
      ],
      [
        (got: unknown) => services > two(31) && Array.isArray(got) && got.length < names.length,
        'A bit over 31 was not found. There are 64 of them.',
      ],
      [
        names.filter((name) => !name.startsWith('UNKNOWN')),
        'The bits without a name are lost. Show them as UNKNOWN[2^5].',
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length > 1 && !backToFront(got, names) && sameNames(got, names),
        'The right names in another order. They come in the order of their bits, whether a bit has a name or not.',
      ],
      [names.slice().reverse(), 'The right names, back to front: the least significant bit comes first.'],
      [
        names.map((name) => name.replace(/2\^(\d+)/, '$1')),
        'An unknown bit is shown as a power of two: UNKNOWN[2^27] and not UNKNOWN[27].',
      ],
      [
        names.map((name) => name.replace(/2\^(\d+)/, (_, bit) => String(two(Number(bit))))),
        'An unknown bit is shown as a power of two: UNKNOWN[2^27] and not UNKNOWN[134217728].',
      ],
      [
        (got: unknown) => Array.isArray(got) && unknownInOne(got, names),
        'All unknown bits were put into one. Each is shown by itself, as in UNKNOWN[2^5].',
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length === names.length && services < two(12) && services > 12n,
        `The right number of names, but not the right ones: ${bitsOf(services, names)}. The place in a list is not the bit.`,
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length < names.length && !names.join().includes('UNKNOWN'),
        `A bit that has a name was not found: ${bitsOf(services, names)}.`,
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length > names.length,
        services < two(31)
          ? 'More names than bits that are set.'
          : 'More names than bits: a shift of a number goes round at 32, so that one bit is found twice.',
      ],
      [
        (got: unknown) => typeof got === 'object' && !Array.isArray(got),
        'A list of the names is due, in order of their bits.',
      ],
      [
        (got: unknown) => Array.isArray(got) && names.some((name) => !got.includes(name)),
        `Not all names are there, or one is written in another way: ${bitsOf(services, names)}.`,
      ],
    ]);
  });

  test.each(versionPayloads().map(({ name }) => name))('what the recorded %s offers', (name) => {
    const payload = versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();
    const services = new DataView(payload.buffer, payload.byteOffset).getBigUint64(4, true);
    const want = SERVICES.filter(({ bit }) => (services >> BigInt(bit)) % 2n === 1n).map(
      (service) => service.name,
    );
    expect(servicesToNames(services)).toGive(want);
  });
});

describe('namesToServices', () => {
  test.each(NAMED.map(([services, names]) => [names, services] as const))('%j', (names, services) => {
    const unknown = services & ~KNOWN_BITS;
    expect(() => namesToServices([...names])).toGive(services, [
      [
        services & KNOWN_BITS,
        'The unknown bits are lost on the way back: 134217741 goes out as names, 13 comes back.',
      ],
      [
        (got: unknown) => isError(got) && unknown > 0n,
        'UNKNOWN[2^5] was refused. It is what servicesToNames writes for bit 5: nothing may be lost on the way back.',
      ],
      [
        (got: unknown) => isError(got),
        `It was refused. ${names.length === 0 ? 'An empty list is 0.' : `All names of ${services} are known.`}`,
      ],
      [
        (got: unknown) => typeof got === 'bigint' && got < 0n,
        'A negative number: 1 << 31 is negative. Shift a bigint: 1n << 31n.',
      ],
      [
        (got: unknown) => services >= two(32) && (got === 1n || got === two(21)),
        'A shift of a number starts again at 32, so that another bit was set. Shift a bigint.',
      ],
      [
        (got: unknown) => unknown > 0n && (got === 4n || got === (services & KNOWN_BITS) + 4n),
        'The 2 of "2^" was taken for the bit. It is the number behind it.',
      ],
      [
        (got: unknown) => typeof got === 'bigint' && names.includes('NODE_NETWORK_LIMITED'),
        `${bitsOf(services, names)}: NODE_NETWORK_LIMITED is bit 10. The place in a list is not the bit.`,
      ],
    ]);
  });

  test('the list itself stays as it is', () => {
    const names = ['NODE_WITNESS', 'NODE_NETWORK'];
    namesToServices(names);
    expect(names).toGive(
      ['NODE_WITNESS', 'NODE_NETWORK'],
      [
        [[], 'The list was emptied: pop() and shift() take away from what belongs to the caller.'],
        [['NODE_NETWORK', 'NODE_WITNESS'], 'The list was turned round: reverse() and sort() work in place.'],
      ],
    );
  });

  test('the order does not matter, and twice is once', () => {
    expect(namesToServices(['NODE_WITNESS', 'NODE_NETWORK', 'NODE_WITNESS'])).toGive(9n, [
      [17n, 'A name that stands twice was added twice. Bits are put together with |, not with +.'],
      [1n, 'The second time took the bit away again: that is what ^ does. Bits are put together with |.'],
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
    'UNKNOWN[3^5]',
    'UNKNOWN',
    'NODE_NETWORK ',
    'constructor',
    'toString',
    '__proto__',
    'xUNKNOWN[2^5]',
    'x\nUNKNOWN[2^5]',
    'UNKNOWN[2^5]\nx',
    'UNKNOWN[2^5]\n',
    'UNKNOWN[2^5]x',
    'UNKNOWN[2^123]',
  ])('%j is refused by name', (name) => {
    expect(() => namesToServices(['NODE_WITNESS', name])).toRefuseWith(
      RangeError,
      [name],
      [
        [8n, 'The name is not known, and it was skipped silently.'],
        [
          (got: unknown) => got === 40n && name.includes('UNKNOWN[2^5]'),
          'UNKNOWN[2^5] is in it, and something else too: the whole name must fit, from ^ to $.',
        ],
        [
          (got: unknown) => typeof got === 'bigint' && got > two(63),
          'Bits end at 63: what came back does not fit into 64 bits.',
        ],
        [
          (got: unknown) => isError(got) && !(got instanceof RangeError) && name in {},
          `Every object has something called ${name}, and it is no bit: look the name up in a list or a Map.`,
        ],
        [
          (got: unknown) => typeof got === 'bigint' && name.startsWith('UNKNOWN[2^') && name.endsWith(']'),
          `"${name.slice(10, -1)}" was taken for a number. Between 2^ and ] there are decimal digits, and nothing else: Number() also takes 0x1b, 2e1, spaces and the empty string.`,
        ],
        [
          (got: unknown) => typeof got === 'bigint',
          `"${name}" is no service, and it set a bit. A name is compared whole, as it is: each letter, and no more.`,
        ],
      ],
    );
  });

  test('any 64 bits come back as they were', () => {
    forAny([any64], (services) => expect(namesToServices(servicesToNames(services))).toGive(services));
  });
});
