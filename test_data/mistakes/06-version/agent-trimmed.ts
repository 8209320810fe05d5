// Spaces at the ends look like noise.
import * as right from '../../../solutions/06-version';

export const exercise = 'userAgentText';
export const diagnosis = 'The spaces around it are gone';

export function userAgentText(bytes: Uint8Array) {
  return right.userAgentText(bytes).trim();
}
