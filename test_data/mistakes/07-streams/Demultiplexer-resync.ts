import { examine } from '../../../solutions/07-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { sameBytes } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { magicOf, type NetworkName, NETWORKS } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

/** Wrong answers for Demultiplexer: the policy resync. */
export const mistakes = new MistakeTable('Demultiplexer');

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

// Only the header of a message is dropped: its payload is searched again.
mistakes.patch('payload-searched-again', 'and then the one inside its payload', [
  'drop(finding.length)',
  "drop(this.policy === 'resync' ? HEADER_LENGTH : finding.length)",
]);

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
mistakes.patch('resync-checksum-drops-the-message', 'The invalid message was dropped whole', [
  'this.pass(1)',
  "this.pass(path === 'checksum' ? length : 1)",
]);

// Noise is skipped, but a bad checksum is thrown.
mistakes.patch('resync-checksum-ends', 'A bad checksum ended it. With the policy resync', [
  'this.pass(1);',
  "if (path === 'checksum') throw (this.end = fault);\nthis.pass(1);",
]);

// An invalid message is dropped as with node, and with it everything that its false length covers.
mistakes.patch('resync-drops-the-invalid', 'thrown away with the false header', [
  'this.pass(1)',
  'this.pass(length ?? 1)',
]);

// No magic at the start: the whole buffer is thrown away.
mistakes.patch('resync-drops-the-whole-buffer', 'and was lost with them. Skip five bytes', [
  'this.pass(seek(this.backlog.bytes, magicOf(this.network)))',
  'if (seek(this.held, magicOf(this.network)) > 0) this.pass(this.backlog.length)',
]);

// Whatever the policy is, a wrong magic is thrown.
mistakes.patch(
  'resync-ends',
  'A wrong magic ended it. With the policy resync',
  ["if (this.policy === 'resync') this.pass(seek(this.backlog.bytes, magicOf(this.network)));", ''],
  ["if (this.policy === 'resync') {", "if (this.policy === 'resync' && path !== 'magic') {"],
);

// onInvalid is given the error of examine unchanged.
mistakes.patch('resync-fault-offset-in-message', 'The offsets were counted from the start of each message', [
  'this.onInvalid(fault)',
  "this.onInvalid(this.policy === 'resync' ? error : fault)",
]);

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
mistakes.patch('resync-hash-limit-does-not-grow', 'the limit grows with the stream', [
  ' + 4 * this.backlog.position',
  '',
]);

// One byte on, and the next length is believed again.
mistakes.patch(
  'resync-hashes-again-and-again',
  'For each false header everything that it announces was hashed',
  ['this.wasted += length ?? 0;', ''],
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
mistakes.patch('resync-length-believed', 'and was believed', [
  'this.network, this.limit)',
  "this.network, this.policy === 'resync' ? Infinity : this.limit)",
]);

// A length over the limit ends it, as with node.
mistakes.patch('resync-length-ends', 'Nothing ends a resync', [
  'this.pass(1);',
  "if (path === 'length') throw (this.end = fault);\nthis.pass(1);",
]);

// Nobody asked how much was skipped, until the recording had a hole.
mistakes.patch('resync-not-counted', 'but not counted in skipped', ['this.skipped += count;', '']);

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
