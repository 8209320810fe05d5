import { writeMessage } from '../../solutions/01-framing';
import { version } from '../../solutions/06-version';
import { Demultiplexer } from '../../solutions/07-streams';
import type { PeerCodecs } from '../peer/codecs';

/** The reference answers, as a peer is handed them. */
export const CODECS: PeerCodecs = { writeMessage, version, Demultiplexer };
