// Small steps: a list of messages, a list of pending waits, and one method per step. Some mistakes of this lesson
// change one step.
import type { Socket } from 'node:net';
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { type Version } from '../../../solutions/06-version';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { Handshake, pongFor } from '../09-handshake/queue';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { NetworkName } from '../../../src/wire/networks';
import { endsConnection, judge, PEER_RULES } from '../../../src/wire/streams/peer-rules';
import { PORTION, UNSPLIT_LIMIT } from '../../../src/wire/streams/limits';
import { LONGEST_TIMER } from '../../../src/wire/streams/longest-timer';
import { Transcript } from '../../../src/wire/streams/transcript';
import * as errors from '../../../src/wire/streams/peer-errors';

export type Waiter = { resolve: (message: Message) => void; reject: (error: Error) => void };

export class FlowControl {
  /** Portions, ready to be processed; and how many bytes they are. */
  protected portions: Uint8Array[] = [];
  waiting = { length: 0 };

  constructor(
    readonly socket: Socket,
    readonly process: (portion: Uint8Array) => void,
    readonly ready: () => boolean,
  ) {}

  static over(socket: Socket, process: (portion: Uint8Array) => void, ready: () => boolean): FlowControl {
    const flow = new this(socket, process, ready);
    flow.listen();
    return flow;
  }

  protected listen(): void {
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.on('drain', () => this.readOn());
  }

  receive(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PORTION) this.portions.push(chunk.subarray(at, at + PORTION));
    this.waiting.length += chunk.length;
    this.readOn();
  }

  readOn(): void {
    while (this.portions.length > 0 && this.ready()) this.next();
    this.regulate();
  }

  protected next(): void {
    const [portion] = this.portions.splice(0, 1);
    this.waiting.length -= portion.length;
    this.process(portion);
  }

  protected regulate(): void {
    if (this.waiting.length > UNSPLIT_LIMIT) this.socket.pause();
    else this.socket.resume();
  }
}

export class Connection {
  readonly transcript = new Transcript();
  theirs: Version | undefined;
  /** Our own protocol version. */
  private ours = 0;
  patience = 60_000;
  reason: Error | undefined;
  protected messages: Message[] = [];
  protected waiters: Waiter[] = [];
  protected demultiplexer: Demultiplexer;
  protected gone: Promise<unknown>;
  /** Bytes that have been read but not split yet: few enough to read on and notice the end. */
  protected chunks: Uint8Array[] = [];
  /** A message was received in this turn: its receiver goes first. */
  protected acting = false;
  /** Why the connection will end, once everything before that has been handled. */
  protected fault: Error | undefined;
  protected shaking = false;

  constructor(
    readonly socket: Socket,
    readonly network: NetworkName = 'mainnet',
    readonly inbound = false,
  ) {
    this.gone = new Promise((resolve) => socket.on('close', resolve));
    this.demultiplexer = new Demultiplexer(network, 'node', ({ message }) =>
      this.transcript.event('fault', message),
    );
  }

  static over(socket: Socket, network: NetworkName = 'mainnet', inbound = false): Connection {
    const connection = new this(socket, network, inbound);
    connection.transcript.event('connected');
    connection.listen();
    return connection;
  }

  protected listen(): void {
    this.socket.on('data', (chunk) => this.onData(chunk));
    this.socket.on('error', (error) => this.onEnd(new errors.ClosedError(error.message)));
    this.socket.on('end', () => this.onEnd(new errors.ClosedError('the other side hung up')));
    this.socket.on('close', () => this.onEnd(new errors.ClosedError('the other side hung up')));
    this.socket.on('drain', () => this.onRoom());
  }

  get closed(): boolean {
    return this.reason !== undefined;
  }

  async send(command: string, value?: unknown): Promise<void> {
    await this.transmit(
      value === undefined ? { command, payload: new Uint8Array() } : makeMessage(command, value),
    );
  }

  protected async transmit(message: Message): Promise<void> {
    if (this.reason) throw this.reason;
    const frame = encode((w) => writeMessage(w, message, this.network), undefined);
    this.transcript.message('sent', message);
    await new Promise<void>((resolve, reject) => {
      this.socket.write(frame, (error) => (error ? reject(this.reason ?? error) : resolve()));
    });
  }

  receive(timeout = this.patience): Promise<Message> {
    this.acting = false;
    this.onRoom();
    this.settle();
    const message = this.messages.shift();
    this.onRoom();
    if (message) {
      this.acts();
      return Promise.resolve(message);
    }
    const end = this.fault ?? this.reason;
    if (end) {
      this.onEnd(end);
      return Promise.reject(end);
    }
    return this.wait(timeout);
  }

  protected wait(timeout: number): Promise<Message> {
    return new Promise((resolve, reject) => {
      const late = () => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        reject(new errors.ReceiveTimeoutError(`nothing for ${timeout} ms`));
      };
      const timer = timeout === Infinity ? undefined : setTimeout(late, timeout);
      const waiter: Waiter = {
        resolve: (message) => (clearTimeout(timer), resolve(message)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      };
      this.waiters.push(waiter);
    });
  }

