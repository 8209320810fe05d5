import { writeMessage } from '../../solutions/01-framing';
import { readVarInt } from '../../solutions/03-varints';
import { version } from '../../solutions/07-own-version';
import { Demultiplexer } from '../../solutions/08-streams';
import { FlowControl } from '../../solutions/10-connection';
import { LengthCipher, readContents, session, writeContents } from '../../solutions/19-encrypted';
import type { PeerCodecs } from './peer-codecs';

/** The reference solutions, in the form that a peer takes. */
export const REFERENCE_CODECS: PeerCodecs = {
  writeMessage,
  readVarInt,
  version,
  Demultiplexer,
  FlowControl,
  v2: { session, readContents, writeContents, LengthCipher },
};
