import { fromHex } from '../wire/bytes';
import type { NetworkName } from '../wire/networks';
import { dataLines, factsIn } from './facts';

/** One of the seven sessions published with BIP 324, seen from one side. */
export interface PublishedSession {
  /** How many empty packets this side sends before the packet. */
  index: number;
  /** This side's private key. */
  secret: Uint8Array;
  /** This side's public key, as sent. */
  ours: Uint8Array;
  /** The other side's public key, as received. */
  theirs: Uint8Array;
  /** Whether this side made the connection. */
  initiating: boolean;
  /** The contents of the packet. */
  contents: Uint8Array;
  /** What is authenticated together with the packet. */
  garbage: Uint8Array;
  /** Whether the packet is a decoy. */
  decoy: boolean;
  /** The x coordinates: of our public key, of theirs, and of the shared point. */
  x: { ours: Uint8Array; theirs: Uint8Array; shared: Uint8Array };
  /** The shared secret. */
  sharedSecret: Uint8Array;
  /** The keys of what the initiator sends: for lengths and for packets. */
  initiator: { length: Uint8Array; packet: Uint8Array };
  /** The keys of what the responder sends. */
  responder: { length: Uint8Array; packet: Uint8Array };
  /** The terminators that this side sends and receives. */
  terminators: { sent: Uint8Array; received: Uint8Array };
  /** The name of the session. */
  id: Uint8Array;
  /** The packet as sent, or its end. */
  packetEnd: Uint8Array;
}

/** An encrypted connection that was recorded, and our private key. */
export interface RecordedConversation {
  /** The network whose magic is in the keys. */
  network: NetworkName;
  /** Our private key. We made the connection. */
  secret: Uint8Array;
  /** The garbage that we sent. */
  garbage: Uint8Array;
  /** Everything that we sent. */
  sent: Uint8Array;
  /** Everything that the other side sent. */
  received: Uint8Array;
}

/** The encrypted conversation with btcd in test_data/conversations. */
export function recordedConversation(): RecordedConversation {
  const [facts] = factsIn('conversations', 'btcd-encrypted.txt');
  return {
    network: facts.text('network') as NetworkName,
    secret: facts.bytes('secret'),
    garbage: facts.bytes('garbage'),
    sent: facts.bytes('sent'),
    received: facts.bytes('received'),
  };
}

/** The seven sessions published with BIP 324. */
export function publishedSessions(): PublishedSession[] {
  return factsIn('vectors', 'bip324-sessions.txt').map((facts) => {
    const text = (name: string) => facts.text(name);
    const bytes = (name: string) => facts.bytes(name);
    return {
      index: Number(text('index')),
      secret: bytes('secret'),
      ours: bytes('ours'),
      theirs: bytes('theirs'),
      initiating: text('initiating') === '1',
      // up to 16 megabytes, which few tests need
      get contents() {
        const one = bytes('contents');
        const all = Buffer.alloc(one.length * Number(text('times')), one);
        return new Uint8Array(all.buffer, all.byteOffset, all.length);
      },
      // only one of them has garbage
      garbage: facts.has('garbage') ? bytes('garbage') : new Uint8Array(0),
      decoy: text('decoy') === '1',
      x: { ours: bytes('x_ours'), theirs: bytes('x_theirs'), shared: bytes('x_shared') },
      sharedSecret: bytes('shared_secret'),
      initiator: { length: bytes('initiator_length'), packet: bytes('initiator_packet') },
      responder: { length: bytes('responder_length'), packet: bytes('responder_packet') },
      terminators: { sent: bytes('terminator_sent'), received: bytes('terminator_received') },
      id: bytes('session_id'),
      packetEnd: facts.has('packet') ? bytes('packet') : bytes('packet_end'),
    };
  });
}

/** The rows of a table, without the line of its column names. */
function rowsOf(file: string): string[][] {
  return dataLines('vectors', file)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** The 76 encodings of ElligatorSwift published with BIP 324, each with its x coordinate. */
export function publishedDecodings(): { encoded: Uint8Array; x: Uint8Array }[] {
  return rowsOf('bip324-ellswift-decode.csv').map(([encoded, x]) => ({
    encoded: fromHex(encoded),
    x: fromHex(x),
  }));
}

/** The 32 pairs of u and x published with BIP 324, each with the t of all eight cases, if there is one. */
export function publishedInverses(): { u: bigint; x: bigint; t: (bigint | undefined)[] }[] {
  const number = (digits: string) => (digits === '' ? undefined : BigInt(`0x${digits}`));
  return rowsOf('bip324-ellswift-inverse.csv').map(([u, x, ...t]) => {
    return { u: number(u)!, x: number(x)!, t: t.map(number) };
  });
}
