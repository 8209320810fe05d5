// 1 << bit in a loop to 64: each bit is found twice.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'so one bit is found twice';

export function servicesToNames(services: bigint) {
  const mask = Number(BigInt.asIntN(32, services));
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) =>
    bit < 31 ? mask & (1 << bit) : bit % 32 === 31 && mask < 0,
  );
  return bits.map((bit) => SERVICES.find((one) => one.bit === bit)?.name ?? `UNKNOWN[2^${bit}]`);
}
