import { type Message, readMessage, writeMessage } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { makeMessage, makeVersion, readPayload, type Version } from '../../../solutions/06-version';
import { Demultiplexer } from '../../../solutions/07-streams';
import { Handshake } from '../../../solutions/08-handshake';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';
import {
  ClosedError,
  HandshakeTimeoutError,
  ProtocolError,
  ReceiveTimeoutError,
} from '../../../src/wire/streams/peer-errors';
import { judge } from '../../../src/wire/streams/peer-rules';
import {
  type Handshake as HandshakeQueue,
  Connection as RightConnection,
  Handshake as RightHandshake,
} from '../../right/08-handshake/queue';

/** Wrong answers for Connection. */
export const mistakes = new MistakeTable('Connection');

// An event goes to every listener: once("message") in each receive().
mistakes.add(
  'all-waiters-served',
  'Both calls returned the same message',
  class Connection extends RightConnection {
    protected override deliver(message: Message) {
      if (this.waiters.length === 0) this.messages.push(message);
      for (const waiter of this.waiters.splice(0)) waiter.resolve(message);
    }
  },
);

// writeMessage without the network: the default is mainnet.
mistakes.add(
  'always-mainnet',
  'A message begins with the magic of its network',
  class Connection extends RightConnection {
    protected override async transmit(message: Message) {
      this.transcript.message('sent', message);
      this.socket.write(encode((w) => writeMessage(w, message), undefined));
    }
  },
);

// handshake() sends the version, whichever side has connected.
mistakes.add(
  'both-sides-speak-first',
  'It must wait for the version',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      await this.transmit(makeMessage('version', shake.own));
      while (!shake.done) {
        const [last] = shake.receive(await this.receive(Infinity)).slice(-1);
        if (last) await this.transmit(last);
      }
    }
  },
);

// A broken rule ends the connection, but with the same error as any other end.
mistakes.add(
  'broken-rule-as-closed',
  'but not why: throw the ProtocolError',
  class Connection extends RightConnection {
    protected override onFault(error: Error) {
      super.onFault(error instanceof ProtocolError ? new ClosedError('a rule was broken') : error);
    }
  },
);

// One invalid message ends the connection. btcd does so; Bitcoin Core drops the message.
mistakes.add(
  'checksum-ends-it',
  'A node drops a message with a wrong checksum',
  class Connection extends RightConnection {
    protected override listen() {
      this.demultiplexer = new Demultiplexer(this.network, 'node', (error) => this.onEnd(error));
      super.listen();
    }
  },
);

// Each chunk is split on its own: an incomplete message in it is lost.
mistakes.add(
  'chunk-by-chunk',
  'was not recognised. Hold what is not complete yet',
  class Connection extends RightConnection {
    protected override onData(chunk: Uint8Array) {
      this.demultiplexer = new Demultiplexer(this.network);
      super.onData(chunk);
    }
  },
);

// destroy() is called, but it does not wait for the socket to close.
mistakes.add(
  'close-does-not-wait',
  'close() has resolved, but the socket is still open',
  class Connection extends RightConnection {
    override async close(reason: Error = new ClosedError('closed')) {
      this.onEnd(reason);
    }
  },
);

// The reason is accepted, but not passed on.
mistakes.add(
  'close-gives-no-reason',
  'It reports that the connection was closed, but not why',
  class Connection extends RightConnection {
    override close() {
      return super.close();
    }
  },
);

// It waits for the event, which does not fire twice.
mistakes.add(
  'close-only-once',
  'close() was called twice',
  class Connection extends RightConnection {
    override async close(reason: Error = new ClosedError('closed')) {
      this.onEnd(reason);
      await new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    }
  },
);

// end() instead of destroy(): the connection lasts as long as the other side likes.
mistakes.add(
  'close-only-says-goodbye',
  'end() only says goodbye',
  class Connection extends RightConnection {
    protected override onEnd(error: Error) {
      const { destroy } = this.socket;
      this.socket.destroy = () => this.socket.end();
      super.onEnd(error);
      this.socket.destroy = destroy;
    }
  },
);

// Even without a value, the codec in PAYLOADS is used.
mistakes.add(
  'codec-used-without-a-value',
  'Without a value there is nothing to write',
  class Connection extends RightConnection {
    override async send(command: string, value: unknown = new Uint8Array()) {
      await this.transmit(makeMessage(command, value));
    }
  },
);

