// One struct of nine fields: a message from before 2012 or 2013 is refused.
import { bool, int32, int64, uint64 } from '../../../solutions/02-fields';
import { varStr } from '../../../solutions/03-varints';
import { netAddr } from '../../../solutions/05-net-addr';
import { struct } from '../../../src/wire/codec/codec';

export const exercise = 'readVersion';
export const diagnosis = 'You read a relay byte that is not there';

const nine = struct({
  version: int32,
  services: uint64,
  timestamp: int64,
  addr_recv: netAddr,
  addr_from: netAddr,
  nonce: uint64,
  user_agent: varStr,
  start_height: int32,
  relay: bool,
});

export const readVersion = nine.read;
