// Only the first byte is compared.
import { readMessageIf } from '../variants/read-message';

export const exercise = 'readMessage';
export const diagnosis = 'Compare all four bytes';

export const readMessage = readMessageIf((computed, found) => computed[0] === found[0]);
