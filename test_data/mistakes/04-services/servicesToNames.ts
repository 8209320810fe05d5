import * as right from '../../../solutions/04-services';
import { hasBit, SERVICES } from '../../../solutions/04-services';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for servicesToNames. */
export const mistakes = new MistakeTable('servicesToNames');

// The services as an object of five flags, as in many clients.
mistakes.add('dict-of-five-names', 'Return a list of the names', (services: bigint) =>
  Object.fromEntries(SERVICES.slice(0, 5).map(({ bit, name }) => [name, hasBit(services, bit)])),
);

// The bits are 0, 1, 2, 3, 6, 10, 11. The index matches only the first four.
mistakes.patch('index-in-the-list-is-the-bit', 'The index in a list is not the bit', [
  'SERVICES.find((service) => service.bit === bit)',
  'SERVICES[bit]',
]);

// First the named bits, then the others: the order of the bits is lost.
mistakes.add('named-bits-first', 'in the order of their bits', (services: bigint) => {
  const names = SERVICES.filter(({ bit }) => right.hasBit(services, bit)).map(({ name }) => name);
  for (let bit = 0; bit < 64; bit++) {
    const known = SERVICES.some((service) => service.bit === bit);
    if (right.hasBit(services, bit) && !known) names.push(`UNKNOWN[2^${bit}]`);
  }
  return names;
});

// join() is for printing, but nothing is printed here.
mistakes.add('names-as-one-string', 'You returned one string', (services: bigint) =>
  right.servicesToNames(services).join(', '),
);

// In the order of the binary digits: the most significant bit first.
mistakes.add('names-most-significant-first', 'back to front', (services: bigint) =>
  right.servicesToNames(services).reverse(),
);

// for (bit = 0; bit < 32; …), as in most loops over bits.
mistakes.add('names-of-32-bits', 'You missed a bit above 31', (services: bigint) =>
  right.servicesToNames(services & 0xffffffffn),
);

// getnetworkinfo shows NETWORK and WITNESS.
mistakes.add('names-without-node', 'The names begin with NODE_', (services: bigint) =>
  right.servicesToNames(services).map((name) => name.replace('NODE_', '')),
);

// 1 << bit in a loop to 64: each bit is found twice.
mistakes.add('names-wrap-around', 'so you found one bit twice', (services: bigint) => {
  const mask = Number(BigInt.asIntN(32, services));
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) =>
    bit < 31 ? mask & (1 << bit) : bit % 32 === 31 && mask < 0,
  );
  return bits.map((bit) => SERVICES.find((one) => one.bit === bit)?.name ?? `UNKNOWN[2^${bit}]`);
});

// NODE_NONE = 0 is found in many lists of the bits.
mistakes.add('none-has-a-name', 'return an empty list', (services: bigint) =>
  services === 0n ? ['NODE_NONE'] : right.servicesToNames(services),
);

// The first names all had bits below 8, so only one byte is checked.
mistakes.add('only-eight-bits', 'You missed a bit that has a name', (services: bigint) =>
  right.servicesToNames(services & 0xffn),
);

// The bits that are left after all the names are shown as a single number.
mistakes.add('unknown-all-in-one', 'You merged all unknown bits into one', (services: bigint) => {
  const known = SERVICES.filter(({ bit }) => hasBit(services, bit));
  const rest = known.reduce((left, { bit }) => left - (1n << BigInt(bit)), services);
  const names = known.map(({ name }) => name);
  return rest === 0n ? names : [...names, `UNKNOWN[${rest}]`];
});

// A table of the names: a bit that is not in it does not exist.
mistakes.add('unknown-bits-lost', 'You lost the bits without a name', (services: bigint) =>
  SERVICES.filter(({ bit }) => hasBit(services, bit)).map(({ name }) => name),
);

// UNKNOWN[5] is shorter than UNKNOWN[2^5].
mistakes.patch('unknown-by-number', 'and not UNKNOWN[27]', ['2^${bit}', '${bit}']);

// UNKNOWN[32] says the same as UNKNOWN[2^5], if you think in powers of two.
mistakes.patch('unknown-by-value', 'and not UNKNOWN[134217728]', ['2^${bit}', '${2n ** BigInt(bit)}']);

// % 2 and / 2 on a number: the lowest bits are lost if a high one is set.
mistakes.add('names-of-a-float', '2^63 + 1 is rounded to 2^63', (services: bigint) => {
  const names: string[] = [];
  for (let bit = 0, rest = Number(services); rest > 0; bit++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) names.push(...right.servicesToNames(1n << BigInt(bit)));
  }
  return names;
});

// The entries are filtered, but nobody takes their names.
mistakes.add('entries-for-names', 'You returned the entries of SERVICES', (services: bigint) =>
  SERVICES.filter(({ bit }) => hasBit(services, bit)),
);

// find returns undefined for a bit without a name.
mistakes.patch('unknown-not-found', 'is in no entry of SERVICES', [
  'SERVICES.find((service) => service.bit === bit)?.name ?? `UNKNOWN[2^${bit}]`',
  'SERVICES.find((service) => service.bit === bit)!.name',
]);

// 1 << 32 is 1 again.
mistakes.add('bit-32-is-bit-0', '1 << 32 is 1 again', (services: bigint) =>
  Array.from({ length: 64 }, (_, bit) => bit)
    .filter((bit) => Number(services & 0xffffffffn) & (1 << bit))
    .map((bit) => right.servicesToNames(1n << BigInt(bit))[0]),
);
