// The offset 0 is hard-coded.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'writeCommand';
export const diagnosis = 'the writer was at byte 3 already';

export const writeCommand: typeof right.writeCommand = (w, command) =>
  changeError(
    () => right.writeCommand(w, command),
    () => ({ offset: 0 }),
  );
