import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for session. */
export const mistakes = new MistakeTable('session');

// First listen, then speak.
mistakes.patch('waits-first', 'both would wait forever', [
  'yield { send: joinBytes(key.encoded, garbage) };\n  const theirs = yield ELLSWIFT_LENGTH;',
  'const theirs = yield ELLSWIFT_LENGTH;\n  yield { send: joinBytes(key.encoded, garbage) };',
]);

// The garbage is left out: it is optional.
mistakes.patch('no-garbage', 'The garbage is missing', ['joinBytes(key.encoded, garbage)', 'key.encoded']);

// The garbage first, like noise before a word.
mistakes.patch('garbage-first', 'The public key comes first', [
  'joinBytes(key.encoded, garbage)',
  'joinBytes(garbage, key.encoded)',
]);

// The other side's garbage is waited for before the own terminator is sent.
mistakes.patch('polite', 'Do not wait for its garbage', [
  'yield { send: joinBytes(own.terminator, version) };\n  const receiving = ciphersOf(other);\n  let along = yield* readGarbage(other.terminator);',
  'const receiving = ciphersOf(other);\n  let along = yield* readGarbage(other.terminator);\n  yield { send: joinBytes(own.terminator, version) };',
]);

// No terminator: the garbage was short.
mistakes.patch('no-terminator', 'The terminator is missing', [
  'joinBytes(own.terminator, version)',
  'version',
]);

// No version packet: it is empty.
mistakes.patch('no-version-packet', 'The version packet is missing', [
  'joinBytes(own.terminator, version)',
  'own.terminator',
]);

// The version packet first, as a name before the noise.
mistakes.patch('terminator-last', 'The terminator comes before the version packet', [
  'joinBytes(own.terminator, version)',
  'joinBytes(version, own.terminator)',
]);

// The version packet without the garbage in its tag.
mistakes.patch('own-garbage-uncovered', 'does not cover the garbage that was sent', [
  'decoy: false }, garbage);',
  'decoy: false });',
]);

// The two sides are mixed up.
mistakes.patch('keys-of-the-other-side', "Those are the other side's keys", [
  'initiating ? [keys.initiator, keys.responder] : [keys.responder, keys.initiator]',
  'initiating ? [keys.responder, keys.initiator] : [keys.initiator, keys.responder]',
]);

// The terminator to wait for is sent.
mistakes.patch('terminator-of-the-other-side', "That is the other side's terminator", [
  'joinBytes(own.terminator, version)',
  'joinBytes(other.terminator, version)',
]);

// Nobody asked for the keys.
mistakes.patch('no-keys-step', 'The step { keys, write } is missing', [
  'yield {\n    keys,',
  'if (keys.id.length === 0) yield {\n    keys,',
]);

// Reading with the keys for writing.
mistakes.patch('reads-with-own-keys', 'It found the terminator, and then no packet', [
  'const receiving = ciphersOf(other);',
  'const receiving = ciphersOf(own);',
]);

// It waits for its own terminator.
mistakes.patch('waits-for-own-terminator', 'and it waits for another one', [
  'yield* readGarbage(other.terminator)',
  'yield* readGarbage(own.terminator)',
]);

// The first packet is a message like any other.
mistakes.patch('version-as-message', 'The first packet is the version packet', [
  'yield first ? { version: contents } : { contents };',
  'yield { contents };',
]);

// The version packet is read, and nothing is reported.
mistakes.patch('version-unreported', 'The version packet was lost', [
  'yield first ? { version: contents } : { contents };',
  'if (!first) yield { contents };',
]);

// Only one packet is read.
mistakes.patch('one-packet', 'Only the first packet was read', [
  '    first = false;\n',
  '    if (first) return;\n',
]);

// The garbage covers every packet.
mistakes.patch('along-for-ever', 'The version packet was read, and then a tag does not match', [
  '    along = NOTHING;\n',
  '',
]);

