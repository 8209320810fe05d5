// The socket is read with `for await`, at the pace of the receiver, and private fields have a #.
import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { type Version } from '../../../solutions/06-version';
import { makeMessage, makeVersion } from '../../../solutions/07-own-version';
import { Demultiplexer } from '../../../solutions/08-streams';
import { Handshake, pongFor } from '../09-handshake/for-await';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { NetworkName } from '../../../src/wire/networks';
import {
  ClosedError,
  HandshakeTimeoutError,
  PeerError,
  ProtocolError,
  ReceiveTimeoutError,
} from '../../../src/wire/streams/peer-errors';
import { endsConnection, judge } from '../../../src/wire/streams/peer-rules';
import { PORTION, UNSPLIT_LIMIT } from '../../../src/wire/streams/limits';
import { LONGEST_TIMER } from '../../../src/wire/streams/longest-timer';
import { ReceiveBuffer } from '../../../src/wire/streams/receive-buffer';
import { Transcript } from '../../../src/wire/streams/transcript';

export class FlowControl {
  readonly waiting = new ReceiveBuffer();
  readonly #process: (portion: Uint8Array) => void;
  readonly #ready: () => boolean;

  constructor(
    readonly socket: Socket,
    process: (portion: Uint8Array) => void,
    ready: () => boolean,
  ) {
    [this.#process, this.#ready] = [process, ready];
  }

  static over(socket: Socket, process: (portion: Uint8Array) => void, ready: () => boolean) {
    const flow = new FlowControl(socket, process, ready);
    socket.on('data', (chunk) => flow.receive(chunk));
    socket.on('drain', () => flow.readOn());
    return flow;
  }

  receive(chunk: Uint8Array) {
    this.waiting.append(chunk);
    this.readOn();
  }

  readOn() {
    for (const portion of this.#portions()) this.#process(portion);
    const crowded = this.waiting.length > UNSPLIT_LIMIT;
    if (crowded !== this.socket.isPaused()) this.socket[crowded ? 'pause' : 'resume']();
  }

  /** The portions that can be processed now. */
  *#portions() {
    while (this.waiting.length > 0 && this.#ready()) yield this.waiting.take(PORTION);
  }
}

export class Connection {
  readonly transcript = new Transcript();
  theirs?: Version;
  /** Our own protocol version. */
  #ours = 0;
  patience = 60_000;
  readonly #inbox: Message[] = [];
  readonly #takers = new Set<(message: Message | Error) => void>();
  readonly #pulse = new EventEmitter();
  readonly #gone = once(this.#pulse, 'closed');
  #reason?: Error;
  /** The handshake is in progress. */
  #shaking = false;

  constructor(
    readonly socket: Socket,
    readonly network: NetworkName = 'mainnet',
    readonly inbound = false,
  ) {}

  static over(socket: Socket, network?: NetworkName, inbound?: boolean) {
    const connection = new Connection(socket, network, inbound);
    connection.transcript.event('connected');
    socket.on('error', ({ message }) => connection.#end(new ClosedError(message)));
    socket.on('close', () => connection.#pulse.emit('closed'));
    void connection.#pump().then((error) => connection.#endInTurn(error));
    return connection;
  }

  /** Read until the end; resolves with the reason for it, and never rejects. */
  async #pump(): Promise<Error> {
    const note = ({ message }: Error) => this.transcript.event('fault', message);
    const demultiplexer = new Demultiplexer(this.network, 'node', note);
    try {
      for await (const chunk of this.socket.iterator({
        destroyOnReturn: false,
      }) as AsyncIterable<Uint8Array>) {
        demultiplexer.feed(chunk);
        for (let next = demultiplexer.next(); next; next = demultiplexer.next()) this.#arrived(next);
        while (this.#inbox.reduce((sum, { payload }) => sum + payload.length + 100, 0) > 1_000_000) {
          await once(this.#pulse, 'taken');
        }
        if (this.socket.writableNeedDrain) await once(this.socket, 'drain');
      }
    } catch (error) {
      if (error instanceof WireError || error instanceof PeerError) return error;
      return new ClosedError(String(error));
    }
    return new ClosedError('the other side has hung up');
  }

  #arrived(message: Message) {
    this.transcript.message('received', message);
    this.#inbox.push({ command: message.command, payload: message.payload.slice() });
    this.#inTurn();
  }

  /** Handle the first message: pings here, everything else as soon as a receiver takes it. */
  #inTurn() {
    for (let [first] = this.#inbox; first && !this.#acting; [first] = this.#inbox) {
      const [taker] = this.#takers;
      const mine = this.#isMine(first);
      if (!mine && !taker) return;
      this.#inbox.shift();
      if (mine) continue;
      this.#act();
      taker(first);
    }
  }

  #acting = false;

  /** The receiver of a message may answer it during this turn. */
  #act() {
    this.#acting = true;
    setImmediate(() => {
      this.#acting = false;
      this.#inTurn();
    });
  }

  #isMine(message: Message): boolean {
    if (!this.theirs) return message.command === 'ping';
    const rule = judge(
      message,
      { version: Math.min(this.#ours, this.theirs.version), acknowledged: true },
      readVarInt,
    );
    if (rule && endsConnection(rule)) this.#end(new ProtocolError(`${message.command}: ${rule}`));
    if (rule) return true;
    if (message.command !== 'ping') return false;
    const pong = pongFor(message);
    if (pong) this.#write(pong).catch(() => {});
    return true;
  }

  get closed() {
    return Boolean(this.#reason);
  }

  async send(command: string, value?: unknown): Promise<void> {
    const message = value === undefined ? { command, payload: Uint8Array.of() } : makeMessage(command, value);
    return this.#write(message);
  }

  #write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#reason) throw this.#reason;
      const frame = encode((w) => writeMessage(w, message, this.network), undefined);
      this.transcript.message('sent', message);
      this.socket.write(frame, (error) => (error ? reject(this.#reason ?? error) : resolve()));
    });
  }

  async receive(timeout = this.patience): Promise<Message> {
    this.#acting = false;
    this.#inTurn();
    const [ready] = this.#inbox.splice(0, 1);
    this.#pulse.emit('taken');
    if (ready) {
      this.#act();
      return ready;
    }
    if (this.#reason) throw this.#reason;
    const got = await new Promise<Message | Error>((resolve) => {
      const late = () => taker(new ReceiveTimeoutError(`${timeout} ms have passed`));
      const timer = timeout === Infinity ? undefined : setTimeout(late, timeout);
      const taker = (message: Message | Error) => {
        this.#takers.delete(taker);
        clearTimeout(timer);
        resolve(message);
      };
      this.#takers.add(taker);
    });
    if (got instanceof Error) throw got;
    return got;
  }

  async waitFor(...commands: string[]): Promise<Message> {
    return this.#waitUntil(performance.now() + this.patience, commands);
  }

  async #waitUntil(end: number, commands: string[]): Promise<Message> {
    const left = end - performance.now();
    if (left < 0) throw new ReceiveTimeoutError('no such message came');
    const message = await this.receive(left);
    return commands.includes(message.command) ? message : this.#waitUntil(end, commands);
  }

  async handshake(
    own = makeVersion(),
    timeout = 60_000,
    isOurs?: (nonce: bigint) => boolean,
    handshake = new Handshake(own, this.inbound, isOurs),
  ): Promise<Version> {
    this.#ours = own.version;
    const late = () => this.#end(new HandshakeTimeoutError(handshake.theirs ? 'no verack' : 'no version'));
    const timer = setTimeout(late, Math.min(timeout, LONGEST_TIMER));
    try {
      this.#shaking = true;
      let answers = handshake.open();
      for (;;) {
        await Promise.all(answers.map((answer) => this.#write(answer)));
        if (handshake.theirs && handshake.done) return (this.theirs = handshake.theirs);
        answers = this.#heard(handshake, await this.receive(Infinity));
      }
    } catch (error) {
      await this.close(error as Error);
      throw error;
    } finally {
      clearTimeout(timer);
      this.#shaking = this.#acting = false;
      this.#pulse.emit('shaken');
      this.#inTurn();
    }
  }

  #heard(handshake: Handshake, message: Message): Message[] {
    try {
      return handshake.receive(message);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.transcript.event('fault', error.message);
      return [];
    }
  }

  /** What came before is handled first. */
  async #endInTurn(error: Error) {
    const busy = () => this.#shaking && (this.#inbox.length > 0 || this.#takers.size === 0);
    if (busy()) await once(this.#pulse, 'shaken');
    await new Promise(setImmediate);
    this.#end(error);
  }

  async close(reason: Error = new ClosedError('closed by this side')): Promise<void> {
    this.#end(reason);
    await this.#gone;
  }

  #end(reason: Error) {
    if (this.#reason) return;
    this.#reason = reason;
    this.transcript.event('closed', reason.message);
    for (const taker of this.#takers) taker(reason);
    this.socket.destroy();
    this.#pulse.emit('taken');
  }
}
