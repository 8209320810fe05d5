import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Greeting. */
export const mistakes = new MistakeTable('Greeting');

// The offers are appended to the list, as everything else is.
mistakes.patch('offers-after-the-verack', 'They come after the verack', [
  '[...answers.slice(0, -1), ...offers, ...answers.slice(-1)]',
  '[...answers, ...offers]',
]);

// The offers are put at the front: right on the side that connects, and wrong on the other.
mistakes.patch('offers-before-our-version', 'On an inbound connection our version comes first', [
  '[...answers.slice(0, -1), ...offers, ...answers.slice(-1)]',
  '[...offers, ...answers]',
]);

// A list of its own is returned instead of what super.receive() has returned.
mistakes.patch('verack-forgotten', 'The verack is missing: the other side waits for it', [
  '[...answers.slice(0, -1), ...offers, ...answers.slice(-1)]',
  'offers',
]);

// The author writes the verack, which is in the list already.
mistakes.patch('two-veracks', 'There are two veracks', [
  '[...answers.slice(0, -1), ...offers, ...answers.slice(-1)]',
  "[...answers.slice(0, -1), ...offers, makeMessage('verack', {}), ...answers.slice(-1)]",
]);

// Only the notes are written: what the other side says.
mistakes.patch('offers-nothing', 'It sends nothing but the verack', [
  'if (answers.length === 0 || this.spoken < NEGOTIATION_VERSION) return answers;',
  'if (answers.length >= 0) return answers;',
]);

// BIP 339 was read, and BIP 155 was not.
mistakes.patch('only-wtxidrelay', 'sendaddrv2 is missing', [
  "['wtxidrelay', 'sendaddrv2'].map",
  "['wtxidrelay'].map",
]);

// BIP 155 was read, and BIP 339 was not.
mistakes.patch('only-sendaddrv2', 'wtxidrelay is missing', [
  "['wtxidrelay', 'sendaddrv2'].map",
  "['sendaddrv2'].map",
]);

// There is a third message for this place, so it is sent, too.
mistakes.patch('feature-offered', 'We have none to offer', [
  "['wtxidrelay', 'sendaddrv2'].map((command) => makeMessage(command, {}))",
  "['wtxidrelay', 'sendaddrv2', 'feature'].map((command) => ({ command, payload: new Uint8Array(6) }))",
]);

// The offers are pushed to the list that comes back, before its only element: on an inbound connection there are two.
mistakes.patch('offers-only-when-connecting', 'On an inbound connection it offers nothing', [
  'answers.length === 0 ||',
  'answers.length !== 1 ||',
]);

// The offers begin with whatever has no version yet: what comes back for a ping is an empty list.
mistakes.patch('offers-after-everything', 'It offers both again, after wtxidrelay', [
  'answers.length === 0 ||',
  '',
]);

// Only the other side's version is looked at.
mistakes.patch('own-version-ignored', 'Our own version counts, too', [
  'Math.min(this.own.version, this.theirs!.version)',
  'this.theirs!.version',
]);

// Only our own version is looked at: it is a constant, and tests with an older node are rare.
mistakes.patch('their-version-ignored', 'An older node does not know these messages', [
  'Math.min(this.own.version, this.theirs!.version)',
  'this.own.version',
]);

// The higher version is taken for the one that both speak.
mistakes.patch('higher-version-counts', 'An older node does not know these messages', [
  'Math.min(this.own',
  'Math.max(this.own',
]);

// Above 70016, instead of from it on.
mistakes.patch('above-70016', '70016 is the first version that has them', [
  'answers.length === 0 || this.spoken < NEGOTIATION_VERSION',
  'answers.length === 0 || this.spoken <= NEGOTIATION_VERSION',
]);

// All three messages of the table are given the version of the last one.
mistakes.patch('all-from-70017', '70016 is the first version that has them', [
  'answers.length === 0 || this.spoken < NEGOTIATION_VERSION',
  'answers.length === 0 || this.spoken < FEATURE_VERSION',
]);

