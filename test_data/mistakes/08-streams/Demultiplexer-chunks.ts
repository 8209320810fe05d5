import { readMessage } from '../../../solutions/01-framing';
import { examine, type Finding } from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';
import { Demultiplexer as Right } from '../../right/08-streams/plain';

/** Wrong answers for Demultiplexer: chunks of any size. */
export const mistakes = new MistakeTable('Demultiplexer');

// The payload is allocated as soon as the header says how long it is.
mistakes.add(
  'announced-payload-allocated',
  'You allocated memory for everything that was announced',
  class Demultiplexer extends Right {
    payload = new Uint8Array();

    override next() {
      const finding = examine(this.held, this.network);
      if (finding.kind === 'incomplete') this.payload = new Uint8Array(finding.length - 24);
      return super.next();
    }
  },
);

// One buffer for everything that arrives, and the payload is a view of it.
mistakes.add(
  'buffer-reused',
  'it is a view of a buffer that you reused',
  class Demultiplexer extends Right {
    private readonly memory = new Uint8Array(2_000_000);

    override feed(chunk: Uint8Array) {
      const joined = [...this.held, ...chunk];
      this.memory.set(joined);
      this.held = this.memory.subarray(0, joined.length);
    }
  },
);

// socket.on('data') looks as if it delivered messages, so each chunk is examined on its own.
mistakes.add(
  'chunk-is-a-message',
  'You examined only the last chunk',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      this.held = chunk;
    }
  },
);

// The byteOffset is kept, the length is not.
mistakes.patch('chunk-length-forgotten', 'You read past the end of the chunk', [
  'append(chunk)',
  'append(new Uint8Array(chunk.buffer, chunk.byteOffset))',
]);

// new Uint8Array(chunk.buffer): a socket's Buffers often share one block of memory.
mistakes.patch('chunk-offset-forgotten', 'You read the underlying buffer from its start', [
  'append(chunk)',
  'append(new Uint8Array(chunk.buffer))',
]);

// if (payload.length): a message without a payload is taken for no message.
mistakes.patch('empty-payload-is-falsy', 'Do not wait for a payload', [
  'return finding.message;',
  'return finding.message.payload.length ? finding.message : undefined;',
]);

// A state machine that finishes a message when payload bytes arrive. For a verack, none ever do.
mistakes.add(
  'empty-payload-waits',
  'Do not wait for a payload',
  class Demultiplexer extends Right {
    protected override look(): Finding {
      const finding = super.look();
      if (finding.kind !== 'message' || finding.message.payload.length > 0 || this.held.length > 24)
        return finding;
      return { kind: 'incomplete', length: 25 };
    }
  },
);

// The header is expected in one chunk: fewer than 24 bytes between two messages are dropped as noise.
mistakes.patch('header-in-one-chunk', 'in its header. Hold them', [
  '!this.end',
  '!this.end && (this.backlog.length > 0 || chunk.length >= HEADER_LENGTH)',
]);

// The messages are pushed onto a stack, and popped from its top.
mistakes.add(
  'last-message-first',
  'Return them in the order of the stream',
  class Demultiplexer extends Right {
    private readonly stack: ReturnType<Right['next']>[] = [];

    override next() {
      for (let message = super.next(); message; message = super.next()) this.stack.push(message);
      return this.stack.pop();
    }
  },
);

// The message is returned, but its bytes are kept: the next call finds it again.
mistakes.patch('message-returned-again', 'The same message came out again', [
  'this.backlog.drop(finding.length);',
  '',
]);

// A constant at the top of the file: all connections share it.
mistakes.patch(
  'module-level-buffer',
  'You mixed up two connections',
  ['export class Demultiplexer {', 'const backlog = new ReceiveBuffer();\nexport class Demultiplexer {'],
  ['backlog = new ReceiveBuffer()', 'backlog = backlog'],
);

// A read position moves on, but what lies before it is never dropped.
mistakes.add(
  'nothing-dropped',
  'A returned message is still held',
  class Demultiplexer extends Right {
    private all: Uint8Array = new Uint8Array();
    private taken = 0;

    override feed(chunk: Uint8Array) {
      this.all = Buffer.concat([this.all, chunk]);
      this.held = this.all;
    }

    override next() {
      this.held = this.all.subarray(this.taken);
      const message = super.next();
      this.taken = this.all.length - this.held.length;
      this.held = this.all;
      return message;
    }
  },
);

// null, as the Python code returns None.
mistakes.patch('null-for-no-message', 'It returned null', ['return undefined', 'return null']);

// One message is returned for each chunk; the others pile up.
mistakes.add(
  'one-message-per-chunk',
  'Nothing came out after the first message',
  class Demultiplexer extends Right {
    private ready = false;

    override feed(chunk: Uint8Array) {
      super.feed(chunk);
      this.ready = true;
    }

    override next() {
      const message = this.ready ? super.next() : undefined;
      this.ready = false;
      return message;
    }
  },
);

// The header is complete, so it counts as a message; slice() returns as much payload as has arrived.
mistakes.add(
  'partial-payload-returned',
  'You took a chunk for a message',
  class Demultiplexer extends Right {
    override next() {
      if (this.held.length <= 24 || this.held.length >= 32) return super.next();
      const payload = this.held.slice(24);
      this.drop(this.held.length);
      return { command: 'ping', payload };
    }
  },
);

// The buffer is emptied after each message, as if nothing could follow it.
mistakes.patch('rest-of-chunk-lost', 'Nothing came out after the first message', [
  'drop(finding.length)',
  'drop(this.backlog.length)',
]);

// The header has been dealt with, so only the payload is dropped.
mistakes.patch('payload-length-dropped', 'Drop the whole message, header included', [
  'drop(finding.length)',
  'drop(finding.message.payload.length)',
]);

// The header is dropped, and the payload is taken for the next header.
mistakes.patch('header-dropped', 'Drop the whole message, header and payload', [
  'drop(finding.length)',
  'drop(HEADER_LENGTH)',
]);

// readMessage is called on whatever has arrived, and throws when a chunk ends within a message.
mistakes.add(
  'short-read-throws',
  'It threw because the message is not complete yet',
  class Demultiplexer extends Right {
    override next() {
      if (this.held.length > 0) readMessage(new Reader(this.held), this.network);
      return super.next();
    }
  },
);

// > instead of >=: a message is seen only when the next one begins.
mistakes.add(
  'waits-for-one-more-byte',
  'Do not wait for one more byte',
  class Demultiplexer extends Right {
    protected override look(): Finding {
      const finding = super.look();
      return finding.kind === 'message' && finding.length === this.held.length
        ? { kind: 'incomplete', length: finding.length + 1 }
        : finding;
    }
  },
);

// take() takes the bytes out; bytes would only show them.
mistakes.patch('held-uses-up', 'reading `held` used them up', [
  'return this.backlog.bytes',
  'return this.backlog.take(this.backlog.length)',
]);

// .buffer of a view is the whole buffer.
mistakes.patch('held-whole-buffer', 'is the whole buffer that a view is part of', [
  'return this.backlog.bytes',
  'return new Uint8Array(this.backlog.bytes.buffer)',
]);

// position counts from the beginning of the stream; bytes begins at it already.
mistakes.patch('held-from-position', 'so bytes before it are not in `bytes`', [
  'return this.backlog.bytes',
  'return this.backlog.bytes.subarray(this.backlog.position)',
]);
