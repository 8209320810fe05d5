import type { NetworkName } from '../../wire/networks';
import type { EncryptedSocketMaker } from '../../wire/streams/encrypted';
import type { PeerCodecs, VersionLike } from '../peer-codecs';
import type { Behaviour } from './behaviour';
import type { Service } from './options';
import type { Transcript } from './transcript';

/** The context shared by all connections of a peer. */
export interface PeerContext {
  /** The protocol code. */
  codecs: PeerCodecs;
  /** The network whose magic the messages carry. */
  network: NetworkName;
  /** The fields of the peer's version message, except time, nonce and the other side's address. */
  personality: VersionLike;
  /** Makes a socket that speaks whichever transport the other side speaks; undefined: only the first one. */
  encrypted: EncryptedSocketMaker | undefined;
  /** How it behaves, or misbehaves. */
  behaviour: Behaviour;
  /** The services that answer messages, by command. */
  services: ReadonlyMap<string, Service>;
  /** Records every message and event. */
  transcript: Transcript;
  /** The clock, in milliseconds. */
  now: () => number;
  /** How long the other side may take for the handshake, in milliseconds. */
  handshakeTimeout: number;
}
