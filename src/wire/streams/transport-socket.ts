import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connectReason } from './connect-reason';
import { PORTION, UNSPLIT_LIMIT } from './limits';
import { LONGEST_TIMER } from './longest-timer';
import { ClosedError, ConnectError } from './peer-errors';
import { ReceiveBuffer } from './receive-buffer';
import { type FlowControlLike, SocketReader } from './socket-reader';

const HUNG_UP = 'the other side closed the connection before the exchange of keys was over';

/** What comes of received bytes. */
export interface Translated {
  /** What to send to the other side at once. */
  send: Uint8Array;
  /** What the user of the socket can read. */
  deliver: Uint8Array;
  /** Set if the connection must end after that. */
  error?: Error;
  /** How many packets they were, decoys included; 0 if nothing had to be decrypted. */
  packets?: number;
}

/** Translates between what is on the wire and what the user of a socket reads and writes. */
export interface Translation {
  /** Which transport is spoken, once that is known. */
  readonly transport: 'v1' | 'v2' | undefined;
  /** Whether `send` can be called: until then, what is written waits. */
  readonly ready: boolean;
  /** Whether both sides know that they understand each other. */
  readonly done: boolean;
  /**
   * Takes bytes from the other side. It must not throw. It is called once with no bytes, at the very beginning.
   */
  receive(chunk: Uint8Array): Translated;
  /** Takes bytes from the user. @returns what to send to the other side; may be empty */
  send(bytes: Uint8Array): Uint8Array;
}

/** What the user of a {@link TransportSocket} sees: a socket, and what is known about its transport. */
export type TranslatedSocket = Socket & Pick<TransportSocket, 'transport' | 'established'>;

/**
 * A socket over another socket, for a transport that is not plain TCP: a {@link Translation} says what is on the
 * wire. It has what the workbook uses of a `net.Socket`.
 *
 * It reads no faster than its user, and accepts no more than the other side reads. Received bytes are translated in
 * short turns, so that a flood of packets does not keep other connections waiting. When it closes, the socket below
 * it has closed.
 */
export class TransportSocket extends Duplex {
  /** A write that waits until the translation is ready. */
  private held: { chunk: Uint8Array; done: (error?: Error | null) => void } | undefined;
  /** Nothing more will come: the other side has finished, or has broken the protocol. */
  private over = false;
  /** The user has not read what is there: nothing more is translated until then. */
  private full = false;
  private readonly reader: SocketReader;
  private settle!: (error?: Error) => void;
  private readonly greeted = new Promise<void>((resolve, reject) => {
    this.settle = (error) => (error ? reject(error) : resolve());
  });

  private constructor(
    private readonly below: Socket,
    private readonly translation: Translation,
  ) {
    super({ allowHalfOpen: below.allowHalfOpen });
    // nobody needs to wait for it
    this.greeted.catch(() => {});
    // it lets this socket decide when this side has finished
    this.reader = new SocketReader(
      below,
      {
        work: (portion) => this.incoming(portion),
        ready: () => !this.full,
        ended: (error) => this.otherEnded(error),
      },
      (process, ready) => this.flow(process, ready),
    );
  }

  /**
   * Begin to use a socket.
   *
   * @param below - connected; only the returned socket may be used from now on
   * @param translation - what is on the wire
   */
  static over(below: Socket, translation: Translation): TranslatedSocket {
    const socket = new TransportSocket(below, translation);
    socket.incoming(new Uint8Array(0));
    return socket as unknown as TranslatedSocket;
  }

  /** Which transport is spoken, once that is known. */
  get transport(): 'v1' | 'v2' | undefined {
    return this.translation.transport;
  }

