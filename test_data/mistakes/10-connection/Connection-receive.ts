import { type Message, readMessage } from '../../../solutions/01-framing';
import { Demultiplexer } from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/10-connection/queue';

/** Wrong answers for Connection: receiving messages. */
export const mistakes = new MistakeTable('Connection.receive');

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

// One invalid message ends the connection. btcd does so; Bitcoin Core drops the message.
mistakes.patch('checksum-ends-it', 'A node drops a message with a wrong checksum', [
  "'node', onInvalid)",
  "'node', (error) => connection.channel.shutdown.now(error))",
]);

// Each chunk is split on its own: an incomplete message in it is lost.
mistakes.add(
  'chunk-by-chunk',
  'you did not recognise it. Hold what is not complete yet',
  class Connection extends RightConnection {
    protected override onData(chunk: Uint8Array) {
      this.demultiplexer = new Demultiplexer(this.network);
      super.onData(chunk);
    }
  },
);

// The demultiplexer is created without onInvalid.
mistakes.patch('fault-not-recorded', 'The transcript does not record the invalid message', [
  ", 'node', onInvalid)",
  ')',
]);

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

// pause() is called, but resume() is not.
mistakes.add(
  'never-resumes',
  'Resume reading when there is room again',
  class Connection extends RightConnection {
    protected override onRoom() {}
  },
);

// One data event, one message: that is true in a quick test.
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

// A minute is hard-coded.
mistakes.patch('patience-ignored', 'patience is 20 milliseconds', [
  'timeout = this.patience',
  'timeout = 60_000',
]);

// socket.setTimeout and destroy(): a pause ends the connection.
mistakes.patch('pause-closes', 'A pause is not an error', [
  '() => true)',
  '() => true).catch((error) => this.close(error).then(() => { throw error; }))',
]);

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

// The timeout is a parameter that is never used.
mistakes.patch('receive-never-times-out', 'The timeout has expired, but receive() goes on waiting', [
  "'message', timeout,",
  "'message', Infinity,",
]);

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

// The class is at hand, and so is its constructor; but that does not listen.
mistakes.patch(
  'receive-flow-control-that-does-not-listen',
  'FlowControl.over() listens; its constructor does not',
  ['FlowControl.over(socket, process, ready)', 'new FlowControl(socket, process, ready)'],
);

// Copied from the lesson's cell, which is about mainnet.
mistakes.patch('receive-mainnet-only', 'make the Demultiplexer with this network', [
  "new Demultiplexer(network, 'node', onInvalid)",
  "new Demultiplexer('mainnet', 'node', onInvalid)",
]);

// Two of the three arguments are passed on.
mistakes.patch('over-forgets-the-side', 'Pass it from over() on to the constructor', [
  'new Connection(socket, network, inbound)',
  'new Connection(socket, network)',
]);

// The channel records the end, so it is taken to record the beginning, too.
mistakes.patch('over-does-not-say-connected', 'record before anything else that you are connected', [
  "connection.transcript.event('connected');",
  '',
]);

// "Before the handshake, a ping is ignored": and so is everything else. The handshake takes its messages after act().
mistakes.patch('act-ignores-all-before-the-handshake', 'act() returned true for inv before the handshake', [
  'if (!this.theirs) return isPing;',
  'if (!this.theirs) return true;',
]);

// A verack is for the handshake, as a ping is for act().
mistakes.patch('receive-skips-veracks', 'receive() does not return verack', [
  "find('message', timeout, () => true)",
  "find('message', timeout, ({ command }) => command !== 'verack')",
]);

// A variable of over(), and the field of the connection stays empty.
mistakes.patch('channel-not-kept', 'has over() set the `channel` of the connection', [
  'connection.channel = new Channel(',
  'const channel = new Channel(',
]);
