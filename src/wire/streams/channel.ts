import type { Socket } from 'node:net';
import { bytesInWords } from '../../base/text';
import { joinBytes } from '../bytes';
import { WireError } from '../codec/error';
import { connectReason } from './connect-reason';
import { Shutdown } from './shutdown';
import { Inbox } from './inbox';
import { SocketReader, type StartFlowControl } from './socket-reader';
import { Keepalive } from './keepalive';
import { INBOX_LIMIT } from './limits';
import { withLooksLike, looksLikeNote } from './other-protocols';
import { ClosedError, HandshakeTimeoutError, ProtocolError, ReceiveTimeoutError } from './peer-errors';
import { endsConnection, type RuleName, PEER_RULES } from './peer-rules';
import { type DroppedMessages, CommandCounts } from './counts';
import type { Transcript } from './transcript';

/** A message: its command and its payload. */
export interface ReceivedMessage {
  /** The command: `ping`. */
  command: string;
  /** The payload; may be empty. */
  payload: Uint8Array;
}

/** Splits a stream into messages: lesson 08. */
export interface StreamSplitter {
  /** Adds received bytes. */
  feed(chunk: Uint8Array): void;
  /** Returns the next complete message, if there is one. */
  next(): ReceivedMessage | undefined;
  /** The received bytes that do not form a complete message yet. */
  readonly held: Uint8Array;
}

/** What a {@link Channel} needs from the connection that it belongs to. */
export interface ChannelOwner {
  /** Creates the object that splits a stream into messages: lesson 08. */
  demultiplexer(onInvalid: (error: Error) => void): StreamSplitter;
  /** Begins to read the socket, no faster than its bytes can be processed: lesson 10. */
  flowControl: StartFlowControl;
  /** Sends a message: now and then a ping, to find out whether the other side is still there. */
  send(message: ReceivedMessage): Promise<void>;
  /**
   * Acts on a message whose turn has come. Without it, every message can be received.
   *
   * @returns true if it is dealt with; otherwise it can be received
   */
  act?(message: ReceivedMessage): boolean;
}

/**
 * The receiving half of a connection. Messages are read in short turns, so that other peers get theirs. They
 * are acted on in order and kept as copies; when the inbox is full, reading pauses. The end of the connection
 * takes effect in order, too.
 */
export class Channel {
  /** Messages that can be received. */
  readonly inbox: Inbox<ReceivedMessage>;
  private readonly shutdown: Shutdown;
  private readonly keepalive: Keepalive;
  private readonly reader: SocketReader;
  private readonly demultiplexer: StreamSplitter;
  /** A rule was broken: nothing that came after that is acted on. */
  private broken = false;
  /** The first bytes received. */
  private start: Uint8Array = new Uint8Array(0);
  /** How many calls of `answer` are pending. */
  private sending = 0;
  /** An answer may still be on its way out when the other side has finished sending. */
  private answering = false;

  /**
   * @param socket - a connected socket
   * @param transcript - records messages and the end of the connection
   * @param owner - the connection that the channel belongs to
   */
  constructor(
    socket: Socket,
    private readonly transcript: Transcript,
    owner: ChannelOwner,
  ) {
    this.demultiplexer = owner.demultiplexer(({ message }) => this.drop(message));
    this.inbox = new Inbox<ReceivedMessage>(({ payload }) => payload.length, INBOX_LIMIT, {
      act: (message) => this.broken || this.keepalive.isAnswer(message) || (owner.act?.(message) ?? false),
      urgent: ({ command }) => command === 'ping',
      room: () => this.reader.readOn(),
    });
    this.shutdown = new Shutdown(socket, this.inbox, {
      stop: () => this.reader.stop(),
      over: (reason) => this.over(reason),
    });
    this.keepalive = new Keepalive({
      silent: (limit) => this.shutdown.now(new ClosedError(`nothing received for ${limit / 60_000} minutes`)),
      unread: () => this.reader.paused && !socket.writableNeedDrain,
      ping: (payload) => void owner.send({ command: 'ping', payload }).catch(() => {}),
    });
    this.reader = new SocketReader(
      socket,
      {
        work: (portion) => this.split(portion),
        ready: () => !this.inbox.full && !socket.writableNeedDrain,
        ended: (error) => this.otherEnded(error),
      },
      (process, ready) => owner.flowControl(process, ready),
    );
  }

  /** Why the connection has ended; undefined until then. */
  get reason(): Error | undefined {
    return this.shutdown.reason;
  }

  /** Resolves when the socket has emitted `close`, which is a little after the end. */
  get gone(): Promise<void> {
    return this.shutdown.gone;
  }

  /** End the connection at once, unless it has ended. @param reason - what every wait is rejected with */
  end(reason: Error): void {
    this.shutdown.now(reason);
  }

  /** Messages that were dropped. */
  get dropped(): DroppedMessages {
    return this.transcript.faults;
  }

