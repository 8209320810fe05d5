import { readMessage } from '../../../solutions/01-framing';
import { examine, type Finding, seek } from '../../../solutions/07-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { sameBytes } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { magicOf, type NetworkName, NETWORKS } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

/** Wrong answers for Demultiplexer. */
export const mistakes = new MistakeTable('Demultiplexer');

// The payload is allocated as soon as the header says how long it is.
mistakes.add(
  'announced-payload-allocated',
  'Memory was allocated for all that is announced',
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
  'it is a view of a buffer that was reused',
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
  'only the last chunk was examined',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      this.held = chunk;
    }
  },
);

// The byteOffset is kept, the length is not.
mistakes.add(
  'chunk-length-forgotten',
  'You read past the end of the chunk',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      super.feed(new Uint8Array(chunk.buffer, chunk.byteOffset));
    }
  },
);

// new Uint8Array(chunk.buffer): a socket's Buffers often share one block of memory.
mistakes.add(
  'chunk-offset-forgotten',
  'You read the underlying buffer from its start',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      super.feed(new Uint8Array(chunk.buffer));
    }
  },
);

// if (payload.length): a message without a payload is taken for no message.
mistakes.add(
  'empty-payload-is-falsy',
  'Do not wait for a payload',
  class Demultiplexer extends Right {
    override next() {
      const message = super.next();
      return message?.payload.length ? message : undefined;
    }
  },
);

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
mistakes.add(
  'header-in-one-chunk',
  'in its header. Hold them',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      if (this.held.length === 0 && chunk.length < 24) return;
      super.feed(chunk);
    }
  },
);

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
mistakes.add(
  'message-returned-again',
  'The same message came out again',
  class Demultiplexer extends Right {
    protected override drop() {}
  },
);

// `let buffer` at the top of the file: all connections share it.
{
  let shared: Uint8Array = new Uint8Array();
  mistakes.add(
    'module-level-buffer',
    'Two connections were mixed up',
    class Demultiplexer extends Right {
      override feed(chunk: Uint8Array) {
        shared = Buffer.concat([shared, chunk]);
      }

      override next() {
        this.held = shared;
        const message = super.next();
        shared = this.held;
        return message;
      }
    },
  );
}

// Only what cannot be parsed is rejected; the checksum is not compared.
mistakes.add(
  'node-checksum-delivered',
  'The damaged message was returned',
  class Demultiplexer extends Right {
    override next() {
      const { held } = this;
      const finding = examine(held, this.network);
      if (finding.kind !== 'faulty' || !finding.length) return super.next();
      this.drop(finding.length);
      return { command: 'ping', payload: held.slice(24, finding.length) };
    }
  },
);

// Any violation ends the connection, as an old article has it (and as btcd does it).
mistakes.add(
  'node-checksum-ends',
  'A bad checksum ended it',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      super.refuse(fault, this.policy === 'node' ? undefined : length);
    }
  },
);

// next() throws, but feed() does not check whether the connection has ended.
mistakes.add(
  'node-collects-after-the-end',
  'what arrives is still collected',
  class Demultiplexer extends Right {
    override feed(chunk: Uint8Array) {
      this.held = Buffer.concat([this.held, chunk]);
    }
  },
);

// Dropped is dropped; onFault is kept for the end.
mistakes.add(
  'node-dropped-silently',
  'It was dropped silently',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' || length === undefined) super.refuse(fault, length);
      else this.drop(length);
    }
  },
);

// onFault is called when a message is dropped, and forgotten when the connection ends.
mistakes.add(
  'node-end-not-reported',
  'Call it with the error that ends the connection, too',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' || length !== undefined) super.refuse(fault, length);
      else throw (this.end = fault);
    }
  },
);

// onFault is called on every call that throws.
mistakes.add(
  'node-end-reported-again',
  'with the same error again and again',
  class Demultiplexer extends Right {
    override next() {
      if (this.end) this.onFault(this.end);
      return super.next();
    }
  },
);

// onFault is given the error of examine unchanged.
mistakes.add(
  'node-fault-offset-in-message',
  'The offset was counted from the start of the message. Count from the start of the stream: 44',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' || length === undefined) return super.refuse(fault, length);
      this.onFault(new WireError(fault.path, fault.offset - this.position, fault.expected, fault.found));
      this.drop(length);
    }
  },
);

// The error is thrown, the buffer is emptied, and the next chunk is accepted.
mistakes.add(
  'node-goes-on-after-the-end',
  'A message came out after the end',
  class Demultiplexer extends Right {
    override next() {
      try {
        return super.next();
      } catch (error) {
        this.end = undefined;
        throw error;
      }
    }
  },
);

// One policy for everything, as in the articles: slide until a magic comes.
mistakes.add(
  'node-keeps-scanning',
  'It went on searching for a magic',
  class Demultiplexer extends Right {
    protected override align() {}

    protected override refuse(fault: WireError, length?: number) {
      if (fault.path !== 'magic') super.refuse(fault, length);
      else this.drop(1);
    }

    override next() {
      if (this.policy === 'resync') super.align();
      return super.next();
    }
  },
);

