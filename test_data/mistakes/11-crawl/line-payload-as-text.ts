// The payload is decoded as UTF-8, so that the user agent can be read.
import type { Visit } from '../../../solutions/11-crawl';

export const exercise = 'visitLine';
export const diagnosis = 'Bytes that are not text do not survive';

export function visitLine({ payload, ...rest }: Visit) {
  return JSON.stringify(payload ? { ...rest, payload: new TextDecoder().decode(payload) } : rest);
}
