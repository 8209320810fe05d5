// Only as much is shown as a node accepts.
import * as right from '../../../solutions/06-version';

export const exercise = 'userAgentText';
export const diagnosis = 'You do not show all 402 bytes';

export function userAgentText(bytes: Uint8Array) {
  return right.userAgentText(bytes.subarray(0, 256));
}