  async waitFor(...commands: string[]): Promise<Message> {
    const end = performance.now() + this.patience;
    for (;;) {
      const message = await this.receive(Math.max(0, end - performance.now()));
      if (commands.includes(message.command)) return message;
      if (performance.now() > end) throw new errors.ReceiveTimeoutError(`no ${commands.join(' or ')}`);
    }
  }

  async handshake(
    own = makeVersion(),
    timeout = 60_000,
    isOurs = (nonce: bigint) => nonce === own.nonce,
    shake = new Handshake(own, this.inbound, isOurs),
  ): Promise<Version> {
    this.ours = own.version;
    const timer = setTimeout(() => this.tooLate(shake), Math.min(timeout, LONGEST_TIMER));
    this.shaking = true;
    try {
      await this.shake(shake);
    } catch (error) {
      this.onEnd(error as Error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    this.theirs = shake.theirs as Version;
    this.shaking = false;
    this.acting = false;
    this.settle();
    if (this.fault) this.onEnd(this.fault);
    return this.theirs;
  }

  protected async shake(shake: Handshake): Promise<void> {
    for (const message of shake.open()) await this.transmit(message);
    while (!shake.done) {
      const answers = this.heard(shake, await this.receive(Infinity));
      for (const answer of answers) await this.transmit(answer);
    }
  }

  protected heard(shake: Handshake, message: Message): Message[] {
    try {
      return shake.receive(message);
    } catch (error) {
      if (error instanceof WireError) return [];
      throw error;
    }
  }

  protected tooLate(shake: Handshake): void {
    this.onEnd(new errors.HandshakeTimeoutError(`no ${shake.theirs ? 'verack' : 'version'} in time`));
  }

  async close(reason: Error = new errors.ClosedError('closed here')): Promise<void> {
    this.onEnd(reason);
    await this.gone;
  }

  protected onData(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.split();
    const ahead = this.chunks.reduce((sum, { length }) => sum + length, 0);
    if (ahead > 200_000) this.socket.pause();
  }

  protected split(): void {
    try {
      while (this.chunks.length > 0 && !this.crowded()) {
        this.demultiplexer.feed(this.chunks.shift() as Uint8Array);
        this.takeOut();
      }
    } catch (error) {
      this.onInvalid(error as Error);
    }
  }

  /** The bytes are not a valid message: that is handled after the messages that came before. */
  protected onInvalid(error: Error): void {
    this.fault = error;
    this.chunks = [];
    if (this.shaking && this.waiters.length === 0) return;
    if (this.shaking && this.messages.length > 0) return;
    setImmediate(() => {
      if (!this.shaking || this.waiters.length > 0) this.onEnd(error);
    });
  }

  protected takeOut(): void {
    for (;;) {
      const message = this.demultiplexer.next();
      if (!message) return;
      this.onMessage(message);
    }
  }

  protected onMessage(message: Message): void {
    this.transcript.message('received', message);
    this.messages.push({ command: message.command, payload: this.keep(message.payload) });
    this.settle();
  }

  protected keep(bytes: Uint8Array): Uint8Array {
    return bytes.slice();
  }

  /** A message is handled once the previous one has been. */
  protected settle(): void {
    while (!this.acting && this.messages.length > 0) {
      const [first] = this.messages;
      const mine = this.isMine(first);
      if (!mine && this.waiters.length === 0) return;
      this.messages.shift();
      if (!mine) this.deliver(first);
    }
  }

  /** Whether the connection handles this message itself, so that no receiver gets it. */
  protected isMine(message: Message): boolean {
    const isPing = message.command === 'ping';
    if (!this.theirs) return isPing;
    const rule = judge(
      message,
      { version: Math.min(this.ours, this.theirs.version), acknowledged: true },
      readVarInt,
    );
    if (rule && endsConnection(rule)) this.onInvalid(new errors.ProtocolError(PEER_RULES[rule].what));
    if (isPing && !rule) this.onPing(message);
    return isPing || rule !== undefined;
  }

  protected onPing(ping: Message): void {
    const pong = pongFor(ping);
    if (pong) this.transmit(pong).catch(() => {});
  }

  protected deliver(message: Message): void {
    const waiter = this.waiters.shift();
    if (waiter) {
      this.acts();
      waiter.resolve(message);
    } else this.messages.push(message);
  }

  protected acts(): void {
    this.acting = true;
    setImmediate(() => {
      this.acting = false;
      this.settle();
    });
  }

  protected crowded(): boolean {
    const bytes = this.messages.reduce((sum, { payload }) => sum + payload.length, 0);
    return bytes > 1_000_000 || this.messages.length > 1000 || this.socket.writableNeedDrain;
  }

  protected onRoom(): void {
    if (this.crowded()) return;
    this.split();
    if (!this.crowded()) this.socket.resume();
  }

  protected onEnd(error: Error): void {
    if (this.reason) return;
    this.reason = error;
    this.transcript.event('closed', error.message);
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
    this.socket.destroy();
  }
}
