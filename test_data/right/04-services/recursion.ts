// By a programmer who takes the lowest bit and handles the rest recursively.
import { SERVICES } from '../../../solutions/04-services';

export function hasBit(services: bigint, bit: number): boolean {
  return bit === 0 ? BigInt.asUintN(1, services) === 1n : hasBit(services / 2n, bit - 1);
}

export function offersNetwork(services: bigint): boolean {
  return !!(services & 1n);
}

export function offersBloomAndWitness(services: bigint): boolean {
  return (~services & 0b1100n) === 0n;
}

export function servicesToNames(services: bigint, from = 0): string[] {
  if (from === 64) return [];
  const rest = servicesToNames(services, from + 1);
  return hasBit(services, from) ? [nameOf(from), ...rest] : rest;
}

function nameOf(wanted: number): string {
  return SERVICES.find(({ bit }) => bit === wanted)?.name ?? `UNKNOWN[2^${wanted}]`;
}

export function namesToServices([first, ...rest]: string[]): bigint {
  if (first === undefined) return 0n;
  for (let bit = 0; bit < 64; bit++) {
    if (first === nameOf(bit) || first === `UNKNOWN[2^${bit}]`)
      return (1n << BigInt(bit)) | namesToServices(rest);
  }
  throw new RangeError(`the name "${first}" means nothing to me`);
}
