import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for sessionKeys. */
export const mistakes = new MistakeTable('sessionKeys');

// The salt is the text alone.
mistakes.patch('salt-without-magic', 'The magic is missing from the salt', [
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network))",
  "ascii('bitcoin_v2_shared_secret')",
]);

// The magic comes first everywhere else.
mistakes.patch('magic-first', 'the magic comes after the text', [
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network))",
  "joinBytes(magicOf(network), ascii('bitcoin_v2_shared_secret'))",
]);

// The magic as a number is little-endian, and somebody reverses it.
mistakes.patch('magic-reversed', 'The magic is reversed', [
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network))",
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network).slice().reverse())",
]);

// Both are bytes, and the order of parameters is easily mixed up.
mistakes.patch('salt-and-secret-swapped', 'The salt and the secret are swapped', [
  "extract(SHA256, secret, joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network)))",
  "extract(SHA256, joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network)), secret)",
]);

// The secret is 32 good bytes, so why extract?
mistakes.patch('not-extracted', 'You expanded the secret itself', [
  'expand(SHA256, extracted, ascii(info), 32)',
  'expand(SHA256, secret, ascii(info), 32)',
]);

// L looks like left, or like long.
mistakes.patch('l-and-p-swapped', 'The keys for lengths and for packets are swapped', [
  'length: key(`${name}_L`), packet: key(`${name}_P`)',
  'length: key(`${name}_P`), packet: key(`${name}_L`)',
]);

// Copied, and one name was not changed.
mistakes.patch('same-keys-for-both', 'Both sides have the same keys', [
  "responder: side('responder', both",
  "responder: side('initiator', both",
]);

// The names are swapped.
mistakes.patch(
  'sides-of-keys-swapped',
  'The keys of the two sides are swapped',
  ["side('initiator', both.slice(0, TAG_LENGTH))", "side('responder', both.slice(0, TAG_LENGTH))"],
  ["side('responder', both.slice(TAG_LENGTH))", "side('initiator', both.slice(TAG_LENGTH))"],
);

// The second half for the initiator.
mistakes.patch(
  'terminators-swapped',
  'The terminators are swapped',
  ['both.slice(0, TAG_LENGTH)', 'both.slice(TAG_LENGTH)'],
  ["side('responder', both.slice(TAG_LENGTH))", "side('responder', both.slice(0, TAG_LENGTH))"],
);

// One terminator for both.
mistakes.patch('one-terminator', 'Both terminators are the same', [
  "side('responder', both.slice(TAG_LENGTH))",
  "side('responder', both.slice(0, TAG_LENGTH))",
]);

// The whole 32 bytes.
mistakes.patch('terminator-of-32', 'A terminator has 16 bytes', ['both.slice(0, TAG_LENGTH)', 'both']);

// The network is always the same while one tries it.
mistakes.patch('always-mainnet', 'The salt always has the magic of mainnet', [
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf(network))",
  "joinBytes(ascii('bitcoin_v2_shared_secret'), magicOf('mainnet'))",
]);

// A small letter.
mistakes.patch('info-with-a-small-l', 'those for lengths are not', ['${name}_L', '${name}_l']);

// The other small letter.
mistakes.patch('info-with-a-small-p', 'those for packets are not', ['${name}_P', '${name}_p']);

// Copied for the responder, and mixed up there.
mistakes.patch('l-and-p-swapped-on-one-side', 'On one side, the keys with _L and _P are swapped', [
  'length: key(`${name}_L`), packet: key(`${name}_P`)',
  "length: key(`${name}_${name === 'initiator' ? 'L' : 'P'}`), packet: key(`${name}_${name === 'initiator' ? 'P' : 'L'}`)",
]);

// The name is in the singular: one terminator for each side.
mistakes.patch('info-in-the-singular', 'Expand the info `garbage_terminators` once', [
  "'garbage_terminators'",
  "'garbage_terminator'",
]);

// The networks are listed with their magic as hex.
mistakes.patch('magic-as-hex', 'The salt has the magic as text', [
  'magicOf(network)));',
  "ascii(Array.from(magicOf(network), (byte) => byte.toString(16).padStart(2, '0')).join(''))));",
]);

// The name of the property is taken for the info.
mistakes.patch('info-of-the-id', 'only the session ID is not', ["'session_id'", "'sessionId'"]);

// The salt is typed, and not copied.
mistakes.patch('typo-in-the-salt', 'The salt is 62 69 74', [
  'bitcoin_v2_shared_secret',
  'bitcoin_v2_shared_secrets',
]);
