// The error shows the magic that was found, but not which network it belongs to.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeader';
export const diagnosis = 'does not say testnet3';

export const readHeader: typeof right.readHeader = (r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ found }) => ({ found: found.replace(/ \(.*\)/, '') }),
  );
