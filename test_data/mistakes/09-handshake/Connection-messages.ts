import { type Message, readMessage } from '../../../solutions/01-framing';
import { Demultiplexer } from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/09-handshake/queue';

/** Wrong answers for Connection: sending and receiving. */
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
mistakes.patch('always-mainnet', 'A message begins with the magic of its network', [
  'writeMessage(w, message, this.network)',
  'writeMessage(w, message)',
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

// Even without a value, the codec in PAYLOADS is used.
mistakes.patch('codec-used-without-a-value', 'Without a value there is nothing to write', [
  'value === undefined ? empty : makeMessage(command, value)',
  'makeMessage(command, value ?? new Uint8Array())',
]);

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

// The timeout is a parameter that is never used.
mistakes.patch('receive-never-times-out', 'The timeout has expired, but receive() goes on waiting', [
  "'message', timeout,",
  "'message', Infinity,",
]);

// The payload is written to the socket without a header.
mistakes.patch('sent-without-header', 'Nothing arrived at the other end', [
  'write(bytes,',
  'write(message.payload,',
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

// It waits for any message, not for one with a requested command.
mistakes.patch('wait-for-anything', 'it has none of the requested commands', [
  'commands.includes(command)',
  'true',
]);

// What is left in the list when it has found its message is thrown away.
mistakes.add(
  'wait-for-drops-the-rest',
  'The message after the one that waitFor() returned is lost',
  class Connection extends RightConnection {
    override async waitFor(...commands: string[]) {
      const message = await super.waitFor(...commands);
      this.messages = [];
      return message;
    }
  },
);

// Only the first of the commands is compared.
mistakes.patch('wait-for-the-first-command', 'That is the second match', [
  'commands.includes(command)',
  'command === commands[0]',
]);

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