// "Nothing to send" is returned as nothing.
mistakes.patch('undefined-instead-of-empty', 'If there is nothing to send, return an empty list', [
  'if (answers.length === 0 || this.spoken < NEGOTIATION_VERSION) return answers;',
  'if (answers.length === 0) return undefined as never; if (this.spoken < NEGOTIATION_VERSION) return answers;',
]);

// The message is noted, and not passed on: it is dealt with.
mistakes.patch('verack-not-passed-on', 'pass every message on to super.receive()', [
  'const answers = super.receive(message);',
  "if (this.theirs && message.command !== 'version') return []; const answers = super.receive(message);",
]);

// The first message after the version is taken for the acknowledgement.
mistakes.patch('offer-acknowledges', 'the two offers are not acknowledgements', [
  "if (command === 'wtxidrelay') this.wtxidRelay = true;",
  "if (command === 'wtxidrelay') this.wtxidRelay = this.acknowledged = true;",
]);

// The payload is an empty string, which is as empty as an empty array.
mistakes.patch('payload-not-bytes', 'wtxidrelay, sendaddrv2 and verack have an empty payload', [
  'makeMessage(command, {}))',
  '({ command, payload: undefined as never }))',
]);

// The state is asked after the message has been handled: a verack sets it, and a version as well.
mistakes.patch(
  'noted-only-after-the-handshake',
  'wtxidrelay came between version and verack, but it was not noted',
  [
    'if (this.theirs && !this.acknowledged) this.note(message);',
    'if (this.theirs && this.acknowledged) this.note(message);',
  ],
);

// sendaddrv2 is part of another BIP, and was forgotten.
mistakes.patch('sendaddrv2-not-noted', 'sendaddrv2 came between version and verack, but it was not noted', [
  "if (command === 'sendaddrv2') this.addrV2 = true;",
  '',
]);

// A copied line, of which only the condition was changed.
mistakes.patch('sendaddrv2-noted-as-wtxidrelay', 'sendaddrv2 was noted as wtxidrelay', [
  'this.addrV2 = true;',
  'this.wtxidRelay = true;',
]);

// What we offer is noted as what the other side can.
mistakes.patch('own-offers-noted', 'What we send ourselves says nothing about the other side', [
  'const offers =',
  'this.wtxidRelay = true; const offers =',
]);

// A node that speaks 70016 surely wants addrv2.
mistakes.patch('version-implies-addrv2', 'Its version alone says nothing', [
  'const answers = super.receive(message);',
  'const answers = super.receive(message); if (this.theirs) this.addrV2 ||= this.theirs.version >= 70016;',
]);

// It notes whatever comes before the verack, also before the version: `theirs` is undefined then.
mistakes.patch('before-the-version-throws', 'It threw at the first version', [
  'this.theirs && !this.acknowledged',
  '!this.acknowledged',
]);

// It notes what comes before the version, and has thought of the undefined.
mistakes.patch(
  'noted-before-the-version',
  'You do not know yet who is speaking',
  ['if (this.theirs && !this.acknowledged)', 'if (!this.acknowledged)'],
  ['this.theirs!.version)', 'this.theirs?.version ?? 70017)'],
);

// The verack ends the negotiation, but the author thinks only of its beginning.
mistakes.patch('noted-after-the-verack', 'It noted what came after the verack', [
  'this.theirs && !this.acknowledged',
  'this.theirs',
]);

// The notes are taken whatever the versions are.
mistakes.patch('noted-under-old-versions', 'the lower of the two counts, and it is below 70016', [
  'if (this.spoken < NEGOTIATION_VERSION) return;',
  '',
]);

// One version for all three: 70016 is that of the first two.
mistakes.patch('feature-under-70016', 'feature needs 70017 on both sides', [
  "command !== 'feature' || this.spoken < FEATURE_VERSION",
  "command !== 'feature'",
]);

