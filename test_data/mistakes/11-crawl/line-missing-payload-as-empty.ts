// ?? turns a missing payload into an empty one.
import type { Visit } from '../../../solutions/11-crawl';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'visitLine';
export const diagnosis = 'the line says that an empty one did';

export function visitLine({ payload, ...rest }: Visit) {
  return JSON.stringify({ ...rest, payload: hex(payload ?? new Uint8Array()) });
}
