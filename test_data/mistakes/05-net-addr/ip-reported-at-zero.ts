// The offset 0 is hard-coded.
import * as right from '../../../solutions/05-net-addr';
import { changeError } from '../variants/change-error';

export const exercise = 'writeIp';
export const diagnosis = 'the writer was at byte 3 already';

export const writeIp: typeof right.writeIp = (w, ip) =>
  changeError(
    () => right.writeIp(w, ip),
    () => ({ offset: 0 }),
  );