  /**
   * Wait until both sides know that they understand each other.
   *
   * @param timeout - how long to wait, in milliseconds; more than 24 days means no limit
   * @param signal - ends the wait when aborted
   * @throws ClosedError if the other side hangs up before that; ConnectError if it takes too long or is
   *   cancelled; the error of the translation. The socket is closed then
   */
  async established(timeout: number, signal?: AbortSignal): Promise<void> {
    const from = `no connection to ${this.remoteAddress} port ${this.remotePort}`;
    const fail = (why: string) => this.settle(new ConnectError(`${from}: ${why}`));
    const cancel = () => fail('cancelled');
    const late = () => fail(`the exchange of keys was not over in ${timeout} ms`);
    const timer = timeout > LONGEST_TIMER ? undefined : setTimeout(late, timeout);
    const ignore = () => {};
    this.on('error', ignore);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    try {
      await this.greeted;
      this.off('error', ignore);
    } catch (error) {
      this.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Begins to read the socket below. What waits to be translated is limited, as is what waits for the user. */
  private flow(process: (portion: Uint8Array) => void, ready: () => boolean): FlowControlLike {
    const { below, translation } = this;
    const waiting = new ReceiveBuffer();
    const readOn = () => {
      // bytes that pass as they are need no turns
      const most = translation.transport === 'v1' ? Infinity : PORTION;
      while (waiting.length > 0 && ready()) process(waiting.take(most));
      if (waiting.length > UNSPLIT_LIMIT) below.pause();
      else below.resume();
    };
    below.on('data', (chunk) => {
      waiting.append(chunk);
      readOn();
    });
    return { waiting, readOn };
  }

  /** @returns how many packets there were */
  private incoming(chunk: Uint8Array): number {
    if (this.over) return 0;
    const { send, deliver, error, packets = 0 } = this.translation.receive(chunk);
    if (send.length > 0) this.below.write(send);
    if (deliver.length > 0) this.full = !this.push(deliver);
    if (this.translation.done) this.settle();
    if (error) this.fail(error);
    else this.flush();
    return packets;
  }

  private otherEnded(error: Error | undefined): void {
    if (error) {
      this.settle(new ClosedError(`${HUNG_UP}: ${connectReason(error)}`));
      this.destroy(error);
    } else if (this.reader.waiting === 0) {
      this.finish(new ClosedError(HUNG_UP));
    }
    // otherwise the user has to read first
  }

  /** Nothing more will come. @param why - for a wait that is pending */
  private finish(why: Error): void {
    if (this.over) return;
    this.over = true;
    this.settle(why);
    this.push(null);
  }

  /** End with an error, as soon as what came before it has been read. */
  private fail(error: Error): void {
    this.prependOnceListener('end', () => this.destroy(error));
    this.finish(error);
    this.reader.stop();
    this.below.destroy();
  }

  private flush(): void {
    if (!this.held || !this.translation.ready) return;
    const { chunk, done } = this.held;
    this.held = undefined;
    let bytes: Uint8Array;
    try {
      bytes = this.translation.send(chunk);
    } catch (error) {
      return done(error as Error);
    }
    if (bytes.length === 0) done();
    else this.below.write(bytes, done);
  }

  /** The user reads on. */
  override _read(): void {
    this.full = false;
    this.reader.readOn();
  }

  /** Sends what the user writes, once the transport is ready for it. */
  override _write(chunk: Uint8Array, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.held = { chunk, done };
    this.flush();
  }

  /** The user has finished sending. */
  override _final(done: () => void): void {
    this.below.end(() => done());
  }

  /** Destroys the socket below, too. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const closed = error ?? new ClosedError('this side closed the connection');
    this.settle(closed);
    this.held?.done(closed);
    this.held = undefined;
    this.reader.stop();
    if (this.below.closed) return done(error);
    this.below.once('close', () => done(error));
    this.below.destroy();
  }

  /** Close as soon as everything written has been passed on. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  /** The other side's address. */
  get remoteAddress(): string | undefined {
    return this.below.remoteAddress;
  }

  /** The other side's port. */
  get remotePort(): number | undefined {
    return this.below.remotePort;
  }

  /** Our own address. */
  get localAddress(): string | undefined {
    return this.below.localAddress;
  }

  /** Our own port. */
  get localPort(): number | undefined {
    return this.below.localPort;
  }

  /** How many bytes have come over the wire. */
  get bytesRead(): number {
    return this.below.bytesRead;
  }

  /** How many bytes have been sent over the wire. */
  get bytesWritten(): number {
    return this.below.bytesWritten;
  }

  /** As of a `net.Socket`. */
  setNoDelay(noDelay?: boolean): this {
    this.below.setNoDelay(noDelay);
    return this;
  }

  /** As of a `net.Socket`. */
  setKeepAlive(enable?: boolean, delay?: number): this {
    this.below.setKeepAlive(enable, delay);
    return this;
  }

  /** As of a `net.Socket`: it no longer keeps the program running. */
  unref(): this {
    this.below.unref();
    return this;
  }

  /** As of a `net.Socket`: it keeps the program running again. */
  ref(): this {
    this.below.ref();
    return this;
  }
}
