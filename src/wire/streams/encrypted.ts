import type { Socket } from 'node:net';
import { joinBytes } from '../bytes';
import { encode } from '../codec/codec';
import { WireError } from '../codec/error';
import type { Writer } from '../codec/writer';
import { type EphemeralKey, ephemeralKey } from '../ellswift';
import { randomGarbage } from '../garbage';
import type { NetworkName } from '../networks';
import type { ReceivedMessage, StreamSplitter } from './channel';
import { dialTcp } from './dial';
import { looksLikeV1 } from './looks-like-v1';
import { ClosedError } from './peer-errors';
import { type Script, ScriptRunner } from './script';
import {
  type Translated,
  type TranslatedSocket,
  type Translation,
  TransportSocket,
} from './transport-socket';

/** What an encrypted connection does next: lesson 19. */
export type SessionStepLike =
  | { send: Uint8Array }
  | {
      /** Makes the packet of a message. */
      write: (message: ReceivedMessage) => Uint8Array;
    }
  | { version: Uint8Array }
  | { contents: Uint8Array };

/** What a connection needs to know before it begins. */
export interface SessionOptions {
  /** Whose magic is in the keys. */
  network: NetworkName;
  /** Whether we made the connection. */
  initiating: boolean;
  /** Our key, for this connection alone. */
  key: EphemeralKey;
  /** What we send after our public key, at most 4095 bytes. */
  garbage: Uint8Array;
}

/** The protocol code of lessons 01, 08 and 19 that encrypted sockets run on. */
export interface TransportCode {
  /** Lesson 19: the second transport. */
  session(options: SessionOptions): Script<SessionStepLike>;
  /** Lesson 19: reads the contents of a packet. A WireError drops it. */
  readContents(contents: Uint8Array): ReceivedMessage;
  /** Lesson 01: writes a message of the first transport. */
  writeMessage(w: Writer, message: ReceivedMessage, network: NetworkName): void;
  /** Lesson 08: splits what the user writes into messages. */
  Demultiplexer: new (network: NetworkName) => StreamSplitter;
  /** Whether these are the first bytes of the first transport; undefined as long as that is not known. */
  looksLikeV1?: typeof looksLikeV1;
}

/** A socket that speaks one of the two transports to the other side, and the first one to its user. */
export type EncryptedSocket = TranslatedSocket;

/** Makes an encrypted socket. By default, key and garbage are random, and the network is mainnet. */
export type EncryptedSocketMaker = (
  socket: Socket,
  network?: NetworkName,
  role?: 'initiator' | 'responder',
  options?: Partial<Pick<SessionOptions, 'key' | 'garbage'>>,
) => EncryptedSocket;

/** How to connect. */
export interface DialOptions {
  /** `auto`: first v2, and if the other side hangs up, v1. */
  transport?: 'auto' | 'v1' | 'v2';
  /** Cancels the attempt when aborted. */
  signal?: AbortSignal;
}

/** Connects to a node. */
export type EncryptedDialer = (
  host: string,
  port: number,
  timeout: number,
  network?: NetworkName,
  options?: DialOptions,
) => Promise<Socket>;

const NOTHING: Uint8Array = new Uint8Array(0);

/** A packet is read in two parts: its length, and the rest. */
const READS_PER_PACKET = 2;

/**
 * Make the function that turns a connected socket into one that speaks the second transport to the other side, and the
 * first one to its user, who writes and reads messages as in lesson 01. So a Connection works over it as over any
 * other. From then on, only the new socket may be used.
 *
 * As `responder` it waits for the other side's first bytes: if they are those of the first transport, all bytes pass as
 * they are. What is written before the keys are there waits. If the other side breaks the protocol, the messages before
 * that can still be read, and the socket ends with the error.
 *
 * @param code - what it runs on
 */
export function encryptedSockets(code: TransportCode): EncryptedSocketMaker {
  return (
    socket,
    network = 'mainnet',
    role = 'initiator',
    { key = ephemeralKey(), garbage = randomGarbage() } = {},
  ) => {
    const initiating = role === 'initiator';
    const detect = code.looksLikeV1 ?? looksLikeV1;
    const parts = {
      session: code.session({ network, initiating, key, garbage }),
      looksLikeV1: (start: Uint8Array) => (initiating ? false : detect(start, network)),
      written: new code.Demultiplexer(network),
      frame: (contents: Uint8Array) => {
        const message = code.readContents(contents);
        return encode((w) => code.writeMessage(w, message, network), undefined);
      },
    };
    return TransportSocket.over(socket, new SessionTranslation(parts));
  };
}