// The largest count that is allowed counts as too large: `>=` instead of `>`.
mistakes.add(
  'counts-limit-exclusive',
  '50000 items are allowed',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      const { command, payload } = message;
      if (command !== 'inv' || payload.length < 3 || readVarInt(new Reader(payload)) < 50_000) {
        return super.isMine(message);
      }
      this.onFault(new ProtocolError('too many items'));
      return true;
    }
  },
);

// The announced count is never checked.
mistakes.add(
  'counts-not-read',
  '50001 items were announced, but the message came out',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      return message.command === 'ping' && super.isMine(message);
    }
  },
);

// A message that breaks a rule is dropped, even if the rule says to disconnect.
mistakes.add(
  'counts-only-dropped',
  '50001 items were announced, but the connection goes on',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      const standing = { version: this.theirs?.version, acknowledged: true };
      return (this.theirs && judge(message, standing, readVarInt) !== undefined) || super.isMine(message);
    }
  },
);

// It stops when the socket is full, and never learns that it has drained.
mistakes.add(
  'drain-not-listened-to',
  'the rest of its pings is never read',
  class Connection extends RightConnection {
    protected override listen() {
      super.listen();
      this.socket.removeAllListeners('drain');
    }
  },
);

// What is not part of the handshake is kept for later, though nobody knows yet who sent it.
mistakes.add(
  'early-messages-kept',
  'You do not know yet who is speaking',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      const early: Message[] = [];
      for (const message of shake.open()) await this.transmit(message);
      while (!shake.done) {
        const message = await this.receive(Infinity);
        if (!['version', 'verack'].includes(message.command)) early.push(message);
        for (const answer of shake.receive(message)) await this.transmit(answer);
      }
      this.messages.unshift(...early);
    }
  },
);

// When the other side hangs up, everything is cleared.
mistakes.add(
  'end-empties-the-inbox',
  'Messages that came before the end are lost',
  class Connection extends RightConnection {
    protected override onEnd(error: Error) {
      this.messages = [];
      super.onEnd(error);
    }
  },
);

// Every call that ends it records the end, even if it has already ended.
mistakes.add(
  'end-recorded-twice',
  'A connection ends once',
  class Connection extends RightConnection {
    override async close(reason: Error = new ClosedError('closed')) {
      if (this.closed) this.transcript.event('closed', reason.message);
      await super.close(reason);
    }
  },
);

// Any error while reading counts as closed.
mistakes.add(
  'error-as-closed',
  'but not why: throw the WireError',
  class Connection extends RightConnection {
    protected override takeOut() {
      try {
        super.takeOut();
      } catch {
        this.onEnd(new ClosedError('bytes that are no message'));
      }
    }
  },
);

// There is a listener, but it does nothing: pending waits are not rejected.
mistakes.add(
  'error-ignored',
  'The connection broke, but receive() goes on waiting',
  class Connection extends RightConnection {
    protected override listen() {
      super.listen();
      this.socket.removeAllListeners('error').on('error', () => {});
    }
  },
);

// next() throws inside the data event, where nothing can catch it.
mistakes.add(
  'error-not-caught',
  'An error came up that nobody handles',
  class Connection extends RightConnection {
    protected override onData(chunk: Uint8Array) {
      this.demultiplexer.feed(chunk);
      this.takeOut();
    }
  },
);

// An error event without a listener crashes the program, even in a notebook.
mistakes.add(
  'error-not-listened-to',
  "Nothing listens to the socket's error event",
  class Connection extends RightConnection {
    protected override listen() {
      super.listen();
      this.socket.removeAllListeners('error');
    }
  },
);

// A wrong magic ends the connection at once, while earlier messages still wait for their turn.
mistakes.add(
  'error-overtakes-messages',
  'The handshake was done before the error',
  class Connection extends RightConnection {
    protected override onFault(error: Error) {
      this.onEnd(error);
    }
  },
);

// The error is passed on, but the connection is not closed.
mistakes.add(
  'failed-handshake-left-open',
  'The handshake failed, but the connection is still open',
  class Connection extends RightConnection {
    override async handshake(own?: Version, timeout?: number, isOurs?: (nonce: bigint) => boolean) {
      const { destroy } = this.socket;
      this.socket.destroy = () => this.socket;
      try {
        return await super.handshake(own, timeout, isOurs);
      } finally {
        this.socket.destroy = destroy;
      }
    }
  },
);