// A decoy does not count, so the garbage is for the first real packet.
mistakes.patch('along-for-the-first-real-one', 'even if it is a decoy', [
  '    along = NOTHING;\n    if (decoy) continue;',
  '    if (decoy) continue;\n    along = NOTHING;',
]);

// The other side's garbage is not authenticated.
mistakes.patch('their-garbage-uncovered', 'It covers the garbage of the other side', [
  'let along = yield* readGarbage(other.terminator);',
  'yield* readGarbage(other.terminator);\n  let along = NOTHING;',
]);

// Decoys are messages, too.
mistakes.patch('decoys-passed-on', 'It is there to be ignored', [
  '    if (decoy) continue;\n',
  '    if (decoy && first) continue;\n',
]);

// The first packet is the version packet, decoy or not.
mistakes.patch('decoy-as-version', 'You took a decoy for the version packet', [
  '    if (decoy) continue;\n',
  '    if (decoy && !first) continue;\n',
]);

// The version packet has ciphers of its own.
mistakes.patch('version-uncounted', 'The version packet counts, too', [
  'const version = writePacket(sending, ',
  'const version = writePacket(ciphersOf(own), ',
]);

// New ciphers for each message.
mistakes.patch('ciphers-each-time', 'the ciphers are new for each', [
  'write: (message) => writePacket(sending, ',
  'write: (message) => writePacket(ciphersOf(own), ',
]);

// The payload alone is encrypted.
mistakes.patch('payload-alone', 'The number of the command is missing', [
  'contents: writeContents(message), decoy: false }),',
  'contents: message.payload, decoy: false }),',
]);

// The network has a default, and it is right on mainnet.
mistakes.patch('session-forgets-the-network', 'pass the network to sessionKeys', [
  'sessionKeys(sharedSecret(exchange), network)',
  'sessionKeys(sharedSecret(exchange))',
]);

// The listening side answers: that is how the picture looks.
mistakes.patch('listener-waits-first', 'A session begins with its own key', [
  'yield { send: joinBytes(key.encoded, garbage) };\n  const theirs = yield ELLSWIFT_LENGTH;',
  'const first = { send: joinBytes(key.encoded, garbage) };\n  if (initiating) yield first;\n  const theirs = yield ELLSWIFT_LENGTH;\n  if (!initiating) yield first;',
]);

// The version packet says which version.
mistakes.patch('version-packet-with-a-number', 'The version packet has contents', [
  '{ contents: NOTHING, decoy: false }, garbage)',
  '{ contents: Uint8Array.of(1), decoy: false }, garbage)',
]);

// The keys are reported when the conversation begins.
mistakes.patch(
  'keys-after-the-garbage',
  'The step { keys, write } comes too late',
  ['yield {\n    keys,', 'const ready: SessionStep = {\n    keys,'],
  [
    'let along = yield* readGarbage(other.terminator);',
    'let along = yield* readGarbage(other.terminator);\n  yield ready;',
  ],
);

// The exchange is written for the side that was tested first.
mistakes.patch('secret-of-the-initiator', 'Pass `initiating` on to sharedSecret', [
  'theirs, initiating };',
  'theirs, initiating: true };',
]);

// One pair of ciphers for both directions, as for a v1 connection there is one magic.
mistakes.patch('one-pair-of-ciphers', 'with ciphers of their own', [
  'const receiving = ciphersOf(other);',
  'const receiving = sending;',
]);

// The version packet is empty, so anything in it is an error.
mistakes.patch('version-contents-rejected', 'It threw at a version packet with contents', [
  '    yield first ?',
  "    if (first && contents.length > 0) throw new WireError('version', 0, 'nothing', 'something');\n    yield first ?",
]);

// It is empty today, so nothing is passed on.
mistakes.patch('version-contents-lost', 'and you reported none', [
  '{ version: contents }',
  '{ version: NOTHING }',
]);

// The constructor of a cipher takes one key, and gets the keys of a side.
mistakes.patch('cipher-with-all-keys', 'It threw TypeError', [
  'const sending = ciphersOf(own);',
  'const sending = { length: new LengthCipher(own.length), packet: new PacketCipher(own as never) };',
]);

