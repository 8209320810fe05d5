// The error points at the message, not at the field.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeader';
export const diagnosis = 'The trouble is 16 bytes further on';

export const readHeader: typeof right.readHeader = (r, network) => {
  const start = r.offset;
  return changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: start } : {}),
  );
};
