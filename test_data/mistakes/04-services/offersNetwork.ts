import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for offersNetwork. */
export const mistakes = new MistakeTable('offersNetwork');

// services > 0: any node that offers anything at all.
mistakes.add('network-is-anything', 'You accepted any services at all', (services: bigint) => services > 0n);

// The first bit, counted from 1.
mistakes.add('network-is-bit-one', 'whose value is 1', (services: bigint) => (services & 2n) !== 0n);

// services === 1: a full node of 2009.
mistakes.add('network-is-one', 'You accepted only the number 1', (services: bigint) => services === 1n);

// The masked number is returned without a comparison.
mistakes.add('network-masked-number', 'Return true or false', (services: bigint) => services & 1n);

// Number(services) & 1: beyond 2^53 the lowest bits are rounded away.
mistakes.add('network-of-a-float', '2^63 + 1 is rounded', (services: bigint) => (Number(services) & 1) === 1);

// A pruned node has blocks as well, but only the last 288.
mistakes.add(
  'network-or-limited',
  'only the last 288 blocks',
  (services: bigint) => (services & 1025n) !== 0n,
);

// NODE_NETWORK_LIMITED sounds like the opposite, but most full nodes have it as well.
mistakes.add(
  'network-and-not-limited',
  '1037 has NODE_NETWORK, bit 0',
  (services: bigint) => (services & 1025n) === 1n,
);
