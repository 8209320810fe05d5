// The port of a lone address is at offset 24.
import * as right from '../../../solutions/05-net-addr';
import { changeError } from '../variants/change-error';

export const exercise = 'writeNetAddr';
export const diagnosis = 'the writer was at byte 3 already';

export const writeNetAddr: typeof right.writeNetAddr = (w, address) =>
  changeError(
    () => right.writeNetAddr(w, address),
    ({ path }) => (path === 'port' ? { offset: 24 } : {}),
  );
