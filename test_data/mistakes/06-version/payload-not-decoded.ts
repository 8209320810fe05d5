// The payload is passed on unchanged: it is bytes already.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'readPayload';
export const diagnosis = 'You returned the bytes unchanged';

export const readPayload = (message: Message): unknown => message.payload;
