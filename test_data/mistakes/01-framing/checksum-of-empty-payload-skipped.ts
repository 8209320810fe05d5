// Where there is no payload, its checksum is not looked at.
import { sameBytes } from '../../../src/wire/bytes';
import { readMessageIf } from '../variants/read-message';

export const exercise = 'readMessage';
export const diagnosis = 'An empty payload has a checksum too';

export const readMessage = readMessageIf(
  (computed, found, payload) => payload.length === 0 || sameBytes(computed, found),
);
