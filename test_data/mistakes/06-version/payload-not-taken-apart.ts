// The message is handed on: its payload is bytes already.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'readPayload';
export const diagnosis = 'The bytes came back as they were';

export const readPayload = (message: Message): unknown => message.payload;