// The demultiplexer is created without onFault.
mistakes.add(
  'fault-not-recorded',
  'The transcript does not record the invalid message',
  class Connection extends RightConnection {
    protected override listen() {
      this.demultiplexer = new Demultiplexer(this.network);
      super.listen();
    }
  },
);

// There is no timer: a silent peer may stay forever.
mistakes.add(
  'handshake-no-timeout',
  'The timeout has expired, but handshake() goes on waiting',
  class Connection extends RightConnection {
    protected override tooLate() {}
  },
);

// When the timeout expires the socket is destroyed, without any other reason.
mistakes.add(
  'handshake-timeout-as-closed',
  'It reports that the connection was closed, but not why',
  class Connection extends RightConnection {
    protected override tooLate() {
      this.socket.destroy();
    }
  },
);

// Its timeout is passed on to receive(), which reports that no message came.
mistakes.add(
  'handshake-timeout-as-receive',
  'What failed is the handshake: throw a HandshakeTimeoutError',
  class Connection extends RightConnection {
    protected override tooLate() {
      this.onEnd(new ReceiveTimeoutError('no version, no verack'));
    }
  },
);

// Each message of the handshake may take as long as the whole handshake.
mistakes.add(
  'handshake-timeout-restarts',
  'It is for the whole handshake',
  class Connection extends RightConnection {
    override async handshake(
      own = makeVersion(),
      timeout = 60_000,
      isOurs = (nonce: bigint) => nonce === own.nonce,
    ): Promise<Version> {
      const handshake = new Handshake(own, this.inbound, isOurs);
      try {
        for (const message of handshake.open()) await this.transmit(message);
        while (!handshake.done) {
          for (const answer of handshake.receive(await this.receive(timeout))) await this.transmit(answer);
        }
        return (this.theirs = handshake.theirs!);
      } catch (error) {
        const missing = handshake.theirs ? 'verack' : 'version';
        const late = error instanceof ReceiveTimeoutError;
        const reason = late ? new HandshakeTimeoutError(`no ${missing}`) : (error as Error);
        this.onEnd(reason);
        throw reason;
      }
    }
  },
);

// There is a listener for data, but not for end or close.
mistakes.add(
  'hang-up-not-noticed',
  'The other side has hung up, but the handshake goes on waiting',
  class Connection extends RightConnection {
    protected override onEnd(error: Error) {
      if (error.message !== 'the other side hung up') super.onEnd(error);
    }
  },
);

// Everything that comes is kept, even a gigabyte.
mistakes.add(
  'inbox-never-full',
  'a stranger must not fill your memory',
  class Connection extends RightConnection {
    protected override crowded() {
      return this.socket.writableNeedDrain;
    }
  },
);

// push() and pop(): last in, first out.
mistakes.add(
  'last-in-first-out',
  'They came out in a different order',
  class Connection extends RightConnection {
    override receive(timeout?: number) {
      this.messages.reverse();
      return super.receive(timeout);
    }
  },
);

// One variable for the message that has come, instead of a list.
mistakes.add(
  'last-message-only',
  'but not all of them came out',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      this.messages = [];
      super.onMessage(message);
    }
  },
);

// push() and pop() for the pending waits.
mistakes.add(
  'last-waiter-first',
  'The last call was served first',
  class Connection extends RightConnection {
    protected override deliver(message: Message) {
      this.waiters.reverse();
      super.deliver(message);
      this.waiters.reverse();
    }
  },
);

// The count is read from the first byte. In getheaders the protocol version comes first.
mistakes.add(
  'locator-read-from-its-start',
  '102 items were announced, but the message came out',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      const { command, payload } = message;
      const wrong =
        command === 'getheaders' && this.theirs ? { command, payload: payload.subarray(0, 4) } : message;
      return super.isMine(wrong);
    }
  },
);

// The loop of Programming Bitcoin: `while not verack and not version`.
mistakes.add(
  'loop-ends-after-the-first',
  'It was done after the verack',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      while (!shake.theirs && !shake.acknowledged) {
        for (const answer of shake.receive(await this.receive(Infinity))) await this.transmit(answer);
      }
    }
  },
);

