// 24 is where the port of a lone address is.
import * as right from '../../../solutions/05-net-addr';
import { changeError } from '../variants/change-error';

export const exercise = 'writeNetAddr';
export const diagnosis = 'the writer was at byte 3 already';

export const writeNetAddr: typeof right.writeNetAddr = (w, address) =>
  changeError(
    () => right.writeNetAddr(w, address),
    ({ path }) => (path === 'port' ? { offset: 24 } : {}),
  );
