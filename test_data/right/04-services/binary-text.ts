// By a programmer who thinks of bits as digits: a binary string, reversed, and maps for the names.
import { SERVICES } from '../../../solutions/04-services';

const NAMES = new Map(SERVICES.map(({ bit, name }) => [bit, name]));
const BITS = new Map(SERVICES.map(({ bit, name }) => [name, bit]));

/** 64 digits, the least significant first. */
const digits = (services: bigint) => [...services.toString(2).padStart(64, '0')].reverse();

export const hasBit = (services: bigint, bit: number) => digits(services)[bit] === '1';

export const offersNetwork = (services: bigint) => services % 2n === 1n;

export const offersBloomAndWitness = (services: bigint) => /11..$/.test(services.toString(2));

export function servicesToNames(services: bigint): string[] {
  return digits(services).flatMap((digit, bit) =>
    digit === '1' ? [NAMES.get(bit) ?? `UNKNOWN[2^${bit}]`] : [],
  );
}

export function namesToServices(names: string[]): bigint {
  const all = new Array<string>(64).fill('0');
  for (const name of new Set(names)) {
    const bit = BITS.get(name) ?? all.findIndex((_, i) => `UNKNOWN[2^${i}]` === name);
    if (bit < 0) throw new RangeError(`${name} is not the name of a service`);
    all[63 - bit] = '1';
  }
  return BigInt(`0b${all.join('')}`);
}
