import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';

/** Wrong answers for contentHash. */
export const mistakes = new MistakeTable('contentHash');

// hex() of the hash: it looks like one that people write.
mistakes.patch('content-as-on-the-wire', 'That is the order on the wire', [
  'hashText(hash256(payload))',
  'hex(hash256(payload))',
]);

// The hash itself; the caller can reverse it.
mistakes.patch('content-as-bytes', 'Those are the bytes', ['hashText(hash256(payload))', 'hash256(payload)']);

// One rule for both: hash what came.
mistakes.patch('content-block-whole', 'You hashed the whole block', ['payload.subarray(0, 80)', 'payload']);

// One rule for both: hash the first 80 bytes.
mistakes.patch('content-first-80-of-a-tx', 'Only of a block are the first 80 bytes hashed', [
  'hash256(payload))',
  'hash256(payload.subarray(0, 80)))',
]);

// One SHA-256.
mistakes.patch(
  'content-hashed-once',
  'You hashed once',
  ['hash256(payload))', 'sha256(payload))'],
  ['hash256(payload.subarray(0, 80))', 'sha256(payload.subarray(0, 80))'],
);

// subarray(80) reads like "80 bytes".
mistakes.patch('content-after-the-header', 'You hashed what follows the header', [
  'payload.subarray(0, 80)',
  'payload.subarray(80)',
]);

// Several commands end like this, and all of them have something to do with blocks.
mistakes.patch('content-ends-with-block', 'it does not carry the block', [
  "command === 'block'",
  "command.endsWith('block')",
]);

// One can ask for these with the hash of a block, too.
mistakes.patch('content-of-parts-of-a-block', 'it does not carry the block', [
  "command === 'block'",
  "['block', 'merkleblock', 'cmpctblock'].includes(command)",
]);

// The command was padded with NUL bytes on the wire, and this ignores them.
mistakes.patch('content-starts-with-tx', 'neither a transaction nor a block', [
  "command === 'tx'",
  "command.startsWith('tx')",
]);

// It skips the 24 bytes of the message header, which are not in the payload.
mistakes.patch('content-message-header-skipped', 'There is no message header in a payload', [
  'payload.subarray(0, 80)',
  'payload.subarray(24, 104)',
]);

// A notfound names what was asked for, so it must be about that.
mistakes.add('content-of-a-notfound', 'it does not carry one', (message: Message) => {
  if (!['inv', 'notfound'].includes(message.command)) return right.contentHash(message);
  return right.hashText(decode(right.inventories.read, message.payload)[0].hash);
});

// Whatever comes is hashed: one of them will be right.
mistakes.patch('content-of-any-message', 'neither a transaction nor a block', [
  'return undefined',
  'return hashText(hash256(payload))',
]);

// null, as DOM functions return it.
mistakes.patch('content-null', 'Return undefined, not null', ['return undefined', 'return null']);

// Anything else is unexpected.
mistakes.patch('content-throws', 'Any message may come in between', [
  'return undefined',
  'throw new Error(`unexpected: ${command}`)',
]);

// A block must have a header, so a shorter one is an error at once.
mistakes.add(
  'content-throws-for-a-short-block',
  'A stranger may send a block of any length',
  (message: Message) => {
    if (message.command === 'block' && message.payload.length < 80) throw new RangeError('no header');
    return right.contentHash(message);
  },
);