/**
 * Make the function that connects to a node. It resolves with a socket for `Connection.over`, once the other side's
 * version packet has come; for `v1`, once it is connected.
 *
 * A node that only knows v1 takes our key for a header with a wrong magic, and hangs up. Then `auto` makes a new
 * connection, for v1. What the timeout limits is connecting, and the exchange of keys, each time anew.
 *
 * It throws what `dialTcp` throws; for `v2` a ClosedError, if the other side hangs up; a WireError, if it breaks the
 * protocol; a ConnectError, if it takes too long. No socket is left open then.
 *
 * @param encryptedSocket - makes encrypted sockets
 */
export function encryptedDialer(encryptedSocket: EncryptedSocketMaker): EncryptedDialer {
  return async (host, port, timeout, network = 'mainnet', { transport = 'auto', signal } = {}) => {
    const dialled = await dialTcp(host, port, timeout, signal);
    if (transport === 'v1') return dialled;
    const socket = encryptedSocket(dialled, network);
    try {
      await socket.established(timeout, signal);
      return socket;
    } catch (error) {
      if (transport === 'v2' || !(error instanceof ClosedError)) throw error;
      return dialTcp(host, port, timeout, signal);
    }
  };
}

/** What one connection runs on. */
interface SessionParts {
  session: Script<SessionStepLike>;
  looksLikeV1(start: Uint8Array): boolean | undefined;
  written: StreamSplitter;
  /** The message with these contents, as it is in the first transport. */
  frame(contents: Uint8Array): Uint8Array;
}

class SessionTranslation implements Translation {
  transport: 'v1' | 'v2' | undefined;
  done = false;
  private readonly runner: ScriptRunner<SessionStepLike>;
  private write: ((message: ReceivedMessage) => Uint8Array) | undefined;
  /** The first bytes, as long as it is not known which transport they are. */
  private start = NOTHING;

  constructor(private readonly parts: SessionParts) {
    this.runner = new ScriptRunner(parts.session);
  }

  get ready(): boolean {
    return this.transport === 'v1' || this.write !== undefined;
  }

  receive(chunk: Uint8Array): Translated {
    if (this.transport === undefined) {
      this.start = joinBytes(this.start, chunk);
      const v1 = this.parts.looksLikeV1(this.start);
      if (v1 === undefined) return { send: NOTHING, deliver: NOTHING };
      this.transport = v1 ? 'v1' : 'v2';
      this.done = v1;
      return this.receive(this.start);
    }
    if (this.transport === 'v1') return { send: NOTHING, deliver: chunk };
    this.runner.feed(chunk);
    return this.proceed();
  }

  send(bytes: Uint8Array): Uint8Array {
    if (!this.write) return bytes;
    const { written } = this.parts;
    const packets: Uint8Array[] = [];
    written.feed(bytes);
    for (let message; (message = written.next());) packets.push(this.write(message));
    return joinBytes(...packets);
  }

  /** Take all steps that are possible. What came before an error is delivered all the same. */
  private proceed(): Translated {
    const send: Uint8Array[] = [];
    const deliver: Uint8Array[] = [];
    const { reads } = this.runner;
    let error: Error | undefined;
    try {
      for (let step; (step = this.runner.next());) {
        if ('send' in step) send.push(step.send);
        else if ('write' in step) this.write = step.write;
        else if ('version' in step) this.done = true;
        else deliver.push(this.frameOf(step.contents));
      }
    } catch (caught) {
      error = caught as Error;
    }
    const packets = (this.runner.reads - reads) / READS_PER_PACKET;
    return { send: joinBytes(...send), deliver: joinBytes(...deliver), error, packets };
  }

  private frameOf(contents: Uint8Array): Uint8Array {
    try {
      return this.parts.frame(contents);
    } catch (error) {
      // a message that cannot be read is dropped, as in the first transport
      if (error instanceof WireError) return NOTHING;
      throw error;
    }
  }
}