// Four bytes are enough for the magic. Bitcoin Core checks it when 24 have arrived.
mistakes.add(
  'node-magic-first',
  'The magic was judged before the header was complete',
  class Demultiplexer extends Right {
    override next() {
      if (this.policy === 'node' && this.held.length >= 4 && this.held[0] === 0) {
        throw new WireError('magic', this.position, 'f9beb4d9', '00000000');
      }
      return super.next();
    }
  },
);

// The error of examine is thrown unchanged: its offset counts from the start of the message.
mistakes.add(
  'node-offset-in-the-message',
  'Count from the start of the stream: 24',
  class Demultiplexer extends Right {
    protected override drop(count: number) {
      super.drop(count);
      this.position = 0;
    }
  },
);

// It searches inside a faulty message, although its length is known.
mistakes.add(
  'node-searches-inside',
  'You searched inside the dropped message',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' || length === undefined) return super.refuse(fault, length);
      this.onFault(fault);
      this.drop(4);
      this.drop(seek(this.held, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)));
    }
  },
);

// The connection is given up without saying why.
mistakes.add(
  'node-stops-silently',
  'It did not throw. With the policy node',
  class Demultiplexer extends Right {
    override next() {
      try {
        return super.next();
      } catch {
        return undefined;
      }
    }
  },
);

// The error is thrown, but not remembered.
mistakes.add(
  'node-throws-once',
  'The error was thrown only once',
  class Demultiplexer extends Right {
    override next() {
      try {
        return super.next();
      } catch (error) {
        this.end = undefined;
        this.feed = () => {};
        throw error;
      }
    }
  },
);

// The limit of 0.10.0: 32 MiB for each peer.
mistakes.add(
  'node-waits-for-32-mib',
  'It waits for 4,000,001 bytes',
  class Demultiplexer extends Right {
    protected override look(): Finding {
      return examine(this.held, this.network, 0x02000000);
    }
  },
);

// For each byte of noise, everything that is left is copied: slice() instead of subarray().
mistakes.add(
  'noise-copied-for-each-byte',
  'is copied again for each byte',
  class Demultiplexer extends Right {
    protected override align() {
      const magic = magicOf(this.network);
      while (this.held.length >= 24 && !sameBytes(this.held.subarray(0, 4), magic)) {
        this.held = Uint8Array.prototype.slice.call(this.held, 1);
        this.position++;
        this.skipped++;
      }
    }
  },
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
mistakes.add(
  'null-for-no-message',
  'It returned null',
  class Demultiplexer extends Right {
    override next() {
      return super.next() ?? (null as unknown as undefined);
    }
  },
);

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

// There is a header, so it is a message; slice() returns as much payload as there is.
mistakes.add(
  'partial-payload-returned',
  'A chunk was taken for a message',
  class Demultiplexer extends Right {
    override next() {
      if (this.held.length <= 24 || this.held.length >= 32) return super.next();
      const payload = this.held.slice(24);
      this.drop(this.held.length);
      return { command: 'ping', payload };
    }
  },
);

// Only the header of a message is dropped: its payload is searched again.
mistakes.add(
  'payload-searched-again',
  'and then the one inside its payload',
  class Demultiplexer extends Right {
    protected override drop(count: number) {
      super.drop(this.policy === 'resync' ? Math.min(count, 24) : count);
    }
  },
);

// After a faulty message it calls itself: each one costs a stack frame.
mistakes.add(
  'recursion-per-faulty-message',
  'The stack overflowed',
  class Demultiplexer extends Right {
    override next(): ReturnType<Right['next']> {
      if (this.end) throw this.end;
      if (this.policy === 'resync') this.align();
      const finding = this.look();
      if (finding.kind === 'incomplete') return undefined;
      if (finding.kind === 'message') {
        this.drop(finding.length);
        return finding.message;
      }
      const { path, offset, expected, found } = finding.error;
      this.refuse(new WireError(path, this.position + offset, expected, found), finding.length);
      return this.next();
    }
  },
);

// The buffer is emptied after each message, as if nothing could follow it.
mistakes.add(
  'rest-of-chunk-lost',
  'Nothing came out after the first message',
  class Demultiplexer extends Right {
    protected override drop(count: number) {
      super.drop(count);
      this.held = new Uint8Array();
    }
  },
);

// Every magic is accepted: a capture may hold more than one network.
mistakes.add(
  'resync-any-network',
  'whose magic was not asked for',
  class Demultiplexer extends Right {
    override next() {
      for (const name of Object.keys(NETWORKS) as NetworkName[]) {
        const finding = examine(this.held, name);
        if (this.policy === 'node' || finding.kind !== 'message') continue;
        this.drop(finding.length);
        return finding.message;
      }
      return super.next();
    }
  },
);

// On a mismatch, all four bytes that were compared are skipped, not one.
mistakes.add(
  'resync-by-four',
  'and was lost with them. Skip five bytes',
  class Demultiplexer extends Right {
    protected override align() {
      const magic = Buffer.from(NETWORKS[this.network].magic, 'hex');
      while (this.held.length >= 24 && !magic.equals(this.held.subarray(0, 4))) this.pass(4);
    }
  },
);

// A bad command is a false header; but a bad checksum counts as a damaged message, and is dropped whole.
mistakes.add(
  'resync-checksum-drops-the-message',
  'The faulty message was dropped whole',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'node' || fault.path !== 'checksum') return super.refuse(fault, length);
      this.onFault(fault);
      this.pass(length ?? 1);
    }
  },
);