  /**
   * Receive the first message that matches. Earlier ones are skipped.
   *
   * @param what - what is expected, in words
   * @param timeout - how long to wait, in milliseconds
   * @param fits - whether a message matches
   * @throws ReceiveTimeoutError that reports what came instead, and what was dropped
   * @throws the reason why the connection ended, if no message is left
   */
  async find(
    what: string,
    timeout: number,
    fits: (message: ReceivedMessage) => boolean,
  ): Promise<ReceivedMessage> {
    const { count } = this.dropped;
    const others = new CommandCounts();
    try {
      return await this.inbox.find(fits, timeout, ({ command }) => others.add(command));
    } catch (error) {
      if (!(error instanceof ReceiveTimeoutError)) throw error;
      const instead = this.transcript.instead(others, count) + this.partly + looksLikeNote(this.start);
      const nothing = what === 'message' && this.transcript.heard ? 'nothing else' : `no ${what}`;
      throw new ReceiveTimeoutError(`${nothing} came in ${Math.round(timeout)} ms${instead}`);
    }
  }

  /**
   * Wait until an answer is sent. If no other answer follows it, the message that was received last is then
   * dealt with, and the next one has its turn.
   */
  async answer(sending: Promise<void>): Promise<void> {
    this.sending++;
    try {
      await sending;
    } finally {
      setImmediate(() => --this.sending === 0 && this.inbox.done());
    }
  }

  /**
   * Take and answer messages, as in a handshake. Even if the other side has finished sending, the connection does
   * not end before that is over. If it fails, the connection ends with its error.
   *
   * @param talk - takes and answers; the message taken last is dealt with when it is over
   */
  async conversation<T>(talk: () => Promise<T>): Promise<T> {
    this.answering = true;
    try {
      return await talk();
    } catch (error) {
      this.end(error as Error);
      throw error;
    } finally {
      this.answering = false;
      this.inbox.done();
    }
  }

  /**
   * Act on a message that may be invalid: then it is dropped.
   *
   * @param message - the message
   * @param act - reads its payload. Errors other than a WireError are passed on
   * @returns what `act` returned; undefined if the message was dropped
   */
  unlessInvalid<T>({ command }: ReceivedMessage, act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.drop(`${command}: ${error.message}`);
      return undefined;
    }
  }

  /**
   * End the connection with a HandshakeTimeoutError, which says what is missing, and what was dropped.
   *
   * @param missing - what did not come: `verack`
   * @param timeout - how long it was waited for, in milliseconds
   */
  tooLate(missing: string, timeout: number): void {
    const instead = this.dropped.since(0) + this.partly + looksLikeNote(this.start);
    const why = `no ${missing} came in ${Math.round(timeout)} ms${instead}`;
    this.end(new HandshakeTimeoutError(why));
  }

  /** How many bytes of an incomplete message have been received, in words. */
  private get partly(): string {
    const { length } = this.demultiplexer.held;
    return length > 0
      ? `; ${bytesInWords(length)} of an incomplete message ${length === 1 ? 'was' : 'were'} received`
      : '';
  }

  /** Record that a message is dropped. @param why - what is wrong with it */
  drop(why: string): void {
    this.transcript.event('fault', why);
  }

  /**
   * Handle a message that breaks a rule: it is dropped or ignored, or the connection ends after earlier
   * messages.
   */
  breaks(rule: RuleName, command: string): void {
    const why = `${command}: ${PEER_RULES[rule].what}`;
    if (PEER_RULES[rule].action === 'drop') this.drop(why);
    if (!endsConnection(rule)) return;
    this.broken = true;
    this.shutdown.inTurn(new ProtocolError(why));
  }

  /** Split bytes into messages. @returns how many there were, invalid ones too */
  private split(portion: Uint8Array): number {
    const { count } = this.dropped;
    let messages = 0;
    this.keepalive.received();
    if (this.start.length < 8) this.start = joinBytes(this.start, portion.subarray(0, 8));
    this.demultiplexer.feed(portion);
    try {
      for (let message; (message = this.demultiplexer.next()); messages++) {
        this.transcript.message('received', message);
        // a copy: a view would keep the whole chunk alive
        this.inbox.put({ command: message.command, payload: Uint8Array.from(message.payload) });
      }
    } catch (error) {
      this.shutdown.inTurn(withLooksLike(error as Error, this.start));
    }
    return messages + this.dropped.count - count;
  }

  private otherEnded(error: Error | undefined): void {
    const all = this.reader.waiting === 0;
    const halfway = all ? this.demultiplexer.held.length : 0;
    const where = halfway > 0 ? `, ${bytesInWords(halfway)} into a message` : '';
    const peace = `the other side closed the connection${where}`;
    const why = error ? `the connection was lost: ${connectReason(error)}` : peace;
    this.shutdown.byPeer(new ClosedError(why + looksLikeNote(this.start)), all, !error && this.answering);
  }

  private over(reason: Error): void {
    this.keepalive.stop();
    this.transcript.event('closed', reason.message);
  }
}
