import type { Codec } from '../wire/codec/codec';
import type { WireError } from '../wire/codec/error';
import type { Reader } from '../wire/codec/reader';
import type { Writer } from '../wire/codec/writer';
import type { TransportCode } from '../wire/streams/encrypted';
import type { FlowControlClass } from '../wire/streams/socket-reader';
import type { NetworkName } from '../wire/networks';

/** A message: its command and its payload. */
export interface PeerMessage {
  /** The command: `version`, `ping`. */
  command: string;
  /** The payload; may be empty. */
  payload: Uint8Array;
}

/** One of the two addresses in a version message. */
export interface AddressLike {
  /** The node's service bits. */
  services: bigint;
  /** IPv4 or IPv6, as text. */
  ip: string;
  /** 0 to 65535. */
  port: number;
}

/** The fields of a version message; those after the fourth may be absent. */
export interface VersionLike {
  /** The sender's protocol version. */
  version: number;
  /** The sender's service bits. */
  services: bigint;
  /** The sender's clock, in seconds since the beginning of 1970. */
  timestamp: bigint;
  /** The receiver's address, as seen by the sender. */
  addr_recv: AddressLike;
  /** The sender's own address, as seen by itself. */
  addr_from?: AddressLike;
  /** The nonce by which a node detects a connection to itself. */
  nonce?: bigint;
  /** The name of the sender's software. */
  user_agent?: Uint8Array;
  /** The height of the sender's chain. */
  start_height?: number;
  /** Whether the sender wants transactions to be announced. */
  relay?: boolean;
}

/** An address in an addr message. */
export interface TimedAddressLike extends AddressLike {
  /** When the node was last seen, in seconds since the beginning of 1970. */
  time: number;
}

/** An address in an addrv2 message, on any network (BIP 155). */
export interface AddressV2Like {
  /** When the node was last seen, in seconds since the beginning of 1970. */
  time: number;
  /** The node's service bits. */
  services: bigint;
  /** The number of the network. */
  network: number;
  /** The bytes of the address. */
  address: Uint8Array;
  /** 0 to 65535. */
  port: number;
}

/** Splits a stream into messages. */
export interface DemultiplexerLike {
  /** Adds received bytes. */
  feed(chunk: Uint8Array): void;
  /** Returns the next complete message, if there is one; throws if the connection must be closed. */
  next(): PeerMessage | undefined;
}

/** The protocol code of the second transport. */
export interface V2Codecs extends Pick<TransportCode, 'session' | 'readContents'> {
  /** The cipher for lengths. */
  LengthCipher: new (key: Uint8Array) => {
    /** Encrypts or decrypts the length of the next packet. */
    crypt(length: Uint8Array): Uint8Array;
  };
  /** Writes the contents of a packet. */
  writeContents(message: PeerMessage): Uint8Array;
}

/**
 * The protocol code that a peer runs on: the reference solutions, or a learner's own.
 *
 *     import { writeMessage } from './exercises/01-framing';
 *     import { version } from './exercises/07-own-version';
 *     import { Demultiplexer } from './exercises/08-streams';
 *     import { FlowControl } from './exercises/10-connection';
 *     const peer = await startPeer({ writeMessage, Demultiplexer, version, FlowControl });
 */
export interface PeerCodecs {
  /** Lesson 01: header and payload. */
  writeMessage(w: Writer, message: PeerMessage, network: NetworkName): void;
  /** Lesson 08: splits a stream, fed in chunks of any size, into messages. */
  Demultiplexer: new (
    network: NetworkName,
    policy: 'node',
    onInvalid: (error: WireError) => void,
  ) => DemultiplexerLike;
  /** Lesson 07: the payload of a version message. */
  version: Codec<VersionLike>;
  /** Lesson 10: reads a socket no faster than its bytes can be processed. */
  FlowControl: FlowControlClass;
  /** Lesson 19: the second transport. Without it a peer speaks only the first one. */
  v2?: V2Codecs;
  /** Lesson 03: reads a count. Without it a peer does not check how many items a message announces. */
  readCount?(r: Reader): number;
  /** Lesson 18: the payload of addr. */
  addr?: Codec<TimedAddressLike[]>;
  /** Lesson 18: the payload of addrv2. */
  addrv2?: Codec<AddressV2Like[]>;
}
