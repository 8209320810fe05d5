// Every error of readMessage makes a message faulty, even the one which says that bytes are missing.
import { readMessage } from '../../../solutions/01-framing';
import * as right from '../../../solutions/07-streams';
import type { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'A payload that has not arrived yet is not an error';

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit?: number): right.Finding {
  if (bytes.length < 24) return { kind: 'incomplete', length: 24 };
  try {
    readMessage(new Reader(bytes), network);
  } catch (error) {
    return { kind: 'faulty', error: error as WireError };
  }
  return right.examine(bytes, network, limit);
}
