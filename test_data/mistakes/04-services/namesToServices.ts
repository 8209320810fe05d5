import * as right from '../../../solutions/04-services';
import { SERVICES } from '../../../solutions/04-services';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for namesToServices. */
export const mistakes = new MistakeTable('namesToServices');

// + instead of |: the same result as long as no bit occurs twice.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('added-twice', 'was added twice', (names: string[]) =>
    names.reduce((sum, name) => sum + (1n << BigInt(bitOf(name))), 0n),
  );
}

// new Error, because it is an error in any case.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new Error(name);
    return bit;
  }
  mistakes.add('any-error-will-do', 'not with a RangeError', (names: string[]) =>
    names.reduce((sum, name) => sum | (1n << BigInt(bitOf(name))), 0n),
  );
}

// A sum of powers of two, all of them exact, but as a number.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('back-as-number', 'a bigint is due', (names: string[]) =>
    [...new Set(names)].reduce((sum, name) => sum + 2 ** bitOf(name), 0),
  );
}

// 1 << 31 is negative, and 1 << 32 is 1.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('back-shifted-as-number', '1 << 31 is negative', (names: string[]) =>
    names.reduce((sum, name) => sum | BigInt(1 << bitOf(name)), 0n),
  );
}

// >>> 0 fixes bit 31, but bit 32 is still bit 0.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('back-shifted-unsigned', 'so a different bit was set', (names: string[]) =>
    names.reduce((sum, name) => sum | BigInt((1 << bitOf(name)) >>> 0), 0n),
  );
}

// The first digits in UNKNOWN[2^27] are a 2.
mistakes.add('base-taken-for-the-bit', 'You took the 2 of "2^" for the bit', (names: string[]) =>
  names.reduce((sum, name) => {
    const bit = SERVICES.find((one) => one.name === name)?.bit ?? /\d+/.exec(name)?.[0];
    if (bit === undefined) throw new RangeError(name);
    return sum | (1n << BigInt(bit));
  }, 0n),
);

// 1n << 64n works, but does not fit into the message.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (known === undefined && !unknown) throw new RangeError(name);
    return bit;
  }
  mistakes.add('bit-64-accepted', 'does not fit into 64 bits', (names: string[]) =>
    names.reduce((sum, name) => sum | (1n << BigInt(bitOf(name))), 0n),
  );
}

// ^ instead of |: the same result as long as no bit occurs twice.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('cleared-by-a-duplicate', 'The duplicate cleared the bit again', (names: string[]) =>
    names.reduce((sum, name) => sum ^ (1n << BigInt(bitOf(name))), 0n),
  );
}

// findIndex returns the index in the list, but the bit is next to the name.
mistakes.add('index-as-bit-on-the-way-back', 'NODE_NETWORK_LIMITED is bit 10', (names: string[]) =>
  names.reduce((sum, name) => {
    const index = SERVICES.findIndex((one) => one.name === name);
    return sum | (index < 0 ? right.namesToServices([name]) : 1n << BigInt(index));
  }, 0n),
);

// while (names.length) with pop: the caller's list ends up empty.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('list-emptied', 'You emptied the list', (names: string[]) => {
    let services = 0n;
    while (names.length > 0) services |= 1n << BigInt(bitOf(names.pop() ?? ''));
    return services;
  });
}

// Without ^ and $, part of the name is enough.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /UNKNOWN\[2\^(\d{1,2})\]/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError(name);
    return bit;
  }
  mistakes.add('name-found-anywhere', 'match the whole name', (names: string[]) =>
    names.reduce((sum, name) => sum | (1n << BigInt(bitOf(name))), 0n),
  );
}

// There is an error, but it does not say which name it is about.
{
  function bitOf(name: string): number {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
    const bit = known ?? (unknown ? Number(unknown[1]) : 64);
    if (bit > 63) throw new RangeError('no such service');
    return bit;
  }
  mistakes.add('name-not-reported', "The error's message does not say", (names: string[]) =>
    names.reduce((sum, name) => sum | (1n << BigInt(bitOf(name))), 0n),
  );
}

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
  right.namesToServices(
    names.map((name) =>
      name
        .trim()
        .toUpperCase()
        .replace(/^UNKNOWN.*/, name),
    ),
  ),
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

// ?? 0 for a name that is not found: a typo silently costs a service.
{
  function known(name: string) {
    try {
      return right.namesToServices([name]) > 0n;
    } catch {
      return false;
    }
  }
  mistakes.add('unknown-name-ignored', 'you silently skipped it', (names: string[]) =>
    names.reduce(
      (sum, name) =>
        /^NODE_[A-Z_]+$/.test(name) && !known(name) ? sum : sum | right.namesToServices([name]),
      0n,
    ),
  );
}

// With the flag m, ^ and $ match at the boundaries of any line.
mistakes.add('unknown-on-a-line-of-its-own', 'match the whole name', (names: string[]) =>
  right.namesToServices(names.map((name) => /^UNKNOWN\[2\^\d{1,2}\]$/m.exec(name)?.[0] ?? name)),
);

// Only the table is searched, and UNKNOWN[2^5] is not in it.
mistakes.add('unknown-rejected-on-the-way-back', 'nothing may be lost', (names: string[]) =>
  names.reduce((sum, name) => {
    const service = SERVICES.find((one) => one.name === name);
    if (!service) throw new RangeError(name);
    return sum | (1n << BigInt(service.bit));
  }, 0n),
);
