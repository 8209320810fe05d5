// readInt32LE: ff ff ff ff becomes -1, which is below every limit.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'ff ff ff ff was taken for -1';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  if (bytes.length < 24 || Buffer.from(bytes).readInt32LE(16) >= 0)
    return right.examine(bytes, network, limit);
  const length = 24 + Buffer.from(bytes).readInt32LE(16);
  return { kind: 'message', message: { command: 'ping', payload: new Uint8Array() }, length };
}
