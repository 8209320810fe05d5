// Small steps: a list of messages, a list of pending waits, and one method per step. Some mistakes of this lesson
// change one step.
import { type AddressInfo, connect as dialTcp, createServer, type Server, type Socket } from 'node:net';
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { readVersion, type Version } from '../../../solutions/06-version';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import * as errors from '../../../src/wire/streams/peer-errors';
import { endsConnection, judge, PEER_RULES } from '../../../src/wire/streams/peer-rules';
import { Transcript } from '../../../src/wire/streams/transcript';

export type Waiter = { resolve: (message: Message) => void; reject: (error: Error) => void };

export function pongFor({ payload }: Message): Message | undefined {
  return payload.length >= 8
    ? { command: 'pong', payload: Uint8Array.from(payload).subarray(0, 8) }
    : undefined;
}

export class Handshake {
  theirs: Version | undefined;
  acknowledged = false;

  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs: (nonce: bigint) => boolean = (nonce) => nonce === own.nonce,
  ) {}

  get done(): boolean {
    return Boolean(this.theirs) && this.acknowledged;
  }

  open(): Message[] {
    const hello = makeMessage('version', this.own);
    return this.inbound ? [] : [hello];
  }

  receive({ command, payload }: Message): Message[] {
    switch (command) {
      case 'version':
        return this.theirs ? [] : this.greeted(payload);
      case 'verack':
        this.acknowledged = true;
        return [];
      default:
        return [];
    }
  }

  protected greeted(payload: Uint8Array): Message[] {
    // a copy of the beginning: what follows the version may be long
    const theirs = readVersion(new Reader(payload));
    this.judge(theirs);
    if (theirs.user_agent) theirs.user_agent = this.keep(theirs.user_agent);
    this.theirs = theirs;
    const answers = [makeMessage('verack', {})];
    if (this.inbound) answers.unshift(makeMessage('version', this.own));
    return answers;
  }

  protected keep(bytes: Uint8Array): Uint8Array {
    return bytes.slice();
  }

  protected judge({ nonce, version, user_agent }: Version): void {
    if (user_agent && user_agent.length > 256) {
      throw new WireError('user_agent', 80, 'no more than 256 bytes', String(user_agent.length));
    }
    if (nonce !== undefined && this.isOurs(nonce)) throw new errors.SelfConnectionError(nonce);
    if (version < 31800) throw new errors.ObsoleteVersionError(`${version} is below 31800`);
  }
}

export class Connection {
  readonly transcript = new Transcript();
  theirs: Version | undefined;
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
      this.socket.write(frame, (error) => (error ? reject(error) : resolve()));
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
  ): Promise<Version> {
    const shake = new Handshake(own, this.inbound, isOurs);
    const timer = setTimeout(() => this.tooLate(shake), timeout);
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
    if (message.command === 'ping') {
      if (this.theirs) this.onPing(message);
      return true;
    }
    if (!this.theirs) return false;
    const rule = judge(message, { version: this.theirs.version, acknowledged: true }, readVarInt);
    if (rule && endsConnection(rule)) this.onInvalid(new errors.ProtocolError(PEER_RULES[rule].what));
    return rule !== undefined;
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

export class Node {
  readonly connections = new Set<Connection>();
  protected servers: Server[] = [];
  protected nonces = new Map<bigint, Connection>();
  protected dialling = new Set<Socket>();

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = 5000,
  ) {}

  async connect(host: string, port: number = NETWORKS[this.network].port): Promise<Connection> {
    return this.greet(this.wrap(await this.dial(host, port), false));
  }

  protected dial(host: string, port: number): Promise<Socket> {
    const socket = dialTcp(port, host);
    this.dialling.add(socket);
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => socket.destroy(new errors.ConnectError(`${host}:${port}: ${reason}`));
      const timer = setTimeout(() => fail('no answer'), this.timeout);
      const failed = (error: Error) => {
        const known = error instanceof errors.PeerError;
        reject(known ? error : new errors.ConnectError(`${host}:${port}: ${error.message}`));
      };
      socket.on('error', failed);
      socket.on('connect', () => resolve(socket));
      socket.on('close', () => reject(new errors.ClosedError('closed here')));
      for (const event of ['connect', 'close']) {
        socket.on(event, () => {
          clearTimeout(timer);
          this.dialling.delete(socket);
        });
      }
    });
  }

  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer((socket) => void this.welcome(socket, serve));
    server.maxConnections = 125;
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  protected async welcome(socket: Socket, serve: (connection: Connection) => unknown): Promise<void> {
    const connection = this.wrap(socket, true);
    try {
      await this.greet(connection);
      await serve(connection);
    } catch {
      await connection.close();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.dialling) socket.destroy();
    const closing = [...this.connections].map((connection) => connection.close());
    for (const server of this.servers.splice(0))
      closing.push(new Promise((resolve) => server.close(() => resolve())));
    await Promise.all(closing);
  }

  protected wrap(socket: Socket, inbound: boolean): Connection {
    const connection = Connection.over(socket, this.network, inbound);
    this.connections.add(connection);
    socket.on('close', () => this.connections.delete(connection));
    return connection;
  }

  protected own({ socket }: Connection): Version {
    const { remoteAddress, remotePort } = socket;
    const addr_recv = { services: 0n, ip: remoteAddress ?? '::', port: remotePort ?? 0 };
    return makeVersion({ addr_recv, ...this.choices });
  }

  protected async greet(connection: Connection): Promise<Connection> {
    const own = this.own(connection);
    const nonce = own.nonce as bigint;
    if (!connection.inbound) this.nonces.set(nonce, connection);
    try {
      await connection.handshake(own, this.timeout, (other) => this.nonces.has(other));
    } catch (error) {
      await this.failed(error as Error);
      throw error;
    } finally {
      this.nonces.delete(nonce);
    }
    return connection;
  }

  protected async failed(error: Error): Promise<void> {
    if (error instanceof errors.SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);
  }
}
