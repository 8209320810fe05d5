import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for offersBloomAndWitness. */
export const mistakes = new MistakeTable('offersBloomAndWitness');

// === 12: both, and nothing more.
mistakes.add('exactly-twelve', 'Other bits may be set as well', (services: bigint) => services === 12n);

// 4 & 8 reads like 'bloom and witness', but is 0.
mistakes.add('mask-of-nothing', '4 & 8 is 0', (services: bigint) => {
  const both = 4n & 8n;
  return (services & both) === both;
});

// && returns the second number, not a boolean.
mistakes.add(
  'masked-numbers-of-both',
  'Return true or false',
  (services: bigint) => services & 4n && services & 8n,
);

// !== 0 after a mask of two bits: either of them is enough.
mistakes.add(
  'one-of-two-is-enough',
  'You accepted either of the two',
  (services: bigint) => (services & 12n) !== 0n,
);

// The second condition is always true, since it does not look at the services.
mistakes.add('only-bloom-checked', 'You looked only at NODE_BLOOM', (services: bigint) => {
  const witness = 8n;
  return (services & 4n) !== 0n && witness > 0n;
});

// 4 && 8 is 8: && returns the last of two truthy numbers.
mistakes.add('only-witness-checked', 'You looked only at NODE_WITNESS', (services: bigint) => {
  const bloom = 4n;
  const witness = 8n;
  return (services & (bloom && witness)) !== 0n;
});

// >= 12: right for the few numbers that were tried.
mistakes.add('twelve-or-more', '1025 is more than 12', (services: bigint) => services >= 12n);

// A number is easier to mask, but loses the lowest bits if a high one is set.
mistakes.add('both-in-a-number', '2^63 + 12 is rounded to 2^63', (services: bigint) =>
  [4, 8].every((mask) => (Number(services) & mask) !== 0),
);

// A node without blocks has nothing to filter, but that is not what is asked.
mistakes.add(
  'network-asked-for-as-well',
  'NODE_NETWORK, bit 0, is not asked for',
  (services: bigint) => (services & 13n) === 13n,
);
