// Buffer.from(bytes.buffer) looks like a way to get indexOf, but loses where the view begins and ends.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'You looked at the underlying buffer';

export const seek = (bytes: Uint8Array, magic: Uint8Array) => right.seek(Buffer.from(bytes.buffer), magic);
