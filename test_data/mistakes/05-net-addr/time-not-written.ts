// One writer for both kinds of address: the time is read, but never written.
import { writeNetAddr } from '../../../solutions/05-net-addr';

export const exercise = 'writeTimedNetAddr';
export const diagnosis = 'The time is missing';

export const writeTimedNetAddr = writeNetAddr;
