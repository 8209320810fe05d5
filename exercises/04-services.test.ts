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

/** Whether every item of a list is a boolean. */
const boolean = (got: unknown) => Array.isArray(got) && got.every((set) => typeof set === 'boolean');

const none = (got: unknown) => Array.isArray(got) && got.every((set) => set === false);

describe('hasBit', () => {
  test('finds bits 0 and 3 in 9, which is 1 + 8, and not bits 1 and 2', () => {
    expect([0, 1, 2, 3].map((bit) => hasBit(9n, bit))).toGive(
      [true, false, false, true],
      [
        [[true, true, true, false], 'Bit 0 has the value 1, bit 3 has the value 8: count bits from 0.'],
        [[false, true, false, false], 'Count bits from 0: bit 0 is the least significant one.'],
        [
          [false, true, false, true],
          'You took the number of the bit for its value: 9 & 3 is not 0. Bit 3 has the value 8.',
        ],
        [[true, true, true, true], 'You compared sizes. 9 is more than 2, but bit 1 is not set in it.'],
        [
          (got: unknown) => none(got) && hasBit(two(63), 0),
          'You counted from the other end: bit 0 is the least significant one, bit 63 the most significant.',
        ],
        [
          (got: unknown) => none(got) && hasBit(8n, 3),
          'You found none: you compared the whole number with the bit. Other bits may be set as well.',
        ],
        [[1, 0, 0, 1], 'You returned the bits as numbers. Return true or false.'],
        [[1n, 0n, 0n, 1n], 'You returned the bits as numbers. Return true or false.'],
        [
          (got: unknown) => !boolean(got),
          'You returned the masked number, or something else. Return true or false.',
        ],
        [
          [false, false, false, true],
          'You found only the most significant bit: you compared all the shifted bits with 1. Look only at the last.',
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

  test.each([31, 32, 53, 63])('finds bit %d, and no other, in the number with only that bit set', (bit) => {
    const set = Array.from({ length: 64 }, (_, i) => i).filter((i) => hasBit(2n ** BigInt(bit), i));
    expect(set).toGive(
      [bit],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length === 0 && bit > 31 && !hasBit(two(40), 40),
          `You found no bit in 2^${bit}: the number was squeezed into 32 bits.`,
        ],
        [
          [],
          bit === 31
            ? 'You found no bit in 2^31: squeezed into 32 bits, it becomes negative.'
            : `You found no bit in 2^${bit}. Bits range from 0 to 63.`,
        ],
        [
          (got: unknown) => bit === 31 && JSON.stringify(got) === '[0]',
          'You took the first digit for bit 0. It is the last one: the most significant digit comes first.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 1,
          'Several bits for one: 1 << 32 is 1 again. Shifting a number wraps around at 32 bits.',
        ],
        [[bit - 32], `You took bit ${bit} for bit ${bit - 32}: shifting a number wraps around at 32 bits.`],
      ],
    );
  });

  test('finds every bit in all ones, and none in zero', () => {
    for (let bit = 0; bit < 64; bit++) {
      expect(hasBit(2n ** 64n - 1n, bit)).toGive(true, [
        [false, `You did not find bit ${bit} in all ones: as a \`number\`, 2^64 − 1 is rounded to 2^64.`],
      ]);
      expect(hasBit(0n, bit)).toGive(false, [[true, `You found bit ${bit} in 0, which has none.`]]);
    }
  });

  test('finds bits that add up to the number', () => {
    forAny([any64], (services) => {
      const bits = Array.from({ length: 64 }, (_, bit) => (hasBit(services, bit) ? 2n ** BigInt(bit) : 0n));
      expect(bits.reduce((sum, value) => sum + value, 0n)).toGive(services);
    });
  });
});

describe('offersNetwork', () => {
  test('is true for 1 and 9, but not for 4', () => {
    expect([1n, 9n, 4n].map(offersNetwork)).toGive(
      [true, true, false],
      [
        [
          [true, false, false],
          'You accepted only the number 1. Other bits may be set as well: look at one bit.',
        ],
        [[true, true, true], 'You accepted any services at all. 4 is NODE_BLOOM alone: look at bit 0.'],
        [[false, false, false], 'You returned false for 1 and 9. NODE_NETWORK is bit 0, whose value is 1.'],
        [[1n, 1n, 0n], 'You returned the masked number. Return true or false.'],
      ],
    );
  });

  test('is false for a pruned node: 1036', () => {
    expect(offersNetwork(1036n)).toGive(false, [
      [true, '1036 has NODE_NETWORK_LIMITED, bit 10: only the last 288 blocks. NODE_NETWORK is bit 0.'],
    ]);
    expect(offersNetwork(1037n)).toGive(true);
  });

  test('looks at bit 0, however large the number is', () => {
    expect(offersNetwork(two(63) + 1n)).toGive(true, [
      [false, 'The 1 was lost: as a `number`, exact only up to 2^53, 2^63 + 1 is rounded to 2^63.'],
    ]);
    expect(offersNetwork(two(32))).toGive(false, [[true, 'You took bit 32 for bit 0.']]);
  });
});

describe('offersBloomAndWitness', () => {
  test('needs both: 12 has them, 4 and 8 have one each', () => {
    expect([12n, 4n, 8n, 1n, 9n].map(offersBloomAndWitness)).toGive(
      [true, false, false, false, false],
      [
        [[true, true, true, false, true], 'You accepted either of the two. Both are needed.'],
        [[true, true, false, false, false], 'You looked only at NODE_BLOOM.'],
        [[true, false, true, false, true], 'You looked only at NODE_WITNESS.'],
        [
          [true, true, true, true, true],
          '4 & 8 is 0, and a mask of 0 accepts everything. Both together are 4 | 8.',
        ],
        [[false, false, false, false, false], '12 has both, bit 2 and bit 3: 4 + 8.'],
        [
          (got: unknown) => !boolean(got),
          'You returned the masked number, or something else. Return true or false.',
        ],
        [
          (got: unknown) => Array.isArray(got),
          'Of 12, 4, 8, 1 and 9, only 12 has both. & binds less tightly than ===: check the brackets.',
        ],
      ],
    );
  });

  test('ignores other bits', () => {
    expect(offersBloomAndWitness(1037n)).toGive(true, [
      [false, 'Other bits may be set as well: 1037 has both.'],
    ]);
    expect(offersBloomAndWitness(1025n)).toGive(false, [
      [true, '1025 is more than 12, but has neither: look at the bits, not at the size.'],
    ]);
    expect(offersBloomAndWitness(two(34) + two(35))).toGive(false, [
      [true, 'You took bits 34 and 35 for bits 2 and 3: the number was squeezed into 32 bits.'],
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
  test.each(NAMED)('lists the names for %d', (services, names) => {
    expect(() => servicesToNames(services)).toGive(names, [
      [
        (got: unknown) => services === 0n && Array.isArray(got),
        'In 0 no bit is set: return an empty list. "None" is not a bit, and has no name.',
      ],
      [(got: unknown) => typeof got === 'string', 'You returned one string. Return a list of names.'],
      [
        names.map((name) => name.replace('NODE_', '')),
        'The names begin with NODE_: NODE_NETWORK. (Core omits that when it shows them to its users.)',
      ],
      [
        (got: unknown) => services > two(31) && Array.isArray(got) && got.length < names.length,
        'You missed a bit above 31. There are 64 bits.',
      ],
      [
        names.filter((name) => !name.startsWith('UNKNOWN')),
        'You lost the bits without a name. Show them as UNKNOWN[2^5].',
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length > 1 && !backToFront(got, names) && sameNames(got, names),
        'The right names in the wrong order. List them in the order of their bits, named or not.',
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
        'You merged all unknown bits into one. Show each on its own, as in UNKNOWN[2^5].',
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length === names.length && services < two(12) && services > 12n,
        `The right number of names, but not the right ones: ${bitsOf(services, names)}. The index in a list is not the bit.`,
      ],
      [
        (got: unknown) =>
          Array.isArray(got) && got.length < names.length && !names.join().includes('UNKNOWN'),
        `You missed a bit that has a name: ${bitsOf(services, names)}.`,
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length > names.length,
        services < two(31)
          ? 'Too many names: more than there are bits set.'
          : 'Too many names: shifting a number wraps around at 32 bits, so one bit is found twice.',
      ],
      [
        (got: unknown) => typeof got === 'object' && !Array.isArray(got),
        'Return a list of the names, in the order of their bits.',
      ],
      [
        (got: unknown) => Array.isArray(got) && names.some((name) => !got.includes(name)),
        `A name is missing, or spelt differently: ${bitsOf(services, names)}.`,
      ],
    ]);
  });

  test.each(versionPayloads().map(({ name }) => name))('lists what the recorded %s offers', (name) => {
    const payload = versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();
    const services = new DataView(payload.buffer, payload.byteOffset).getBigUint64(4, true);
    const want = SERVICES.filter(({ bit }) => (services >> BigInt(bit)) % 2n === 1n).map(
      (service) => service.name,
    );
    expect(servicesToNames(services)).toGive(want);
  });
});

describe('namesToServices', () => {
  test.each(NAMED.map(([services, names]) => [names, services] as const))(
    'turns %j back into its bits',
    (names, services) => {
      const unknown = services & ~KNOWN_BITS;
      expect(() => namesToServices([...names])).toGive(services, [
        [
          services & KNOWN_BITS,
          'The unknown bits are lost on the way back: 134217741 becomes names, and the names become 13.',
        ],
        [
          (got: unknown) => isError(got) && unknown > 0n,
          'UNKNOWN[2^5] was rejected, but servicesToNames returns it for bit 5: nothing may be lost.',
        ],
        [
          (got: unknown) => isError(got),
          `It was rejected. ${names.length === 0 ? 'An empty list is 0.' : `All names of ${services} are known.`}`,
        ],
        [
          (got: unknown) => typeof got === 'bigint' && got < 0n,
          'A negative number: 1 << 31 is negative. Shift a bigint: 1n << 31n.',
        ],
        [
          (got: unknown) => services >= two(32) && (got === 1n || got === two(21)),
          'Shifting a number wraps around at 32 bits, so a different bit was set. Shift a bigint.',
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

  test('leaves the list unchanged', () => {
    const names = ['NODE_WITNESS', 'NODE_NETWORK'];
    namesToServices(names);
    expect(names).toGive(
      ['NODE_WITNESS', 'NODE_NETWORK'],
      [
        [[], 'You emptied the list: pop() and shift() remove items from a list that belongs to the caller.'],
        [['NODE_NETWORK', 'NODE_WITNESS'], 'You reversed the list: reverse() and sort() work in place.'],
      ],
    );
  });

  test('ignores the order, and counts a duplicate once', () => {
    expect(namesToServices(['NODE_WITNESS', 'NODE_NETWORK', 'NODE_WITNESS'])).toGive(9n, [
      [17n, 'A duplicate name was added twice. Combine bits with |, not with +.'],
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
  ])('rejects %j, and names it in the error', (name) => {
    expect(() => namesToServices(['NODE_WITNESS', name])).toRefuseWith(
      RangeError,
      [name],
      [
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
          `You took "${name.slice(10, -1)}" for a number. Allow only digits: Number() also accepts 0x1b, 2e1, spaces and nothing at all.`,
        ],
        [
          (got: unknown) => typeof got === 'bigint',
          `"${name}" is not a service, but it set a bit. Compare the whole name exactly, letter by letter.`,
        ],
      ],
    );
  });

  test('restores any 64 bits from their names', () => {
    forAny([any64], (services) => expect(namesToServices(servicesToNames(services))).toGive(services));
  });
});
