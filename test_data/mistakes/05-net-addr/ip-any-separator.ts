// In a regular expression a dot is any character.
import * as right from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'in a regular expression a plain . is any character';

export function writeIp(w: Writer, ip: string) {
  right.writeIp(w, ip.replace(/^(\d{1,3}).(\d{1,3}).(\d{1,3}).(\d{1,3})$/, '$1.$2.$3.$4'));
}