// After the first message, the loop is left: it was written for the handshake.
mistakes.patch('one-message', 'Of five messages it read 1', [
  '    first = false;\n',
  '    if (!first) return;\n    first = false;\n',
]);

// own and other are mixed up for one of the two pairs of ciphers.
mistakes.patch('sends-with-their-ciphers', 'The terminator is ours, and the version packet is not', [
  'const sending = ciphersOf(own);',
  'const sending = ciphersOf(other);',
]);

// It has no contents, so it is taken for a packet that is to be ignored.
mistakes.patch('version-packet-as-a-decoy', 'The version packet is a decoy', [
  '{ contents: NOTHING, decoy: false }, garbage)',
  '{ contents: NOTHING, decoy: true }, garbage)',
]);

// What a tag covers is passed along everywhere.
mistakes.patch('garbage-with-every-message', 'Only the tag of the version packet does', [
  'contents: writeContents(message), decoy: false })',
  'contents: writeContents(message), decoy: false }, garbage)',
]);

// The garbage that is at hand is our own.
mistakes.patch('own-garbage-covered-by-their-tag', 'pass that along, and not ours', [
  'let along = yield* readGarbage(other.terminator);',
  'yield* readGarbage(other.terminator);\n  let along = garbage;',
]);

// writeContents is called here, so readContents is as well.
mistakes.patch('contents-read-already', 'That is the payload of the message', [
  ': { contents };',
  ': { contents: readContents(contents).payload };',
]);

// yield is known, and yield* is not: what is yielded goes out as a step.
mistakes.patch('yields-a-script', 'A script was called without yield*', [
  'yield* readGarbage(other.terminator)',
  'yield readGarbage(other.terminator) as never',
]);

// A generator function is called like any other.
mistakes.patch('calls-a-script', 'A script was called without yield*', [
  'yield* readPacket(receiving, along)',
  'readPacket(receiving, along) as never as Packet',
]);

// The contents are ready, and are returned.
mistakes.patch('contents-unencrypted', 'writePacket encrypts them', [
  'writePacket(sending, { contents: writeContents(message), decoy: false }),',
  'writeContents(message),',
]);

// break is written, and continue is meant.
mistakes.patch('ends-at-a-decoy', 'It ended at the first decoy', [
  'if (decoy) continue;',
  'if (decoy) break;',
]);

// The parameters of sharedSecret are in the order in which the keys are met.
mistakes.patch('ours-for-theirs', 'You passed our public key as `theirs`', [
  'ours: key.encoded, theirs, initiating',
  'ours: theirs, theirs: key.encoded, initiating',
]);

// A function is called, and its result is there: but not that of a script.
mistakes.patch('script-never-run', 'It reads a packet right after the other public key', [
  'let along = yield* readGarbage(other.terminator);',
  'let along = readGarbage(other.terminator) as never as Uint8Array;',
]);

// It notes that the version packet has come, and treats it as any other.
mistakes.patch('version-reported-twice', 'The version packet was reported a second time', [
  'yield first ? { version: contents } : { contents };',
  'if (first) yield { version: contents };\nyield { contents };',
]);

// The ciphers are made where they are used, for each packet.
mistakes.patch(
  'ciphers-new-for-each-read',
  'A new pair begins again with the first packet',
  ['yield* readPacket(receiving, along)', 'yield* readPacket(ciphersOf(other), along)'],
  ['const receiving = ciphersOf(other);', ''],
);

// The garbage and what ends it, since both have been sent.
mistakes.patch('terminator-covered', 'The tag covers the garbage alone', [
  'writePacket(sending, { contents: NOTHING, decoy: false }, garbage)',
  'writePacket(sending, { contents: NOTHING, decoy: false }, joinBytes(garbage, own.terminator))',
]);

// true, as in "yes, send it".
mistakes.patch('messages-as-decoys', 'Your messages are decoys', [
  'writePacket(sending, { contents: writeContents(message), decoy: false })',
  'writePacket(sending, { contents: writeContents(message), decoy: true })',
]);
