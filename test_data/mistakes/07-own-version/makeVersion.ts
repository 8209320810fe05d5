import * as right from '../../../solutions/07-own-version';
import type { Version } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for makeVersion. */
export const mistakes = new MistakeTable('makeVersion');

// One constant for the empty address, used in every message.
{
  const NO_ADDRESS = { services: 0n, ip: '::', port: 0 };
  mistakes.add('made-address-shared', 'All messages share the same address object', (choices = {}) =>
    right.makeVersion({ addr_recv: NO_ADDRESS, addr_from: NO_ADDRESS, ...choices }),
  );
}

// A new address for each message, but the same one twice.
mistakes.add('made-addresses-one', 'Both addresses are the same object', (choices = {}) => {
  const noAddress = { services: 0n, ip: '::', port: 0 };
  return right.makeVersion({ addr_recv: noAddress, addr_from: noAddress, ...choices });
});

// The name as a string: it cannot be written.
mistakes.patch('made-agent-as-string', 'The user agent is a string here', [
  "new TextEncoder().encode('/wire-workbook:0.1/')",
  "'/wire-workbook:0.1/'",
]);

// ...choices comes first, and the defaults overwrite it.
mistakes.patch(
  'made-choices-first',
  'The choices are lost',
  ['...choices,', ''],
  ['version: 70016,', '...choices, version: 70016,'],
);

// The other fields are added to the caller’s object.
mistakes.add('made-into-the-choices', 'the caller’s object', (choices: Partial<Version> = {}) =>
  Object.assign(choices, right.makeVersion(choices)),
);

// getRandomValues on a Uint32Array: half a nonce.
mistakes.patch('made-nonce-32-bits', 'The highest 32 bits never change', [
  'crypto.getRandomValues(new BigUint64Array(1))[0]',
  'BigInt(crypto.getRandomValues(new Uint32Array(1))[0])',
]);

// Math.random() has 53 bits; the upper 11 are always 0.
mistakes.patch('made-nonce-53-bits', 'Math.random() at most 53', [
  'crypto.getRandomValues(new BigUint64Array(1))[0]',
  'BigInt(Math.floor(Math.random() * 2 ** 53))',
]);

// Math.random() times something, as a number.
mistakes.patch('made-nonce-as-number', 'The nonce is a number', [
  'crypto.getRandomValues(new BigUint64Array(1))[0]',
  'Math.floor(Math.random() * 2 ** 53)',
]);

// A constant, generated once when the module is loaded.
{
  const nonce = crypto.getRandomValues(new BigUint64Array(1))[0];
  mistakes.add('made-nonce-constant', 'The same nonce each time', (choices = {}) =>
    right.makeVersion({ nonce, ...choices }),
  );
}

// 53 random bits, padded with zeros to 64.
mistakes.patch('made-nonce-stretched', 'bits never change', [
  'crypto.getRandomValues(new BigUint64Array(1))[0]',
  'BigInt(Math.floor(Math.random() * 2 ** 64))',
]);

// `choices ?? defaults`: given a single choice, it returns nothing else.
mistakes.add(
  'made-only-choices',
  'You returned only the choices',
  (choices?: Partial<Version>) => choices ?? right.makeVersion(),
);

// relay true, as nodes have it.
mistakes.patch('made-relay-true', 'each peer would announce every transaction to you', [
  'relay: false',
  'relay: true',
]);

// 13, copied from the recording: a promise that this program does not keep.
mistakes.patch('made-services-claimed', 'A program that only looks around offers none', [
  '...choices',
  'services: 13n, ...choices',
]);

// The chosen services are put into addr_from as well.
mistakes.patch('made-services-in-an-address', 'Each field is a choice of its own', [
  'addr_from: noAddress()',
  'addr_from: { ...noAddress(), services: choices.services ?? 0n }',
]);

// Date.now() returns a number, which is not converted to a bigint.
mistakes.patch('made-timestamp-as-number', 'The timestamp is a number', [
  'BigInt(Math.floor(Date.now() / 1000))',
  'Math.floor(Date.now() / 1000)',
]);

// The time of the recording, copied with everything else.
mistakes.patch('made-timestamp-constant', 'seconds since the beginning of 1970, UTC', [
  'BigInt(Math.floor(Date.now() / 1000))',
  '1532623994n',
]);

// Date.now() counts milliseconds: the year is around 58,000.
mistakes.patch('made-timestamp-in-milliseconds', 'The time is in milliseconds', [
  'Math.floor(Date.now() / 1000)',
  'Date.now()',
]);

// The local time zone, as in the bitcoincorps lesson; here that of Tokyo.
mistakes.patch('made-timestamp-local', 'the time in a different time zone', [
  'Math.floor(Date.now() / 1000)',
  'Math.floor(Date.now() / 1000) + 9 * 3600',
]);

// From half a second on, it is rounded up to the next second.
mistakes.patch('made-timestamp-rounded', 'You rounded it up', ['Math.floor', 'Math.round']);

// The time is taken once, when the file is loaded.
{
  const timestamp = BigInt(Math.floor(Date.now() / 1000));
  mistakes.add('made-timestamp-when-loaded', 'the time when the file was loaded', (choices = {}) =>
    right.makeVersion({ timestamp, ...choices }),
  );
}

// The nonce is left to the code that sends the message.
mistakes.patch('made-without-nonce', 'The nonce is missing', [
  'nonce: crypto.getRandomValues(new BigUint64Array(1))[0],',
  '',
]);

// || instead of ??: 0 and 0n count as no choice.
mistakes.add(
  'made-zero-is-no-choice',
  '|| treats 0 as no choice',
  (choices: Partial<Version> = {}): Version => {
    const defaults = right.makeVersion();
    return {
      ...defaults,
      ...choices,
      version: choices.version || defaults.version,
      timestamp: choices.timestamp || defaults.timestamp,
      nonce: choices.nonce || defaults.nonce,
    };
  },
);

// getRandomValues returns the array, and the number is in it.
mistakes.patch('made-nonce-as-array', 'take [0] of it', [
  'crypto.getRandomValues(new BigUint64Array(1))[0]',
  'crypto.getRandomValues(new BigUint64Array(1))',
]);

// The slashes look like the quotes of the name.
mistakes.patch('made-agent-without-slashes', 'The user agent lacks its slashes', [
  "'/wire-workbook:0.1/'",
  "'wire-workbook:0.1'",
]);

// Another version of the program.
mistakes.patch('made-agent-of-another-version', 'The user agent differs', [
  "'/wire-workbook:0.1/'",
  "'/wire-workbook:0.2/'",
]);

// The addresses are made after the choices, so that each has an object of its own.
mistakes.patch('addresses-after-the-choices', 'You did not use the chosen addr_from', [
  '    ...choices,\n',
  '    ...choices,\n    addr_from: noAddress(),\n',
]);

// BigInt64Array instead of BigUint64Array: half of all nonces are negative.
mistakes.patch('nonce-signed', 'A nonce is negative', ['BigUint64Array', 'BigInt64Array']);

// addr_recv will be replaced, so it is made anew; nobody ever replaces addr_from, so it is a constant.
{
  const NOBODY = { services: 0n, ip: '::', port: 0 };
  mistakes.add('made-addr-from-shared', 'All messages share the same addr_from', (choices = {}) =>
    right.makeVersion({ addr_from: NOBODY, ...choices }),
  );
}
