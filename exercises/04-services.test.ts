import {
  hasBit,
  namesToServices,
  offersBloomAndWitness,
  offersNetwork,
  SERVICES,
  servicesToNames,
} from 'answers/04-services';
import fc from 'fast-check';
import { forAny } from '../src/check/for-any';
import { versionPayloads } from '../src/check/inputs';

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
  [134217741n, ['NODE_NETWORK', 'NODE_BLOOM', 'NODE_WITNESS', 'UNKNOWN[2^27]']],
  [2n ** 11n + 2n ** 6n, ['NODE_COMPACT_FILTERS', 'NODE_P2P_V2']],
  [2n ** 31n, ['UNKNOWN[2^31]']],
  [2n ** 32n, ['UNKNOWN[2^32]']],
  [2n ** 53n, ['UNKNOWN[2^53]']],
  [2n ** 63n, ['UNKNOWN[2^63]']],
];

describe('hasBit', () => {
  test('9 is 1 + 8: bits 0 and 3 are set, 1 and 2 are not', () => {
    expect([0, 1, 2, 3].map((bit) => hasBit(9n, bit))).toGive(
      [true, false, false, true],
      [
        [[true, true, true, false], 'Bit 0 has the value 1, bit 3 has the value 8: count bits from 0.'],
        [[false, true, false, false], 'Bits are counted from 0 here: bit 0 is the least significant one.'],
        [[1n, 0n, 0n, 1n], 'The bits came back as numbers. It should be true or false.'],
        [[1n, 0n, 0n, 8n], 'The masked number came back. It should be true or false.'],
      ],
    );
  });

  test.each([31, 32, 53, 63])('bit %d alone is set in 2 to the power of it, and nowhere else', (bit) => {
    const set = Array.from({ length: 64 }, (_, i) => i).filter((i) => hasBit(2n ** BigInt(bit), i));
    expect(set).toGive(
      [bit],
      [
        [[], `2^${bit} has a bit, and none was found: the number was squeezed into 32 bits on the way.`],
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
      expect(hasBit(2n ** 64n - 1n, bit)).toGive(true);
      expect(hasBit(0n, bit)).toGive(false);
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
      ],
    );
  });

  test('a pruned node does not: 1036', () => {
    expect(offersNetwork(1036n)).toGive(false);
    expect(offersNetwork(1037n)).toGive(true);
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
      ],
    );
  });

  test('others may be set as well', () => {
    expect(offersBloomAndWitness(1037n)).toGive(true, [
      [false, 'Other bits may be set as well: 1037 has both.'],
    ]);
  });
});

describe('servicesToNames', () => {
  test.each(NAMED)('%d', (services, names) => {
    expect(servicesToNames(services)).toGive(names, [
      [
        names.filter((name) => !name.startsWith('UNKNOWN')),
        'The bits without a name are lost. Show them as UNKNOWN[2^5].',
      ],
      [names.slice().reverse(), 'The right names, back to front: the least significant bit comes first.'],
      [
        names.map((name) => name.replace(/2\^(\d+)/, '$1')),
        'An unknown bit is shown by its value, as in UNKNOWN[2^27].',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length > names.length,
        'More names than bits: a shift of a number goes round at 32, so that one bit is found twice.',
      ],
      [
        (got: unknown) => typeof got === 'object' && !Array.isArray(got),
        'A list of the names is due, in order of their bits.',
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
    expect(namesToServices([...names])).toGive(services, [
      [services & 0xffffffn, 'The unknown bits are lost on the way back: 134217741 went in, 13 comes out.'],
    ]);
  });

  test('the order does not matter, and twice is once', () => {
    expect(namesToServices(['NODE_WITNESS', 'NODE_NETWORK', 'NODE_WITNESS'])).toGive(9n, [
      [17n, 'A name that stands twice was added twice. Bits are put together with |, not with +.'],
    ]);
  });

  test.each([
    'NODE_NONSENSE',
    'node_network',
    '',
    'UNKNOWN[2^64]',
    'UNKNOWN[2^-1]',
    'UNKNOWN[2^x]',
    'constructor',
    'xUNKNOWN[2^5]',
    'UNKNOWN[2^5]x',
    'UNKNOWN[2^123]',
  ])('"%s" is refused by name', (name) => {
    expect(() => namesToServices(['NODE_NETWORK', name])).toRefuseWith(
      RangeError,
      [name],
      [[1n, 'The name is not known, and it was passed over silently.']],
    );
  });

  test('any 64 bits come back as they were', () => {
    forAny([any64], (services) => expect(namesToServices(servicesToNames(services))).toGive(services));
  });
});
