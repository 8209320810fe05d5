import * as right from '../../../solutions/04-services';
import { SERVICES } from '../../../solutions/04-services';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for namesToServices. */
export const mistakes = new MistakeTable('namesToServices');

// + instead of |: the same result as long as no bit occurs twice.
mistakes.patch('added-twice', 'You added a duplicate name twice', ['services |', 'services +']);

// new Error, because it is an error in any case.
mistakes.patch('any-error-will-do', 'not with a RangeError', ['new RangeError', 'new Error']);

// A sum of powers of two, all of them exact, but as a number.
mistakes.patch(
  'back-as-number',
  'a bigint is needed',
  ['names.reduce', '[...new Set(names)].reduce'],
  ['services | (1n << BigInt(bitOf(name)))', 'services + 2 ** bitOf(name)'],
  ['0n', '0'],
);

// 1 << 31 is negative, and 1 << 32 is 1.
mistakes.patch('back-shifted-as-number', '1 << 31 is negative', [
  '1n << BigInt(bitOf(name))',
  'BigInt(1 << bitOf(name))',
]);

// >>> 0 fixes bit 31, but bit 32 is still bit 0.
mistakes.patch('back-shifted-unsigned', 'so you set a different bit', [
  '1n << BigInt(bitOf(name))',
  'BigInt((1 << bitOf(name)) >>> 0)',
]);

// The first digit in UNKNOWN[2^27] is the base, 2.
mistakes.patch('base-taken-for-the-bit', 'You took the 2 of "2^" for the bit', [
  '2\\^(0|[1-9]\\d?)',
  '(2)\\^(?:0|[1-9]\\d?)',
]);

// 1n << 64n works, but does not fit into the message.
mistakes.patch('bit-64-accepted', 'does not fit into 64 bits', [
  'bit > 63',
  'known === undefined && !unknown',
]);

// ^ instead of |: the same result as long as no bit occurs twice.
mistakes.patch('cleared-by-a-duplicate', 'The duplicate cleared the bit again', ['services |', 'services ^']);

// findIndex returns the index in the list, but the bit is next to the name.
mistakes.add('index-as-bit-on-the-way-back', 'NODE_NETWORK_LIMITED is bit 10', (names: string[]) =>
  names.reduce((sum, name) => {
    const index = SERVICES.findIndex((one) => one.name === name);
    return sum | (index < 0 ? right.namesToServices([name]) : 1n << BigInt(index));
  }, 0n),
);

// splice(0) removes all the names in order to loop over them: the caller's list ends up empty.
mistakes.patch('list-emptied', 'You emptied the list', ['names.reduce', 'names.splice(0).reduce']);

// Without ^ and $, part of the name is enough.
mistakes.patch('name-found-anywhere', 'match the whole name', ['/^UNKNOWN', '/UNKNOWN'], ['\\]$/', '\\]/']);

// It throws an error, but that does not say which name it is about.
mistakes.patch('name-not-reported', "The error's message does not say", [
  '`there is no service ${name}`',
  "'no such service'",
]);

// name in table: every object has a constructor.
mistakes.add('name-of-the-prototype', 'Every object has a property called constructor', (names: string[]) => {
  const table: Record<string, number> = Object.fromEntries(SERVICES.map(({ bit, name }) => [name, bit]));
  return names.reduce(
    (sum, name) => sum | (name in table ? 1n << BigInt(table[name]) : right.namesToServices([name])),
    0n,
  );
});

// Tolerates a name that is not quite right.
mistakes.add('names-trimmed-and-upper-cased', 'Compare the whole name exactly', (names: string[]) =>
  right.namesToServices(names.map((name) => (/unknown/i.test(name) ? name : name.trim().toUpperCase()))),
);

// The name is rejected, but the error does not show it.
mistakes.add('rejected-without-the-name', 'does not say NODE_NONSENSE', (names: string[]) => {
  try {
    return right.namesToServices(names);
  } catch {
    throw new RangeError('there is no such service');
  }
});

// Number() reads the empty string as 0, and 0x1b as 27.
mistakes.add('unknown-by-number-of-a-slice', 'Number() also accepts', (names: string[]) => {
  const rewritten = names.map((name) => {
    const bit = /^UNKNOWN\[2\^.*\]$/.test(name) ? Number(name.slice(10, -1)) : NaN;
    return bit < 64 ? `UNKNOWN[2^${bit}]` : name;
  });
  return right.namesToServices(rewritten);
});

