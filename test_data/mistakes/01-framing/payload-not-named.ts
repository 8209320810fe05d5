// The bytes are read without a name.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readMessage';
export const diagnosis = 'it should name "payload"';

export const readMessage: typeof right.readMessage = (r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'payload' ? { path: '' } : {}),
  );
