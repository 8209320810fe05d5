import { encode } from '../wire/codec/codec';
import type { NetworkName } from '../wire/networks';
import type { PeerCodecs, PeerMessage } from './peer-codecs';

/** Something to send: mostly one message, as it stands on the wire. */
export interface Piece {
  /** The bytes on the wire. */
  bytes: Uint8Array;
  /** What they are, or are a part of. Without it they are no message. */
  message?: PeerMessage;
  /** What is wrong with them, for the transcript. */
  note?: string;
  /** After these bytes the connection is closed. */
  last?: boolean;
}

/**
 * A message as it stands on the wire.
 *
 * @param codecs - write it
 * @param network - whose magic it gets
 * @param message - what to send
 */
export function pieceOf(codecs: PeerCodecs, network: NetworkName, message: PeerMessage): Piece {
  return { bytes: encode((w, value) => codecs.writeMessage(w, value, network), message), message };
}