// A feature is read before the versions are compared.
mistakes.patch('feature-read-too-early', 'It threw at a feature, although one side speaks 70016', [
  "if (command !== 'feature' || this.spoken < FEATURE_VERSION) return;\n    const offer = decode(feature.read, payload.slice());",
  "if (command !== 'feature') return;\n    const offer = decode(feature.read, payload.slice());\n    if (this.spoken < FEATURE_VERSION) return;",
]);

// A feature is a message like the others: its payload is looked at later, which never happens.
mistakes.patch('feature-not-noted', 'and both sides speak 70017, but it was not noted', [
  'if (this.features.length < MAX_FEATURES) this.features.push(offer);',
  'void offer;',
]);

// decode() without slice(): the fields are views of the payload.
mistakes.patch('feature-as-a-view', 'The id is a view of the payload', ['payload.slice()', 'payload']);

// The id is compared and shown, so it is copied; the data is just passed on.
mistakes.patch('feature-data-as-a-view', 'The data is a view of the payload', [
  'const offer = decode(feature.read, payload.slice());',
  'const { id, data } = decode(feature.read, payload);\n    const offer = { id: id.slice(), data };',
]);

// The reader is used directly, and nobody looks whether it is at the end.
mistakes.patch('feature-with-a-rest', 'BIP 434 wants exactly the two fields', [
  'decode(feature.read, payload.slice())',
  'feature.read(new Reader(payload.slice()))',
]);

// A node ignores what it does not know, so errors are swallowed as well.
mistakes.patch('feature-error-swallowed', 'It was silently ignored. An error says what is wrong with it', [
  'this.note(message);',
  'try { this.note(message); } catch { /* ignored */ }',
]);

// The list has no end.
mistakes.patch('features-without-a-limit', 'It keeps whatever comes', [
  'if (this.features.length < MAX_FEATURES) ',
  '',
]);

// Up to the limit, and one more.
mistakes.patch('features-one-too-many', 'It keeps one too many', [
  'this.features.length < MAX_FEATURES',
  'this.features.length <= MAX_FEATURES',
]);

// Up to the limit, but without the last.
mistakes.patch('features-one-too-few', 'It stops one too early', [
  'this.features.length < MAX_FEATURES',
  'this.features.length < MAX_FEATURES - 1',
]);

// The limit is an error.
mistakes.patch('feature-too-many-throws', 'It threw at one feature too many', [
  'if (this.features.length < MAX_FEATURES) this.features.push(offer);',
  "if (this.features.length >= MAX_FEATURES) throw new RangeError('too many'); this.features.push(offer);",
]);

// A ring: the oldest makes room for the newest.
mistakes.patch('features-keep-the-last', 'The first ones were thrown away', [
  'if (this.features.length < MAX_FEATURES) this.features.push(offer);',
  'this.features.push(offer); if (this.features.length > MAX_FEATURES) this.features.shift();',
]);

// The name of a feature is text, so it is decoded.
mistakes.patch('feature-id-as-text', 'The id was turned into a string', [
  'this.features.push(offer)',
  'this.features.push({ ...offer, id: new TextDecoder().decode(offer.id) as never })',
]);

// Each message is asked about both: "is it this one?" instead of "it is this one".
mistakes.patch('notes-overwritten', 'What was noted stays', [
  "if (command === 'sendaddrv2') this.addrV2 = true;",
  "this.addrV2 = command === 'sendaddrv2';",
]);

// The first of the two is taken for the whole of what the other side can say.
mistakes.patch('only-one-noted', 'Both may come', [
  "if (command === 'sendaddrv2') this.addrV2 = true;",
  "if (command === 'sendaddrv2' && !this.wtxidRelay) this.addrV2 = true;",
]);

// The payload is divided by hand, and the length is taken for the first byte of the id.
mistakes.patch('length-in-the-id', 'The byte before the id is its length', [
  'decode(feature.read, payload.slice())',
  '{ id: payload.slice(0, 5), data: payload.slice(5) }',
]);
