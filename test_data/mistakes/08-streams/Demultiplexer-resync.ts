import { examine } from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { sameBytes } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { magicOf, type NetworkName, NETWORKS } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/08-streams/plain';

/** Wrong answers for Demultiplexer: the policy resync. */
export const mistakes = new MistakeTable('Demultiplexer');

// For each byte of noise, everything that is left is copied: slice() instead of subarray().
mistakes.add(
  'noise-copied-for-each-byte',
  'you copy everything held again for each byte',
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

// Only the header of a message is dropped: its payload is searched again.
mistakes.patch('payload-searched-again', 'and then the one inside its payload', [
  'drop(finding.length)',
  "drop(this.policy === 'resync' ? HEADER_LENGTH : finding.length)",
]);

// Every magic is accepted: a capture may hold more than one network.
mistakes.add(
  'resync-any-network',
  'whose magic you should not look for',
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
  'but you skipped it with them. Skip five bytes',
  class Demultiplexer extends Right {
    protected override align() {
      const magic = Buffer.from(NETWORKS[this.network].magic, 'hex');
      while (this.held.length >= 24 && !magic.equals(this.held.subarray(0, 4))) this.skip(4);
    }
  },
);

// A bad command is a false header; but a bad checksum counts as a damaged message, and is dropped whole.
mistakes.patch('resync-checksum-drops-the-message', 'You dropped the whole invalid message', [
  'this.skip(1)',
  "this.skip(error.path === 'checksum' ? length : 1)",
]);

// Noise is skipped, but a bad checksum is thrown.
mistakes.patch('resync-checksum-ends', 'A bad checksum ended the stream. With the policy resync', [
  'this.skip(1);',
  "if (error.path === 'checksum') throw (this.end = inStream);\nthis.skip(1);",
]);

// An invalid message is dropped as with node, and with it everything that its false length covers.
mistakes.patch('resync-drops-the-invalid', 'You threw away the verack with the false header', [
  'this.skip(1)',
  'this.skip(length ?? 1)',
]);

// No magic at the start: the whole buffer is thrown away.
mistakes.patch('resync-drops-the-whole-buffer', 'but you skipped it with them. Skip five bytes', [
  'this.skip(seek(this.backlog.bytes, magicOf(this.network)))',
  'if (seek(this.held, magicOf(this.network)) > 0) this.skip(this.backlog.length)',
]);

// Whatever the policy is, a wrong magic is thrown.
mistakes.patch(
  'resync-ends',
  'A wrong magic ended the stream. With the policy resync',
  ["if (this.policy === 'resync') this.skip(seek(this.backlog.bytes, magicOf(this.network)));", ''],
  ["if (this.policy === 'resync') {", "if (this.policy === 'resync' && error.path !== 'magic') {"],
);

// onInvalid receives the error of examine unchanged.
mistakes.patch('resync-error-offset-in-message', 'You counted the offsets from the start of each message', [
  'this.onInvalid(inStream)',
  "this.onInvalid(this.policy === 'resync' ? error : inStream)",
]);

// After a number of false headers it believes no header any more.
mistakes.add(
  'resync-gives-up',
  'You missed a message after the false headers',
  class Demultiplexer extends Right {
    private rejected = 0;

    protected override reject(error: WireError, length?: number) {
      super.reject(error, length);
      if (++this.rejected > 50) this.align = () => this.skip(this.held.length);
    }
  },
);

// skipped looks like the count of the bytes used up, but messages are not in it.
mistakes.patch('resync-hash-limit-by-skipped', '`position` counts them, `skipped` does not', [
  '4 * this.backlog.position',
  '4 * this.skipped',
]);

// After eight megabytes hashed for nothing, nothing is hashed for nothing again.
mistakes.patch('resync-hash-limit-does-not-grow', 'the limit grows with the stream', [
  ' + 4 * this.backlog.position',
  '',
]);

// After each skipped byte, the next length is believed again.
mistakes.patch(
  'resync-hashes-again-and-again',
  'For each false header you hashed everything that it announces',
  ['if (length !== undefined) this.wasted += length - HEADER_LENGTH;', ''],
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
      this.skip(at + 1);
      return super.next();
    }
  },
);

