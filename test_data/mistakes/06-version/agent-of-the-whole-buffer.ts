// Buffer.from(bytes.buffer) also shows the rest of the message.
import { userAgentText as right } from '../../../solutions/06-version';

export const exercise = 'userAgentText';
export const diagnosis = '`.buffer` is the whole buffer';

export const userAgentText = (bytes: Uint8Array) => right(new Uint8Array(bytes.buffer));
