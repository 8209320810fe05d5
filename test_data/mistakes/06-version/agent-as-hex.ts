// The safe way, which nobody can read.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'userAgentText';
export const diagnosis = 'Those are the bytes as numbers';

export const userAgentText = (bytes: Uint8Array) => hex(bytes);
