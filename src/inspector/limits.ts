import { MAX_PAYLOAD_LENGTH } from '../../solutions/01-framing';
import { HEADER_LENGTH } from '../../solutions/08-streams';

/** The most bytes that are inspected: as many as the longest message has. */
export const MAX_INPUT = HEADER_LENGTH + MAX_PAYLOAD_LENGTH;

/** The most characters that are read as bytes: a dump takes up to six for each. */
export const MAX_CHARACTERS = 6 * MAX_INPUT;

/** The most parts that are shown. A stream of the shortest messages has 160,000. */
export const MAX_PARTS = 1000;

/** The most fields of a part. A payload of empty strings has four million. */
export const MAX_FIELDS = 20_000;
