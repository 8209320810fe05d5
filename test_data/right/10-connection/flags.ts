// What has happened is kept in the bits of a number; Handshake and Inbox do the rest.
import type { Socket } from 'node:net';
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { type Version } from '../../../solutions/06-version';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { Handshake, pongFor } from '../09-handshake/flags';
import { WireError } from '../../../src/wire/codec/error';
import { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';
import { Inbox } from '../../../src/wire/streams/inbox';
import { endsConnection, judge } from '../../../src/wire/streams/peer-rules';
import { SocketReader } from '../../../src/wire/streams/socket-reader';
import { PORTION, UNSPLIT_LIMIT } from '../../../src/wire/streams/limits';
import { LONGEST_TIMER } from '../../../src/wire/streams/longest-timer';
import { Transcript } from '../../../src/wire/streams/transcript';
import * as errors from '../../../src/wire/streams/peer-errors';

export class FlowControl {
  waiting = Buffer.alloc(0);

  private constructor(
    readonly socket: Socket,
    readonly process: (portion: Uint8Array) => void,
    readonly ready: () => boolean,
  ) {}

  static over(socket: Socket, process: (portion: Uint8Array) => void, ready: () => boolean): FlowControl {
    const flow = new FlowControl(socket, process, ready);
    socket.on('data', flow.receive.bind(flow)).on('drain', flow.readOn.bind(flow));
    return flow;
  }

  receive(chunk: Uint8Array): void {
    this.waiting = Buffer.concat([this.waiting, chunk]);
    this.readOn();
  }

  readOn(): void {
    while (this.waiting.length > 0 && this.ready()) {
      const portion = this.waiting.subarray(0, PORTION);
      this.waiting = this.waiting.subarray(PORTION);
      this.process(portion);
    }
    this.socket[this.waiting.length > UNSPLIT_LIMIT ? 'pause' : 'resume']();
  }
}

export class Connection {
  readonly transcript = new Transcript();
  theirs: Version | undefined = undefined;
  /** Our own protocol version. */
  private ours = 0;
  patience = 60_000;
  closed = false;
  private reason?: Error;
  private readonly inbox = new Inbox<Message>(({ payload }) => payload.length, 500_000, {
    act: (message) => this.act(message),
    urgent: ({ command }) => command === 'ping',
    room: () => this.reader?.readOn(),
  });
  private reader?: SocketReader;
  private readonly gone: Promise<unknown>;

  private constructor(
    readonly socket: Socket,
    readonly network: NetworkName,
    readonly inbound: boolean,
  ) {
    this.gone = new Promise((resolve) => socket.once('close', resolve));
    this.transcript.event('connected');
  }

  static over(socket: Socket, network: NetworkName = 'mainnet', inbound = false): Connection {
    const connection = new Connection(socket, network, inbound);
    const fault = ({ message }: Error) => connection.transcript.event('fault', message);
    const messages = new Demultiplexer(network, 'node', fault);
    connection.reader = new SocketReader(
      socket,
      {
        work: (bytes) => connection.read(messages, bytes),
        ready: () => !connection.inbox.full && !socket.writableNeedDrain,
        ended: (error) => connection.finish(new errors.ClosedError(error?.message ?? 'hung up'), false),
      },
      (process, ready) => FlowControl.over(socket, process, ready),
    );
    return connection;
  }

  private read(messages: Demultiplexer, bytes: Uint8Array): number {
    let count = 0;
    messages.feed(bytes);
    try {
      for (let next = messages.next(); next; next = messages.next(), count++) {
        this.transcript.message('received', next);
        this.inbox.put({ ...next, payload: Uint8Array.from(next.payload) });
      }
    } catch (error) {
      this.leave(error as Error);
    }
    return count;
  }

  private act(message: Message): boolean {
    const isPing = message.command === 'ping';
    if (!this.theirs) return isPing;
    const rule = judge(
      message,
      { version: Math.min(this.ours, this.theirs.version), acknowledged: true },
      readVarInt,
    );
    if (rule && endsConnection(rule)) this.leave(new errors.ProtocolError(rule));
    const pong = isPing && !rule && pongFor(message);
    if (pong && !this.closed) this.put(pong);
    return isPing || rule !== undefined;
  }

  private put(message: Message, written?: (error?: Error | null) => void): void {
    const w = new Writer();
    writeMessage(w, message, this.network);
    this.transcript.message('sent', message);
    this.socket.write(w.finish(), written);
  }

  send(command: string, value?: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.reason) throw this.reason;
      const message =
        value === undefined ? { command, payload: new Uint8Array() } : makeMessage(command, value);
      this.put(message, (error) => {
        // what was received last is answered: the next message has its turn
        setImmediate(() => this.inbox.done());
        if (error) reject(this.reason ?? new errors.ClosedError(error.message));
        else resolve();
      });
    });
  }

  async receive(timeout = this.patience): Promise<Message> {
    return this.inbox.take(timeout);
  }

  async waitFor(...commands: string[]): Promise<Message> {
    const wanted = new Set(commands);
    const begin = Date.now();
    let message: Message;
    do {
      const left = this.patience - (Date.now() - begin);
      if (left <= 0) throw new errors.ReceiveTimeoutError(`no ${commands.join(', ')} in time`);
      message = await this.receive(left);
    } while (!wanted.has(message.command));
    return message;
  }

  async handshake(
    own = makeVersion(),
    timeout = 60_000,
    isOurs = (n: bigint) => n === own.nonce,
    state = new Handshake(own, this.inbound, isOurs),
  ): Promise<Version> {
    this.ours = own.version;
    const timer = setTimeout(
      () => {
        this.finish(new errors.HandshakeTimeoutError(`${state.theirs ? 'verack' : 'version'} is missing`));
      },
      Math.min(timeout, LONGEST_TIMER),
    );
    try {
      if (this.closed) await this.receive();
      for (const message of state.open()) this.put(message);
      while (!state.done)
        for (const answer of this.heard(state, await this.receive(Infinity))) this.put(answer);
      this.theirs = state.theirs;
      return state.theirs as Version;
    } catch (error) {
      this.finish(error as Error);
      throw error;
    } finally {
      clearTimeout(timer);
      this.inbox.done();
    }
  }

  private heard(state: Handshake, message: Message): Message[] {
    try {
      return state.receive(message);
    } catch (error) {
      if (error instanceof WireError) return [];
      throw error;
    }
  }

  async close(reason: Error = new errors.ClosedError('closed by us')): Promise<void> {
    this.finish(reason);
    await this.gone;
  }

  private leave(reason: Error): void {
    this.reader?.stop();
    setImmediate(() => this.inbox.end(reason, () => this.finish(reason)));
  }

  private finish(reason: Error, all = true): void {
    if (all) this.reader?.stop();
    if (!this.closed) {
      this.closed = true;
      this.reason = reason;
      this.transcript.event('closed', reason.message);
      this.socket.destroy();
    }
    if (!this.reader?.waiting) this.inbox.end(reason);
  }
}
