import { SERVICES, servicesToNames } from 'answers/04-services';
import { versionPayloads } from '../../src/suite/inputs';
import { NAMED, two, bitsOf, isError } from './shared';

const isUnknown = (name: unknown) => String(name).startsWith('UNKNOWN');

const isEntry = (item: unknown) => typeof item === 'object' && item !== null;

/** Whether several unknown bits were shown as a single one. */
function unknownInOne(got: unknown[], names: string[]): boolean {
  const unknown = (list: unknown[]) => list.filter(isUnknown).length;
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
        '0 has no bit set: return an empty list. "None" is not a bit, and has no name.',
      ],
      [(got: unknown) => typeof got === 'string', 'You returned one string. Return a list of names.'],
      [
        names.map((name) => name.replace('NODE_', '')),
        'The names begin with NODE_: NODE_NETWORK. (Core omits that when it shows them to its users.)',
      ],
      [
        (got: unknown) => services === two(63) + 1n && JSON.stringify(got) === '["UNKNOWN[2^63]"]',
        'You lost the 1, NODE_NETWORK: as a `number`, exact only up to 2^53, 2^63 + 1 is rounded to 2^63.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length > 0 && got.every(isEntry),
        'You returned the entries of SERVICES. Return their names.',
      ],
      [
        (got: unknown) => isError(got) && names.some(isUnknown),
        `${services} has a bit that is in no entry of SERVICES, so find returns undefined. Show it as in UNKNOWN[2^5].`,
      ],
      [
        (got: unknown) => services < two(31) && Array.isArray(got) && got.includes('UNKNOWN[2^32]'),
        'Too many names: 1 << 32 is 1 again, since shifting a number wraps around at 32 bits. Shift a bigint.',
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
        'The right names in the wrong order. List them in the order of their bits, known or unknown.',
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
          ? 'Too many names: you returned more names than there are set bits.'
          : 'Too many names: shifting a number wraps around at 32 bits, so you found one bit twice.',
      ],
      [
        (got: unknown) => typeof got === 'object' && !Array.isArray(got) && !isError(got),
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
