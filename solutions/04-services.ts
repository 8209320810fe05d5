/**
 * Lesson 04 · Services.
 *
 * What a node offers: a number of 64 bits, in which each bit answers a yes-or-no question of its own.
 *
 * @module
 */

/**
 * The named bits.
 *
 * @see Bitcoin Core, src/protocol.h, ServiceFlags; BIP 64 (bit 1), BIP 111 (2), BIP 144 (3), BIP 157 (6), BIP
 *   159 (10), BIP 324 (11)
 */
export const SERVICES: readonly { readonly bit: number; readonly name: string }[] = [
  { bit: 0, name: 'NODE_NETWORK' },
  { bit: 1, name: 'NODE_GETUTXO' },
  { bit: 2, name: 'NODE_BLOOM' },
  { bit: 3, name: 'NODE_WITNESS' },
  { bit: 6, name: 'NODE_COMPACT_FILTERS' },
  { bit: 10, name: 'NODE_NETWORK_LIMITED' },
  { bit: 11, name: 'NODE_P2P_V2' },
];

/**
 * Whether one bit is set.
 *
 * @param services - 64 bits
 * @param bit - 0 is the least significant bit, 63 the most significant
 * @example hasBit(9n, 3) // true: 9 is 1 + 8
 */
export function hasBit(services: bigint, bit: number): boolean {
  // shifting a number would start over at bit 0 after bit 31
  return ((services >> BigInt(bit)) & 1n) === 1n;
}

/**
 * Whether you can ask the node for any block: NODE_NETWORK.
 *
 * @param services - 64 bits
 */
export function offersNetwork(services: bigint): boolean {
  return hasBit(services, 0);
}

/**
 * Whether the node offers both NODE_BLOOM and NODE_WITNESS.
 *
 * @param services - 64 bits
 */
export function offersBloomAndWitness(services: bigint): boolean {
  return hasBit(services, 2) && hasBit(services, 3);
}

/**
 * The names of all bits that are set, the least significant first. A bit without a name is not lost: it
 * appears as a power of two, `UNKNOWN[2^27]`.
 *
 * @param services - 64 bits
 * @example servicesToNames(9n) // ['NODE_NETWORK', 'NODE_WITNESS']
 * @see Bitcoin Core, src/protocol.cpp, serviceFlagsToStr
 */
export function servicesToNames(services: bigint): string[] {
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => hasBit(services, bit));
  return bits.map((bit) => SERVICES.find((service) => service.bit === bit)?.name ?? `UNKNOWN[2^${bit}]`);
}

/**
 * The number with these bits set: the reverse of {@link servicesToNames}.
 *
 * @param names - in any order; a duplicate counts once. `UNKNOWN[2^n]` is bit n, whether that bit has a name or
 *   not; n is from 0 to 63, in decimal, without leading zeros. The list stays as it is
 * @returns 64 bits
 * @throws RangeError for an unknown name, or a bit over 63; its message contains the name
 * @example namesToServices(['NODE_WITNESS', 'UNKNOWN[2^27]']) // 134217736n
 */
export function namesToServices(names: string[]): bigint {
  return names.reduce((services, name) => services | (1n << BigInt(bitOf(name))), 0n);
}

function bitOf(name: string): number {
  const known = SERVICES.find((service) => service.name === name)?.bit;
  const unknown = /^UNKNOWN\[2\^(0|[1-9]\d?)\]$/.exec(name);
  const bit = known ?? (unknown ? Number(unknown[1]) : 64);
  if (bit > 63) throw new RangeError(`there is no service ${name}`);
  return bit;
}
