// The payload is decoded as UTF-8: the user agent can be read then.
import type { Visit } from '../../../solutions/11-crawl';

export const exercise = 'visitLine';
export const diagnosis = 'Bytes that are no text do not survive';

export function visitLine({ payload, ...rest }: Visit) {
  return JSON.stringify(payload ? { ...rest, payload: new TextDecoder().decode(payload) } : rest);
}
