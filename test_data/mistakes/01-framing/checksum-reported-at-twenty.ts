// The checksum of the first message is at offset 20.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readMessage';
export const diagnosis = 'the reader was at byte 3 already';

export const readMessage: typeof right.readMessage = (r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'checksum' ? { offset: 20 } : {}),
  );
