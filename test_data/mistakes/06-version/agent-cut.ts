// What is longer than a node accepts is not shown.
import * as right from '../../../solutions/06-version';

export const exercise = 'userAgentText';
export const diagnosis = 'Not all 402 bytes are shown';

export function userAgentText(bytes: Uint8Array) {
  return right.userAgentText(bytes.subarray(0, 256));
}
