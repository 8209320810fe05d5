import { examine } from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/08-streams/plain';

/** Wrong answers for Demultiplexer: the policy node. */
export const mistakes = new MistakeTable('Demultiplexer');

// Only what cannot be parsed is rejected; the checksum is not compared.
mistakes.add(
  'node-checksum-delivered',
  'You returned the damaged message',
  class Demultiplexer extends Right {
    override next() {
      const { held } = this;
      const finding = examine(held, this.network);
      if (finding.kind !== 'invalid' || !finding.length) return super.next();
      this.drop(finding.length);
      return { command: 'ping', payload: held.slice(24, finding.length) };
    }
  },
);

// Any violation ends the connection, as an old article says (and as btcd does).
mistakes.add(
  'node-checksum-ends',
  'A bad checksum ended the stream',
  class Demultiplexer extends Right {
    protected override reject(error: WireError, length?: number) {
      super.reject(error, this.policy === 'node' ? undefined : length);
    }
  },
);

// next() throws, but feed() does not check whether the connection has ended.
mistakes.patch('node-collects-after-the-end', 'you still collect what arrives', ['if (!this.end) ', '']);

// feed() checks whether the connection has ended, and throws the error, as next() does.
mistakes.patch('node-feed-throws-after-the-end', '`feed` threw', [
  'if (!this.end) this.backlog.append(chunk);',
  'if (this.end) throw this.end;\nthis.backlog.append(chunk);',
]);

// A dropped message is not reported: onInvalid is called only for the error that ends the connection.
mistakes.patch('node-dropped-silently', 'You dropped it silently', [
  'this.onInvalid(inStream);',
  "if (this.policy === 'resync' || length === undefined) this.onInvalid(inStream);",
]);

// onInvalid is called when a message is dropped, but not when the connection ends.
mistakes.patch('node-end-not-reported', 'Call it with the error that ends the connection, too', [
  'this.onInvalid(inStream);',
  "if (this.policy === 'resync' || length !== undefined) this.onInvalid(inStream);",
]);

// onInvalid is called on every call that throws.
mistakes.patch('node-end-reported-again', 'with the same error again and again', [
  'if (this.end) throw this.end;',
  'if (this.end) this.onInvalid(this.end);\nif (this.end) throw this.end;',
]);

// onInvalid receives the error of examine unchanged.
mistakes.patch(
  'node-error-offset-in-message',
  'You counted the offset from the start of the message. Count from the start of the stream: 44',
  [
    'this.onInvalid(inStream)',
    "this.onInvalid(this.policy === 'resync' || length === undefined ? inStream : error)",
  ],
);

// The error is thrown, the buffer is emptied, and the next chunk is accepted.
mistakes.patch('node-goes-on-after-the-end', 'the error must come again at every call', [
  'this.end = inStream;',
  '',
]);

// One policy for everything, as in the articles: slide until a magic comes.
mistakes.patch('node-keeps-scanning', 'It went on searching for a magic', [
  "if (this.policy === 'resync') this.skip(seek(",
  'this.skip(seek(',
]);

// Four bytes are enough for the magic. Bitcoin Core checks it when 24 have arrived.
mistakes.add(
  'node-magic-first',
  'You judged the magic before the header was complete',
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
mistakes.patch(
  'node-offset-in-the-message',
  'Count from the start of the stream: 24',
  ['this.end = inStream', 'this.end = error'],
  ['throw inStream', 'throw error'],
);

// After a bad checksum only the header is dropped: 24 bytes are what a header takes.
mistakes.patch('node-drops-only-the-header', 'You dropped only the header of the damaged message', [
  'this.backlog.drop(length);',
  'this.backlog.drop(HEADER_LENGTH);',
]);

// After a bad checksum as many bytes are dropped as the payload has.
mistakes.patch('node-drops-the-payload-length', 'The message after the damaged one begins at byte 56', [
  'this.backlog.drop(length);',
  'this.backlog.drop(length - HEADER_LENGTH);',
]);

// What is left of the bound is the limit, however much that is, with either policy.
mistakes.patch('limit-over-four-million', 'must never exceed 4,000,000', [
  'Math.min(MAX_PAYLOAD_LENGTH, Math.max(0, left))',
  'Math.max(0, left)',
]);

// It searches inside an invalid message, although its length is known.
mistakes.patch('node-searches-inside', 'You searched inside the dropped message', [
  'this.backlog.drop(length);',
  'this.backlog.drop(4);\nthis.backlog.drop(seek(this.backlog.bytes, magicOf(this.network)));',
]);

// The connection ends, but no error says why.
mistakes.patch(
  'node-stops-silently',
  'It did not throw. With the policy node',
  ['throw this.end', 'return undefined'],
  ['throw inStream;', ''],
);

// The error is thrown, but not remembered.
mistakes.patch('node-throws-once', 'You threw the error only once', ['if (this.end) throw this.end;', '']);

// The limit of 0.10.0: 32 MiB for each peer.
mistakes.patch('node-waits-for-32-mib', 'It waits for 4,000,001 bytes', [
  'this.network, this.limit)',
  'this.network, 0x02000000)',
]);

// After an invalid message it calls itself: each one costs a stack frame.
mistakes.patch('recursion-per-invalid-message', 'The stack overflowed', [
  'this.reject(finding);',
  '{ this.reject(finding); return this.next(); }',
]);

// if instead of while: after a dropped message it looks again only at the next call.
mistakes.patch(
  'node-looks-once',
  '`next` returned undefined although a good message is held',
  ['while (this.backlog.length', 'if (this.backlog.length'],
  ["if (finding.kind !== 'message') continue;", "if (finding.kind !== 'message') return undefined;"],
);

// The message is dropped first, and then position is read.
mistakes.add(
  'node-offset-after-the-drop',
  'You dropped it before you counted its offset',
  class Demultiplexer extends Right {
    protected override reject({ path, offset, expected, found }: WireError, length?: number) {
      const late = new WireError(path, offset + (length ?? 0), expected, found);
      super.reject(this.policy === 'node' ? late : new WireError(path, offset, expected, found), length);
    }
  },
);

// Everything held is dropped first, and then position is read for the error that is thrown.
mistakes.patch(
  'node-end-offset-after-the-drop',
  'You dropped what was held before you counted its offset',
  [
    'const inStream',
    "const rest = this.policy === 'node' && length === undefined ? this.backlog.length : 0;\nconst inStream",
  ],
  ['error.shifted(this.backlog.position)', 'error.shifted(this.backlog.position + rest)'],
);

// The length over the limit is handled on its own: everything held is dropped before the error is made.
mistakes.patch(
  'node-length-offset-after-the-drop',
  'The length is at byte 40. You dropped what was held',
  ['const inStream', "const rest = error.path === 'length' ? this.backlog.length : 0;\nconst inStream"],
  ['error.shifted(this.backlog.position)', 'error.shifted(this.backlog.position + rest)'],
);

// examine has a default for the network, so nothing complains when it is left out.
mistakes.patch('node-network-not-passed-on', 'Pass the network on to `examine`', [
  'this.backlog.bytes, this.network, this.limit',
  'this.backlog.bytes, undefined, this.limit',
]);