// With resync it waits for any length, even four gigabytes, before it looks for the next magic.
mistakes.patch('resync-length-believed', 'and you believed it', [
  'this.network, this.limit)',
  "this.network, this.policy === 'resync' ? Infinity : this.limit)",
]);

// What is left of the bound is the limit, however much that is.
mistakes.patch('resync-limit-over-four-million', 'must never exceed 4,000,000', [
  'Math.min(MAX_PAYLOAD_LENGTH, Math.max(0, left))',
  "this.policy === 'node' ? MAX_PAYLOAD_LENGTH : Math.max(0, left)",
]);

// A length over the limit ends the stream, as with node.
mistakes.patch('resync-length-ends', 'Nothing ends a resync', [
  'this.skip(1);',
  "if (error.path === 'length') throw (this.end = inStream);\nthis.skip(1);",
]);

// The count seems useless, until a recording has a hole.
mistakes.patch('resync-not-counted', 'but did not count them in skipped', ['this.skipped += count;', '']);

// If the buffer does not hold the magic, everything is skipped, even the first half of a magic.
mistakes.add(
  'resync-split-magic-lost',
  'but lose it when it comes byte by byte',
  class Demultiplexer extends Right {
    protected override align() {
      const at = Buffer.from(this.held).indexOf(NETWORKS[this.network].magic, 0, 'hex');
      if (this.held.length >= 24) this.skip(at === -1 ? this.held.length : at);
    }
  },
);

// Only what seek finds is counted; the byte after an invalid finding is dropped without it.
mistakes.patch('resync-one-byte-not-counted', 'The byte dropped after an invalid finding counts, too', [
  'this.skip(1);',
  'this.backlog.drop(1);',
]);

// skip() counts already, and the byte is counted again where the finding is rejected.
mistakes.patch('resync-one-byte-counted-twice', 'the byte after the invalid finding twice', [
  'this.skip(1);',
  'this.skipped++;\nthis.skip(1);',
]);

// Without seek: examine looks at each byte of noise, and each wrong magic is reported.
mistakes.patch('resync-without-seek', 'before each look, drop what `seek` says', [
  "if (this.policy === 'resync') this.skip(seek(this.backlog.bytes, magicOf(this.network)));",
  '',
]);

// seek is called when a chunk arrives, and not after a byte is skipped: each wrong magic is reported.
mistakes.patch(
  'resync-seek-in-feed',
  'before each look, drop what `seek` says',
  ["if (this.policy === 'resync') this.skip(seek(this.backlog.bytes, magicOf(this.network)));", ''],
  [
    'if (!this.end) this.backlog.append(chunk);',
    "if (!this.end) this.backlog.append(chunk);\nif (this.policy === 'resync') this.skip(seek(this.backlog.bytes, magicOf(this.network)));",
  ],
);

// The byte is dropped first, and then position is read.
mistakes.patch('resync-offset-after-the-drop', 'You dropped a byte before you counted its offset', [
  'error.shifted(this.backlog.position)',
  "error.shifted(this.backlog.position + (this.policy === 'resync' ? 1 : 0))",
]);

// A length over the limit is noise, like a wrong magic, so it is not reported.
mistakes.patch('resync-length-not-reported', 'also of a length over the limit', [
  'this.onInvalid(inStream)',
  "if (this.policy === 'node' || error.path !== 'length') this.onInvalid(inStream)",
]);

// A good message has come, so the other end is honest: the count starts anew.
mistakes.patch('resync-limit-anew-after-a-message', 'The limit is for the whole stream', [
  'this.backlog.drop(finding.length)',
  'this.wasted = 0; this.backlog.drop(finding.length)',
]);

// Errors are expected with a recording, so it does not report them.
mistakes.patch('resync-reports-nothing', 'You searched on, but did not report it', [
  'this.onInvalid(inStream)',
  "if (this.policy === 'node') this.onInvalid(inStream)",
]);

// seek looks for the magic of mainnet, whatever the network is.
mistakes.patch('resync-seeks-mainnet', 'Look for the magic of the network', [
  'magicOf(this.network)',
  "magicOf('mainnet')",
]);
