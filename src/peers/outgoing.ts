import { encode } from '../wire/codec/codec';
import type { NetworkName } from '../wire/networks';
import type { PeerCodecs, PeerMessage } from './peer-codecs';

/** Something to send: usually one message, as it is on the wire. */
export interface Outgoing {
  /** The bytes on the wire. */
  bytes: Uint8Array;
  /** The message that they are, or are a part of. Absent if they are not a message. */
  message?: PeerMessage;
  /** What is wrong with the bytes, for the transcript. */
  note?: string;
  /** After these bytes the connection is closed. */
  last?: boolean;
}

/**
 * A message as it is on the wire.
 *
 * @param codecs - the protocol code that writes it
 * @param network - the network whose magic it gets
 * @param message - what to send
 */
export function outgoing(codecs: PeerCodecs, network: NetworkName, message: PeerMessage): Outgoing {
  return { bytes: encode((w, value) => codecs.writeMessage(w, value, network), message), message };
}
