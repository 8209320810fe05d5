// The command is written without its name.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'writeMessage';
export const diagnosis = 'it should name "command"';

export const writeMessage: typeof right.writeMessage = (w, message, network) =>
  changeError(
    () => right.writeMessage(w, message, network),
    ({ path }) => (path === 'command' ? { path: '' } : {}),
  );