// Noise is skipped, but a bad checksum is thrown.
mistakes.add(
  'resync-checksum-ends',
  'A bad checksum ended it. With the policy resync',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' && fault.path === 'checksum') throw (this.end = fault);
      super.refuse(fault, length);
    }
  },
);

// A faulty message is dropped as with node, and with it everything that its false length covers.
mistakes.add(
  'resync-drops-the-faulty',
  'thrown away with the false header',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'node') return super.refuse(fault, length);
      this.onFault(fault);
      this.pass(length ?? 1);
    }
  },
);

// No magic at the start: the whole buffer is thrown away.
mistakes.add(
  'resync-drops-the-whole-buffer',
  'and was lost with them. Skip five bytes',
  class Demultiplexer extends Right {
    protected override align() {
      if (this.held.length >= 24 && this.held[0] !== 0xf9) this.pass(this.held.length);
    }
  },
);

// Whatever the policy is, a wrong magic is thrown.
mistakes.add(
  'resync-ends',
  'A wrong magic ended it. With the policy resync',
  class Demultiplexer extends Right {
    protected override align() {}

    protected override refuse(fault: WireError, length?: number) {
      if (fault.path !== 'magic') return super.refuse(fault, length);
      this.onFault(fault);
      throw (this.end = fault);
    }
  },
);

// onFault is given the error of examine unchanged.
mistakes.add(
  'resync-fault-offset-in-message',
  'The offsets were counted from the start of each message',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'node') return super.refuse(fault, length);
      this.onFault(new WireError(fault.path, fault.offset - this.position, fault.expected, fault.found));
      this.pass(1);
    }
  },
);

// After a number of false headers it believes no header any more.
mistakes.add(
  'resync-gives-up',
  'The message after the false headers was missed',
  class Demultiplexer extends Right {
    private faults = 0;

    protected override refuse(fault: WireError, length?: number) {
      super.refuse(fault, length);
      if (++this.faults > 50) this.align = () => this.pass(this.held.length);
    }
  },
);

// After eight megabytes hashed for nothing, nothing is hashed for nothing again.
mistakes.add(
  'resync-hash-limit-does-not-grow',
  'the limit grows with the stream',
  class Demultiplexer extends Right {
    protected override pass(count: number) {
      const { trust } = this;
      super.pass(count);
      this.trust = trust;
    }
  },
);

// One byte on, and the next length is believed again.
mistakes.add(
  'resync-hashes-again-and-again',
  'For each false header everything that it announces was hashed',
  class Demultiplexer extends Right {
    protected override look() {
      this.trust = 8_000_000;
      return super.look();
    }
  },
);

// While a message is incomplete, the search goes on in the part that has arrived.
mistakes.add(
  'resync-inside-a-good-payload',
  'do not search inside it: wait',
  class Demultiplexer extends Right {
    override next() {
      const message = super.next();
      if (message || this.policy === 'node') return message;
      const at = Buffer.from(this.held.subarray(1)).indexOf('f9beb4d9', 0, 'hex');
      if (at === -1 || this.held.length - at < 24) return undefined;
      this.pass(at + 1);
      return super.next();
    }
  },
);

// With resync it waits for any length, even four gigabytes, before it looks for the next magic.
mistakes.add(
  'resync-length-believed',
  'and was believed',
  class Demultiplexer extends Right {
    protected override look(): Finding {
      const finding = super.look();
      if (this.policy === 'node' || finding.kind !== 'faulty' || finding.error.path !== 'length')
        return finding;
      return { kind: 'incomplete', length: 24 + Buffer.from(this.held).readUInt32LE(16) };
    }
  },
);

// A length over the limit ends it, as with node.
mistakes.add(
  'resync-length-ends',
  'Nothing ends a resync',
  class Demultiplexer extends Right {
    protected override refuse(fault: WireError, length?: number) {
      if (this.policy === 'resync' && fault.path === 'length') throw (this.end = fault);
      super.refuse(fault, length);
    }
  },
);

// Nobody asked how much was skipped, until the recording had a hole.
mistakes.add(
  'resync-not-counted',
  'but not counted in skipped',
  class Demultiplexer extends Right {
    protected override pass(count: number) {
      this.drop(count);
    }
  },
);

// If the buffer does not hold the magic, everything is skipped, even the first half of one.
mistakes.add(
  'resync-split-magic-lost',
  'but byte by byte it is lost',
  class Demultiplexer extends Right {
    protected override align() {
      const at = Buffer.from(this.held).indexOf(NETWORKS[this.network].magic, 0, 'hex');
      if (this.held.length >= 24) this.pass(at === -1 ? this.held.length : at);
    }
  },
);

// readMessage is called on whatever is there, and throws when a chunk ends within a message.
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
