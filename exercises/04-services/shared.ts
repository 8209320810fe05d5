import fc from 'fast-check';

export const any64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

export const NAMED: [bigint, string[]][] = [
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
  [2n ** 63n + 1n, ['NODE_NETWORK', 'UNKNOWN[2^63]']],
];

export const isError = (got: unknown) => Object.prototype.toString.call(got) === '[object Error]';

/** The value of one bit. */
export const two = (bit: number) => 1n << BigInt(bit);

/** Whether every item of a list is a boolean. */
export const boolean = (got: unknown) => Array.isArray(got) && got.every((set) => typeof set === 'boolean');

export const bitsOf = (services: bigint, names: string[]) => `${services} has ${names.join(', ')}`;
