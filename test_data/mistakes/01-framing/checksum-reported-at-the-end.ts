// The offset is taken after the payload has been read.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readMessage';
export const diagnosis = 'just past what has been read';

export const readMessage: typeof right.readMessage = (r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'checksum' ? { offset: r.offset } : {}),
  );
