// A dict of five names, as in the old notebook: on the way back the other bits are gone.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'Names lose the bits that have none';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  const names = ['NETWORK', 'GETUTXO', 'BLOOM', 'WITNESS', 'LIMITED'];
  const dict = names.map((name, i) => [name, ((services >> BigInt([0, 1, 2, 3, 10][i])) & 1n) === 1n]);
  return { services: Object.fromEntries(dict), ip, port };
}
