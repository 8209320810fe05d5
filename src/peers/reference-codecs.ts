import { writeMessage } from '../../solutions/01-framing';
import { readCount } from '../../solutions/03-varints';
import { version } from '../../solutions/07-own-version';
import { Demultiplexer } from '../../solutions/08-streams';
import { FlowControl } from '../../solutions/10-connection';
import { addr, addrv2 } from '../../solutions/18-gossip';
import { LengthCipher, readContents, session, writeContents } from '../../solutions/19-encrypted';
import type { PeerCodecs } from './peer-codecs';

/** The reference solutions, in the form that a peer takes. */
export const REFERENCE_CODECS: PeerCodecs = {
  writeMessage,
  readCount,
  version,
  Demultiplexer,
  FlowControl,
  addr,
  addrv2,
  v2: { session, readContents, writeContents, LengthCipher },
};
