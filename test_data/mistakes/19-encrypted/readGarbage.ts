import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readGarbage. */
export const mistakes = new MistakeTable('readGarbage');

// Everything that was read is returned.
mistakes.patch('terminator-included', 'The terminator is not a part of the garbage', [
  'return bytes.slice(0, -TAG_LENGTH);',
  'return bytes;',
]);

// What was looked for is returned.
mistakes.patch('terminator-returned', 'You returned the terminator', [
  'return bytes.slice(0, -TAG_LENGTH);',
  'return terminator;',
]);

// The garbage is thrown away: it is garbage.
mistakes.patch('garbage-dropped', 'Five bytes come before the terminator', [
  'return bytes.slice(0, -TAG_LENGTH);',
  'return NOTHING;',
]);

// First a byte is read, then compared.
mistakes.patch('first-16-skipped', 'The first 16 bytes are the terminator already', [
  'let bytes = yield TAG_LENGTH;',
  'let bytes = joinBytes(yield TAG_LENGTH, yield 1);',
]);

// 16 bytes at a time, which only fits a multiple of 16.
mistakes.patch('sixteen-at-a-time', 'It can begin at any byte', ['yield 1);', 'yield TAG_LENGTH);']);

// After a false start it begins again with the next byte, and forgets those that it has.
mistakes.patch('false-start', 'after a false start', [
  'let bytes = yield TAG_LENGTH;\n  while (!sameBytes(bytes.subarray(-TAG_LENGTH), terminator)) {',
  `let bytes = NOTHING;
  for (let same = 0; same < TAG_LENGTH; same = bytes.at(-1) === terminator[same] ? same + 1 : 0) {`,
]);

// It looks one byte further, to be sure.
mistakes.patch('one-byte-more', 'All bytes of the terminator are there', [
  'return bytes.slice(0, -TAG_LENGTH);',
  'yield 1;\n  return bytes.slice(0, -TAG_LENGTH);',
]);

// The limit counts the terminator as well.
mistakes.patch('limit-with-terminator', 'which are allowed', [
  'if (bytes.length === MAX_GARBAGE_LENGTH + TAG_LENGTH) {',
  'if (bytes.length === MAX_GARBAGE_LENGTH) {',
]);

// There is no limit: the terminator will come.
mistakes.patch('garbage-for-ever', 'The limit is 4,095', [
  'if (bytes.length === MAX_GARBAGE_LENGTH + TAG_LENGTH) {',
  'if (bytes.length < TAG_LENGTH) {',
]);

// Off by one: a terminator after 4,096 bytes.
mistakes.patch('garbage-of-4096', 'You accepted 4,096 bytes', [
  'if (bytes.length === MAX_GARBAGE_LENGTH + TAG_LENGTH) {',
  'if (bytes.length > MAX_GARBAGE_LENGTH + TAG_LENGTH) {',
]);

// The first bytes are kept as they came.
mistakes.patch('garbage-of-zeros', 'Five bytes come before the terminator', [
  'return bytes.slice(0, -TAG_LENGTH);',
  'return bytes.slice(-TAG_LENGTH, -TAG_LENGTH);',
]);

// If the last byte is the first one of the terminator, the other 15 must follow.
mistakes.patch('garbage-false-start-of-one-byte', 'after a false start, look again at each byte', [
  'yield 1)',
  'yield (bytes.at(-1) === terminator[0] ? TAG_LENGTH - 1 : 1))',
]);

// The error says where the search ended.
mistakes.patch('error-at-the-end', 'The error points at byte 4111', [
  "new WireError('terminator', 0,",
  "new WireError('terminator', bytes.length,",
]);

// The last byte is outside of the range that is compared.
mistakes.patch('terminator-of-fifteen', 'All bytes but byte 15 were those of the terminator', [
  'sameBytes(bytes.subarray(-TAG_LENGTH), terminator)',
  'sameBytes(bytes.subarray(-TAG_LENGTH, -1), terminator.subarray(0, -1))',
]);

// The first and the last byte are compared, and those between are taken for granted.
mistakes.patch('ends-of-the-terminator', 'compare all of them', [
  '!sameBytes(bytes.subarray(-TAG_LENGTH), terminator)',
  'bytes.at(-TAG_LENGTH) !== terminator[0] || bytes.at(-1) !== terminator.at(-1)',
]);

// Two arrays with the same bytes are two arrays.
mistakes.patch('compared-by-identity', 'and sameBytes compares them', [
  '!sameBytes(bytes.subarray(-TAG_LENGTH), terminator)',
  'bytes.subarray(-TAG_LENGTH) !== terminator',
]);
