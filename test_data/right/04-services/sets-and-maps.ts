// By a programmer who thinks in sets of bits, and looks names up in a Map.
import { SERVICES } from '../../../solutions/04-services';

const NAMES = new Map(SERVICES.map(({ bit, name }) => [bit, name]));
const BITS = new Map(SERVICES.map(({ bit, name }) => [name, bit]));

function bitsOf(services: bigint): Set<number> {
  const bits = new Set<number>();
  for (let bit = 0, rest = services; rest > 0n; bit++, rest >>= 1n) if (rest % 2n === 1n) bits.add(bit);
  return bits;
}

export const hasBit = (services: bigint, bit: number) => bitsOf(services).has(bit);

export const offersNetwork = (services: bigint) => hasBit(services, 0);

export const offersBloomAndWitness = (services: bigint) => [2, 3].every((bit) => bitsOf(services).has(bit));

export const servicesToNames = (services: bigint) =>
  [...bitsOf(services)].map((bit) => NAMES.get(bit) ?? `UNKNOWN[2^${bit}]`);

export function namesToServices(names: string[]): bigint {
  const bits = new Set<number>();
  for (const name of names) {
    const bit = BITS.get(name) ?? [...Array(64).keys()].find((i) => name === `UNKNOWN[2^${i}]`);
    if (bit === undefined) throw new RangeError(`${name}? Nobody offers that.`);
    bits.add(bit);
  }
  return [...bits].reduce((sum, bit) => sum + 2n ** BigInt(bit), 0n);
}
