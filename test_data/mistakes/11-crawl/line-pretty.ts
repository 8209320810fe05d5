// An indent of two makes it readable, but turns one line into many.
import type { Visit } from '../../../solutions/11-crawl';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'visitLine';
export const diagnosis = 'There is a newline in the line';

export function visitLine({ payload, ...rest }: Visit) {
  return JSON.stringify(payload ? { ...rest, payload: hex(payload) } : rest, null, 2);
}
