// The offset 0 is hard-coded.
import * as right from '../../../solutions/03-varints';
import { changeError } from '../variants/change-error';

export const exercise = 'writeVarInt';
export const diagnosis = 'the writer was at byte 3 already';

export const writeVarInt: typeof right.writeVarInt = (w, value) =>
  changeError(
    () => right.writeVarInt(w, value),
    () => ({ offset: 0 }),
  );