// The handshake takes everything that has come, and what it does not need is lost.
mistakes.add(
  'lost-after-the-verack',
  'What came in the same packet as the verack is lost',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      await super.shake(shake);
      this.messages = [];
    }
  },
);

// An unknown message is received, whenever it comes.
mistakes.add(
  'negotiation-after-verack-accepted',
  'belongs before the verack',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      return message.command === 'sendaddrv2' ? false : super.isMine(message);
    }
  },
);

// pause() is called, but resume() is not.
mistakes.add(
  'never-resumes',
  'Resume reading when there is room again',
  class Connection extends RightConnection {
    protected override onRoom() {}
  },
);

// One data event, one message: that is true on the test bench.
mistakes.add(
  'one-message-per-chunk',
  'the first came out and the others are lost',
  class Connection extends RightConnection {
    protected override takeOut() {
      const message = this.demultiplexer.next();
      if (message) this.onMessage(message);
      while (this.demultiplexer.next());
    }
  },
);

// A reader of Alec Buda's tutorial got a timeout: the verack came in the same packet as the version.
mistakes.add(
  'one-message-per-packet',
  'Of three messages in one packet, the first',
  class Connection extends RightConnection {
    protected override onData(chunk: Uint8Array) {
      const message = readMessage(new Reader(chunk), this.network);
      this.onMessage(message);
    }
  },
);

// The first wait is rejected at the end, the others go on waiting.
mistakes.add(
  'only-one-waiter-rejected',
  'The other side has hung up, but waitFor() goes on waiting',
  class Connection extends RightConnection {
    protected override onEnd(error: Error) {
      const [, ...others] = this.waiters;
      this.waiters = this.waiters.slice(0, 1);
      super.onEnd(error);
      this.waiters = others;
    }
  },
);

// isOurs is not passed on: the nonces of the other connections are unknown.
mistakes.add(
  'only-this-nonce',
  'the third parameter of handshake(), knows all our nonces',
  class Connection extends RightConnection {
    override handshake(own?: Version, timeout?: number) {
      return super.handshake(own, timeout);
    }
  },
);

// receive() without a timeout: then patience applies, not the timeout of the handshake.
mistakes.add(
  'patience-ends-the-handshake',
  'It gave up after patience had expired',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      while (!shake.done) {
        for (const answer of shake.receive(await this.receive())) await this.transmit(answer);
      }
    }
  },
);

// A minute is hard-coded.
mistakes.add(
  'patience-ignored',
  'patience is 20 milliseconds',
  class Connection extends RightConnection {
    override receive(timeout = 60_000) {
      return super.receive(timeout);
    }
  },
);

// socket.setTimeout and destroy(): a pause ends the connection.
mistakes.add(
  'pause-closes',
  'A pause is not an error',
  class Connection extends RightConnection {
    override async receive(timeout?: number) {
      try {
        return await super.receive(timeout);
      } catch (error) {
        this.onEnd(error as Error);
        throw error;
      }
    }
  },
);

// pause() as soon as the inbox is full. But a paused socket does not report its end.
mistakes.add(
  'pauses-when-full',
  'A paused socket does not report its end',
  class Connection extends RightConnection {
    protected override onData(chunk: Uint8Array) {
      super.onData(chunk);
      if (this.crowded()) this.socket.pause();
    }
  },
);

// The payload goes into the inbox as the demultiplexer returns it: a view of the chunk.
mistakes.add(
  'payload-kept-as-a-view',
  'A payload of one byte is a view of',
  class Connection extends RightConnection {
    protected override keep(bytes: Uint8Array) {
      return bytes;
    }
  },
);

// A ping is a ping: it is answered even before the handshake is done.
mistakes.add(
  'ping-answered-too-early',
  'Ignore pings until the handshake is done',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      if (message.command === 'ping' && !this.theirs) this.onPing(message);
      return super.isMine(message);
    }
  },
);

// As in wait_for of Programming Bitcoin: a ping is answered only while something waits.
mistakes.add(
  'ping-answered-while-waiting',
  'The ping was not answered',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      this.transcript.message('received', message);
      this.deliver(message);
    }

    override async receive(timeout?: number): Promise<Message> {
      const message = await super.receive(timeout);
      if (message.command !== 'ping') return message;
      this.onPing(message);
      return this.receive(timeout);
    }
  },
);

