// By a C programmer: two halves of 32 bits, masks and loops.
import { SERVICES } from '../../../solutions/04-services';

function halves(services: bigint): Uint32Array {
  return new Uint32Array(BigUint64Array.of(services).buffer);
}

export function hasBit(services: bigint, bit: number): boolean {
  return ((halves(services)[bit >> 5] >>> (bit & 31)) & 1) === 1;
}

export function offersNetwork(services: bigint): boolean {
  return (halves(services)[0] & 0x1) !== 0;
}

export function offersBloomAndWitness(services: bigint): boolean {
  const both = 0x4 | 0x8;
  return (halves(services)[0] & both) === both;
}

export function servicesToNames(services: bigint): string[] {
  const names: string[] = [];
  let rest = services;
  for (let bit = 0; rest !== 0n; bit++, rest /= 2n) {
    if (rest % 2n === 0n) continue;
    let name = 'UNKNOWN[2^' + bit + ']';
    for (const service of SERVICES) if (service.bit === bit) name = service.name;
    names.push(name);
  }
  return names;
}

export function namesToServices(names: string[]): bigint {
  let services = 0n;
  for (const name of names) {
    let bit = -1;
    for (const service of SERVICES) if (service.name === name) bit = service.bit;
    if (name.startsWith('UNKNOWN[2^') && name.endsWith(']')) bit = Number.parseInt(name.slice(10, -1), 10);
    const known = SERVICES.find((service) => service.bit === bit)?.name;
    const back = known === name ? known : `UNKNOWN[2^${bit}]`;
    if (!(bit >= 0 && bit < 64) || back !== name) throw new RangeError('unknown service: ' + name);
    services |= 2n ** BigInt(bit);
  }
  return services;
}
