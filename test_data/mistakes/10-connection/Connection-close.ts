import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/10-connection/queue';

/** Wrong answers for Connection: the end of a connection. */
export const mistakes = new MistakeTable('Connection.close');

// destroy() is called, but it does not wait for the socket to close.
mistakes.patch('close-does-not-wait', 'close() has resolved, but the socket is still open', [
  'await this.channel.gone;',
  '',
]);

// The reason is accepted, but not passed on.
mistakes.patch('close-gives-no-reason', 'It reports that the connection was closed, but not why', [
  'this.channel.end(reason)',
  "this.channel.end(new ClosedError('this side closed the connection'))",
]);

// It waits for the event, which does not fire twice.
mistakes.patch('close-only-once', 'close() was called twice', [
  'await this.channel.gone',
  "await new Promise((resolve) => this.socket.once('close', resolve))",
]);

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
mistakes.patch('end-recorded-twice', 'A connection ends once', [
  'this.channel.end(reason);',
  "if (this.closed) this.transcript.event('closed', reason.message);\nthis.channel.end(reason);",
]);

// Any error while reading counts as closed.
mistakes.add(
  'error-as-closed',
  'but not why: throw the WireError',
  class Connection extends RightConnection {
    protected override takeOut() {
      try {
        super.takeOut();
      } catch {
        this.onEnd(new ClosedError('bytes that are not a message'));
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
  'An error was not handled',
  class Connection extends RightConnection {
    protected override split() {
      while (this.chunks.length > 0 && !this.crowded()) {
        this.demultiplexer.feed(this.chunks.shift() as Uint8Array);
        this.takeOut();
      }
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

// There is a listener for data, but not for end or close.
mistakes.add(
  'hang-up-not-noticed',
  'The other side has hung up, but receive() goes on waiting',
  class Connection extends RightConnection {
    protected override onEnd(error: Error) {
      if (error.message !== 'the other side hung up') super.onEnd(error);
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

// write() on a closed socket, without checking whether it succeeded.
mistakes.patch('sends-after-the-end', 'but the other side is gone', ['throw this.channel.reason', 'return']);

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

// The socket is destroyed directly, and nobody learns why.
mistakes.patch('close-destroys-the-socket', 'End the channel with the reason', [
  'this.channel.end(reason);',
  'this.socket.destroy();',
]);

// A second call has nothing to do; but it has to wait like the first.
mistakes.patch('close-returns-at-once-the-second-time', 'The second call of close() resolved while', [
  'this.channel.end(reason);',
  'if (this.closed) return;\nthis.channel.end(reason);',
]);

// sendMessage knows that it has ended, and makes up a reason.
mistakes.patch('send-makes-up-a-reason', 'send() reports that the connection has ended, but not why', [
  'if (this.channel.reason) throw this.channel.reason;',
  "if (this.channel.reason) throw new ClosedError('the connection has ended');",
]);

// A socket that is closed reports it itself, in the callback.
mistakes.patch('records-after-the-end', 'the transcript says that you sent a message all the same', [
  'if (this.channel.reason) throw this.channel.reason;',
  '',
]);

// A connection has ended when nothing more can be read, it seems.
mistakes.patch('closed-asks-the-socket', 'An error ended the connection, but `closed` is false', [
  'return this.channel.reason !== undefined;',
  'return this.socket.readableEnded;',
]);

// The reason is an error, and errors are thrown.
mistakes.patch('close-throws-its-reason', 'close() itself rejected', [
  'await this.channel.gone;',
  'await this.channel.gone;\n    throw reason;',
]);

// A closed connection has nothing to say, it seems.
mistakes.patch('wait-for-checks-the-end-first', 'it does so when no message is left', [
  'const wanted = (',
  'if (this.closed) throw this.channel.reason;\n    const wanted = (',
]);

// sendMessage does all that is needed, it seems.
mistakes.patch('send-without-answer', 'what came next does not have its turn', [
  'this.channel.answer(this.sendMessage(message))',
  'this.sendMessage(message)',
]);

// A socket knows whether it is destroyed; but after an error in the bytes it sends what is left first.
mistakes.patch('closed-when-destroyed', 'It has ended when the channel has a reason', [
  'return this.channel.reason !== undefined;',
  'return this.socket.destroyed;',
]);

// `closed` is a name that the socket has, too.
mistakes.patch('closed-as-the-socket-says', 'the socket closes a little later', [
  'return this.channel.reason !== undefined;',
  'return this.socket.closed;',
]);

// The reason that one thinks of first; there are others.
mistakes.patch('closed-for-one-reason-only', 'a reason, whatever that is', [
  'this.channel.reason !== undefined',
  'this.channel.reason instanceof ClosedError',
]);

// The callback has an error, so that is what is thrown.
mistakes.patch('pending-send-with-the-error-of-the-socket', 'A send() that was pending reports', [
  'this.channel.reason ?? error',
  'error',
]);