// The pong gets a new nonce of its own.
mistakes.add(
  'ping-answered-with-new-nonce',
  'The pong carries a different nonce',
  class Connection extends RightConnection {
    protected override onPing() {
      void this.transmit({ command: 'pong', payload: new Uint8Array(8) });
    }
  },
);

// A ping is a message like any other: the caller that receives it has to answer.
mistakes.add(
  'ping-not-answered',
  'The ping was not answered',
  class Connection extends RightConnection {
    protected override onPing() {}
  },
);

// Pings are answered as soon as they are split off, before earlier messages are handled.
mistakes.add(
  'ping-overtakes',
  'the pong was sent before the transaction',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      if (message.command !== 'ping' || !this.theirs) return super.onMessage(message);
      this.transcript.message('received', message);
      this.onPing(message);
    }
  },
);

// It is answered, but can be received as well.
mistakes.add(
  'ping-received',
  'receive() returned the ping',
  class Connection extends RightConnection {
    private readonly answered = new WeakSet<Message>();

    protected override isMine(message: Message) {
      if (message.command !== 'ping') return super.isMine(message);
      if (!this.answered.has(message)) super.isMine(message);
      this.answered.add(message);
      return false;
    }
  },
);

// Only incoming bytes are counted, not those that cannot be sent.
mistakes.add(
  'pongs-pile-up',
  'Stop reading until the socket has drained',
  class Connection extends RightConnection {
    protected override crowded() {
      return this.messages.length > 10;
    }
  },
);

// The timeout is a parameter that is never used.
mistakes.add(
  'receive-never-times-out',
  'The timeout has expired, but receive() goes on waiting',
  class Connection extends RightConnection {
    protected override wait() {
      return super.wait(Infinity);
    }
  },
);

// After the handshake every message can be received.
mistakes.add(
  'second-version-received',
  'receive() returned a second version or verack',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      return ['version', 'verack'].includes(message.command) ? false : super.isMine(message);
    }
  },
);

// write() on a closed socket, without checking whether it succeeded.
mistakes.add(
  'sends-after-the-end',
  'There is nobody left to send it to',
  class Connection extends RightConnection {
    override async send(command: string, value?: unknown) {
      await super.send(command, value).catch((error: Error) => {
        if (!(error instanceof ClosedError)) throw error;
      });
    }
  },
);

// The payload is written to the socket without a header.
mistakes.add(
  'sent-without-header',
  'Nothing arrived at the other end',
  class Connection extends RightConnection {
    protected override async transmit(message: Message) {
      this.socket.write(message.payload);
    }
  },
);

// Reading its nonce fails, and the error ends the connection.
mistakes.add(
  'short-ping-ends-it',
  'After a ping of one byte, no ping is answered',
  class Connection extends RightConnection {
    protected override onPing(ping: Message) {
      readPayload(ping);
      super.onPing(ping);
    }
  },
);

// Promise.race with a timer: a wait that timed out is still in the queue, and takes the next message.
mistakes.add(
  'timed-out-waiter-stays-in-the-queue',
  'A wait that times out must leave the queue',
  class Connection extends RightConnection {
    protected override wait(timeout: number) {
      if (timeout === Infinity) return super.wait(timeout);
      const waiting = super.wait(Infinity);
      let timer: NodeJS.Timeout;
      const late = new Promise<Message>((_, reject) => {
        timer = setTimeout(() => reject(new ReceiveTimeoutError('too late')), timeout);
      });
      return Promise.race([waiting, late]).finally(() => clearTimeout(timer));
    }
  },
);

// clearTimeout comes after the await instead of in a finally block.
mistakes.add(
  'timer-left-after-failure',
  'The handshake has failed, but its timer is still running',
  class Connection extends RightConnection {
    override async handshake(own?: Version, timeout = 60_000, isOurs?: (nonce: bigint) => boolean) {
      const timer = setTimeout(() => {}, timeout);
      const theirs = await super.handshake(own, timeout, isOurs);
      clearTimeout(timer);
      return theirs;
    }
  },
);

