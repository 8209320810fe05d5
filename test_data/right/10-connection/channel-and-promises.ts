// A Channel, as in the reference; but promises in a chain, waits that count the time left, and functions in fields.
import { promisify } from 'node:util';
import type { Socket } from 'node:net';
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { readCount } from '../../../solutions/03-varints';
import { type Version } from '../../../solutions/06-version';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { Handshake, pongFor } from '../../../solutions/09-handshake';
import { encode } from '../../../src/wire/codec/codec';
import type { NetworkName } from '../../../src/wire/networks';
import { Channel } from '../../../src/wire/streams/channel';
import { PORTION, UNSPLIT_LIMIT } from '../../../src/wire/streams/limits';
import { LONGEST_TIMER } from '../../../src/wire/streams/longest-timer';
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { judge } from '../../../src/wire/streams/peer-rules';
import { ReceiveBuffer } from '../../../src/wire/streams/receive-buffer';
import { Transcript } from '../../../src/wire/streams/transcript';

export class FlowControl {
  readonly waiting = new ReceiveBuffer();

  constructor(
    readonly socket: Socket,
    readonly process: (portion: Uint8Array) => void,
    readonly ready: () => boolean,
  ) {}

  static over(...given: ConstructorParameters<typeof FlowControl>): FlowControl {
    const flow = new FlowControl(...given);
    flow.socket.on('drain', flow.readOn.bind(flow)).on('data', flow.receive.bind(flow));
    return flow;
  }

  receive(chunk: Uint8Array): void {
    this.waiting.append(chunk);
    this.readOn();
  }

  readOn(): void {
    for (;;) {
      if (this.waiting.length === 0 || !this.ready()) break;
      this.process(this.waiting.take(Math.min(PORTION, this.waiting.length)));
    }
    const tooMuch = this.waiting.length > UNSPLIT_LIMIT;
    if (tooMuch !== this.socket.isPaused()) this.socket[tooMuch ? 'pause' : 'resume']();
  }
}

export class Connection {
  readonly transcript = new Transcript();
  theirs: Version | undefined;
  patience = 60_000;
  private channel!: Channel;
  private spoken = 0;

  constructor(
    readonly socket: Socket,
    readonly network: NetworkName = 'mainnet',
    readonly inbound = false,
  ) {}

  get closed(): boolean {
    return Boolean(this.channel.reason);
  }

  static over(socket: Socket, network: NetworkName = 'mainnet', inbound = false): Connection {
    const connection = new Connection(socket, network, inbound);
    connection.transcript.event('connected');
    connection.channel = new Channel(socket, connection.transcript, {
      demultiplexer: (onInvalid) => new Demultiplexer(network, 'node', onInvalid),
      flowControl: (...how) => FlowControl.over(socket, ...how),
      send: async ({ command, payload }) => connection.sendMessage({ command, payload }),
      act: connection.act,
    });
    return connection;
  }

  receive(timeout = this.patience): Promise<Message> {
    return this.channel.inbox.take(timeout);
  }

  async waitFor(...commands: string[]): Promise<Message> {
    const wanted = new Set(commands);
    const end = performance.now() + this.patience;
    for (;;) {
      const message = await this.receive(Math.max(0, end - performance.now()));
      if (wanted.has(message.command)) return message;
    }
  }

  async sendMessage(message: Message): Promise<void> {
    if (this.closed) throw this.channel.reason;
    const frame = encode((w) => writeMessage(w, message, this.network), undefined);
    this.transcript.message('sent', message);
    type Done = (error?: Error | null) => void;
    const write = promisify((bytes: Uint8Array, done: Done) => void this.socket.write(bytes, done));
    await write(frame).catch((error: Error) => Promise.reject(this.channel.reason ?? error));
  }

  async send(command: string, value?: unknown): Promise<void> {
    const payload = new Uint8Array();
    const message = value === undefined ? { command, payload } : makeMessage(command, value);
    return this.channel.answer(this.sendMessage(message));
  }

  close(reason: Error = new ClosedError('closed')): Promise<void> {
    this.channel.end(reason);
    return this.channel.gone;
  }

  handshake(
    own = makeVersion(),
    timeout = 60_000,
    isOurs?: (nonce: bigint) => boolean,
    handshake = new Handshake(own, this.inbound, isOurs),
  ): Promise<Version> {
    const missing = () => (handshake.theirs ? 'verack' : 'version');
    const late = () => this.channel.tooLate(missing(), timeout);
    const timer = setTimeout(late, Math.min(timeout, LONGEST_TIMER));
    const step = (messages: Message[] | undefined): Promise<Version> =>
      (messages ?? [])
        .reduce((before, message) => before.then(() => this.sendMessage(message)), Promise.resolve())
        .then(async () => {
          if (!handshake.done || !handshake.theirs) {
            const message = await this.channel.inbox.take();
            return step(this.channel.unlessInvalid(message, () => handshake.receive(message)));
          }
          this.spoken = Math.min(own.version, handshake.theirs.version);
          return (this.theirs = handshake.theirs);
        });
    return this.channel.conversation(async () => step(handshake.open())).finally(() => clearTimeout(timer));
  }

  act = (message: Message): boolean => {
    if (!this.theirs) return message.command === 'ping';
    const rule = judge(message, { version: this.spoken, acknowledged: true }, readCount);
    if (rule) this.channel.breaks(rule, message.command);
    const pong = rule || message.command !== 'ping' ? undefined : pongFor(message);
    if (pong) void this.sendMessage(pong).then(undefined, () => undefined);
    return rule !== undefined || pong !== undefined;
  };
}