// parseInt reads as far as it can, and ignores the rest.
mistakes.add('unknown-by-parse-int', 'for a number', (names: string[]) => {
  const rewritten = names.map((name) => {
    const bit = name.startsWith('UNKNOWN[2^') ? Number.parseInt(name.slice(10)) : NaN;
    return bit < 64 ? `UNKNOWN[2^${bit}]` : name;
  });
  return right.namesToServices(rewritten);
});

// A name that is not in the table adds nothing.
mistakes.add(
  'unknown-lost-on-the-way-back',
  '134217741 becomes names, and the names become 13',
  (names: string[]) =>
    SERVICES.filter(({ name }) => names.includes(name)).reduce(
      (sum, { bit }) => sum | (1n << BigInt(bit)),
      0n,
    ),
);

// ?? 0 for a name that is not found: a typo silently loses a service.
mistakes.add('unknown-name-ignored', 'you silently skipped it', (names: string[]) => {
  const known = SERVICES.map(({ name }) => name);
  return right.namesToServices(names.filter((name) => known.includes(name) || !/^NODE_[A-Z_]+$/.test(name)));
});

// With the flag m, ^ and $ match at the boundaries of any line.
mistakes.patch('unknown-on-a-line-of-its-own', 'match the whole name', ['\\]$/', '\\]$/m']);

// Only the table is searched, and UNKNOWN[2^5] is not in it.
mistakes.patch('unknown-rejected-on-the-way-back', 'no bit may get lost', [
  'unknown ? Number(unknown[1]) : 64',
  '64',
]);

// A list of the 64 names that servicesToNames returns: a bit that has a name is found only by that.
mistakes.add('only-the-own-names', 'even if it has a name', (names: string[]) => {
  const all = Array.from({ length: 64 }, (_, bit) => right.servicesToNames(1n << BigInt(bit))[0]);
  return names.reduce((services, name) => {
    const bit = all.indexOf(name);
    if (bit === -1) throw new RangeError(`there is no service ${name}`);
    return services | (1n << BigInt(bit));
  }, 0n);
});

// \d+ takes 05 as well, and the same bit has two names.
mistakes.patch('leading-zero-accepted', 'has a leading zero', ['(0|[1-9]\\d?)', '(\\d{1,2})']);

// −1 is a number, and less than 64.
mistakes.patch('bit-minus-one-accepted', '1n << −1n is 0n', ['(0|[1-9]\\d?)', '(0|-?[1-9]\\d?)']);

// NODE_NETWORK_LIMITED begins with NODE_NETWORK.
mistakes.patch('name-by-its-beginning', 'begins with NODE_NETWORK, but is a different name', [
  'service.name === name',
  'name.startsWith(service.name)',
]);

// The powers of two are exact, but their sum is not.
mistakes.add('sum-of-floats', 'exact only up to 2^53', (names: string[]) =>
  BigInt([...new Set(names)].reduce((sum, name) => sum + Number(right.namesToServices([name])), 0)),
);

// One digit was enough for the first try.
mistakes.patch('one-digit-only', 'You rejected UNKNOWN[2^25]', ['(0|[1-9]\\d?)', '(\\d)']);

// >= instead of >.
mistakes.patch('bit-63-rejected', 'You rejected UNKNOWN[2^63]', ['bit > 63', 'bit >= 63']);

// In mathematics, and in the name itself, ^ is the power.
mistakes.patch('xor-for-the-power', '^ is XOR: 2 ^ 0 is 2', [
  '1n << BigInt(bitOf(name))',
  'BigInt(2 ^ bitOf(name))',
]);

// The number of the bit is combined, and not its value.
mistakes.patch('bit-number-for-its-value', 'the number of the bit, 0, for its value', [
  '1n << BigInt(bitOf(name))',
  'BigInt(bitOf(name))',
]);

// The flag i for good measure: upper and lower case are the same then.
mistakes.patch('unknown-in-lower-case', 'Compare the whole name exactly', ['\\]$/', '\\]$/i']);