// The timer keeps running after the handshake is done. If it fires, it does harm.
mistakes.add(
  'timer-of-handshake-left',
  'The handshake is done, but its timer is still running',
  class Connection extends RightConnection {
    override async handshake(own?: Version, timeout = 60_000, isOurs?: (nonce: bigint) => boolean) {
      setTimeout(() => {
        if (!this.theirs) this.onEnd(new HandshakeTimeoutError('too late: no version, or no verack'));
      }, timeout);
      return super.handshake(own, timeout, isOurs);
    }
  },
);

// The timer is never cleared. Its only harm is that it keeps the program alive.
mistakes.add(
  'timer-of-receive-left',
  'The message has come, but its timer is still running',
  class Connection extends RightConnection {
    protected override wait(timeout: number) {
      const waiting = super.wait(timeout);
      setTimeout(() => {}, timeout);
      return waiting;
    }
  },
);

// Messages are recorded when they are returned, so pings that are answered in between are missing.
mistakes.add(
  'transcript-without-pings',
  'The transcript does not record the ping',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      if (message.command !== 'ping') return super.onMessage(message);
      this.messages.push({ command: message.command, payload: this.keep(message.payload) });
      this.settle();
    }
  },
);

// Every error from receive() of the Handshake ends the connection.
mistakes.add(
  'unreadable-version-ends-handshake',
  'Such a version ended the handshake',
  class Connection extends RightConnection {
    protected override heard(shake: HandshakeQueue, message: Message) {
      return shake.receive(message);
    }
  },
);

// The loop waits for both, but sends nothing.
mistakes.add(
  'verack-never-sent',
  'Their version was not answered',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      while (!shake.done) shake.receive(await this.receive(Infinity));
    }
  },
);

// wait_for answers a version with a verack, and so does the loop around it: both are in Programming Bitcoin.
mistakes.add(
  'verack-sent-twice',
  'Two veracks were sent: two places in the code',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      if (message.command === 'version') void this.send('verack');
      super.onMessage(message);
    }
  },
);

// It waits for a message, not for one of those that were asked for.
mistakes.add(
  'wait-for-anything',
  'not one of those that were asked for',
  class Connection extends RightConnection {
    override waitFor() {
      return this.receive();
    }
  },
);

// What is left in the list when it has found its message is thrown away.
mistakes.add(
  'wait-for-drops-the-rest',
  'The message after the one that was waited for is lost',
  class Connection extends RightConnection {
    override async waitFor(...commands: string[]) {
      const message = await super.waitFor(...commands);
      this.messages = [];
      return message;
    }
  },
);

// Only the first of the commands is compared.
mistakes.add(
  'wait-for-the-first-command',
  'That is the second match',
  class Connection extends RightConnection {
    override waitFor(command: string) {
      return super.waitFor(command);
    }
  },
);

// Each unwanted message restarts the timeout.
mistakes.add(
  'wait-for-timeout-restarts',
  'restarts the timeout of waitFor()',
  class Connection extends RightConnection {
    override async waitFor(...commands: string[]): Promise<Message> {
      for (;;) {
        const message = await this.receive();
        if (commands.includes(message.command)) return message;
      }
    }
  },
);

// It does not check whether the connection has already ended; the event does not fire again.
mistakes.add(
  'waits-after-the-end',
  'Nothing more can come, but it waits',
  class Connection extends RightConnection {
    override receive(timeout?: number) {
      if (this.reason && this.messages.length === 0) return this.wait(timeout ?? this.patience);
      return super.receive(timeout);
    }
  },
);

// wait_for(VerAckMessage), as in exercise 5 of chapter 10 of Programming Bitcoin: it answers the version, but
// does not keep it.
mistakes.add(
  'waits-for-the-verack-only',
  'It returned undefined',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      let message = await this.receive(Infinity);
      for (; message.command !== 'verack'; message = await this.receive(Infinity)) {
        if (message.command === 'version') await this.send('verack');
      }
    }
  },
);

// First one, then the other: waitFor("version"), then waitFor("verack").
mistakes.add(
  'waits-for-version-then-verack',
  'They may come in either order',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      for (const command of ['version', 'verack']) {
        let message = await this.receive(Infinity);
        while (message.command !== command) message = await this.receive(Infinity);
        for (const answer of shake.receive(message)) await this.transmit(answer);
      }
    }
  },
);
