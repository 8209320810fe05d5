import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for makeVersion. */
export const mistakes = new MistakeTable('makeVersion');

// One constant for the empty address, used in every message.
{
  const NOBODY = { services: 0n, ip: '::', port: 0 };
  mistakes.add(
    'made-address-shared',
    'All messages share the same address object',
    (choices: Partial<Version> = {}): Version => ({
      ...right.makeVersion(),
      addr_recv: NOBODY,
      addr_from: NOBODY,
      ...choices,
    }),
  );
}

// A new address for each message, but the same one twice.
mistakes.add(
  'made-addresses-one',
  'Both addresses are the same object',
  (choices: Partial<Version> = {}): Version => {
    const nobody = { services: 0n, ip: '::', port: 0 };
    return { ...right.makeVersion(), addr_recv: nobody, addr_from: nobody, ...choices };
  },
);

// The name as a string: it cannot be written.
mistakes.add('made-agent-as-string', 'The user agent is a string here', (choices = {}) => ({
  ...right.makeVersion(),
  user_agent: '/wire-workbook:0.1/',
  ...choices,
}));

// ...choices comes first, and the defaults overwrite it.
mistakes.add('made-choices-first', 'The choices are lost', (choices: Partial<Version> = {}): Version => ({
  ...choices,
  ...right.makeVersion(),
}));

// The other fields are added to the object of the caller.
mistakes.add('made-into-the-choices', 'the object of the caller', (choices: Partial<Version> = {}) =>
  Object.assign(choices, right.makeVersion(choices)),
);

// getRandomValues on a Uint32Array: half a nonce.
mistakes.add(
  'made-nonce-32-bits',
  'The highest 32 bits never change',
  (choices: Partial<Version> = {}): Version => ({
    ...right.makeVersion(),
    nonce: BigInt(crypto.getRandomValues(new Uint32Array(1))[0]),
    ...choices,
  }),
);

// Math.random() has 53 bits; the upper 11 are always 0.
mistakes.add('made-nonce-53-bits', 'Math.random() at most 53', (choices: Partial<Version> = {}): Version => ({
  ...right.makeVersion(),
  nonce: BigInt(Math.floor(Math.random() * 2 ** 53)),
  ...choices,
}));

// Math.random() times something, as a number.
mistakes.add('made-nonce-as-number', 'The nonce is a number', (choices = {}) => ({
  ...right.makeVersion(),
  nonce: Math.floor(Math.random() * 2 ** 53),
  ...choices,
}));

// A constant, generated once when the module is loaded.
{
  const NONCE = crypto.getRandomValues(new BigUint64Array(1))[0];
  mistakes.add(
    'made-nonce-constant',
    'The same nonce each time',
    (choices: Partial<Version> = {}): Version => ({ ...right.makeVersion(), nonce: NONCE, ...choices }),
  );
}

// 53 random bits, padded with zeros to 64.
mistakes.add('made-nonce-stretched', 'bits never change', (choices: Partial<Version> = {}) =>
  right.makeVersion({ nonce: BigInt(Math.floor(Math.random() * 2 ** 64)), ...choices }),
);

// `choices ?? defaults`: with a single choice, all the rest is missing.
mistakes.add(
  'made-only-choices',
  'You returned only the choices',
  (choices?: Partial<Version>) => choices ?? right.makeVersion(),
);

// relay true, as nodes have it.
mistakes.add(
  'made-relay-true',
  'each peer would announce every transaction to you',
  (choices: Partial<Version> = {}): Version => ({ ...right.makeVersion(), relay: true, ...choices }),
);

// 13, copied from the recording: a promise that this program does not keep.
mistakes.add(
  'made-services-claimed',
  'A program that only looks around offers none',
  (choices: Partial<Version> = {}): Version => ({ ...right.makeVersion(), services: 13n, ...choices }),
);

// The chosen services are put into addr_from as well.
mistakes.add(
  'made-services-in-an-address',
  'Each field is a choice of its own',
  (choices: Partial<Version> = {}): Version => {
    const made = right.makeVersion(choices);
    const addr_from = { services: made.services, ip: '::', port: 0 };
    return { ...made, addr_from, ...choices };
  },
);

// Date.now() returns a number, which is not converted to a bigint.
mistakes.add('made-timestamp-as-number', 'The timestamp is a number', (choices = {}) => ({
  ...right.makeVersion(),
  timestamp: Math.floor(Date.now() / 1000),
  ...choices,
}));

// The time of the recording, copied with everything else.
mistakes.add(
  'made-timestamp-constant',
  'seconds since the beginning of 1970, UTC',
  (choices: Partial<Version> = {}): Version => ({
    ...right.makeVersion(),
    timestamp: 1532623994n,
    ...choices,
  }),
);

// Date.now() counts milliseconds: the year is around 58,000.
mistakes.add(
  'made-timestamp-in-milliseconds',
  'The time is in milliseconds',
  (choices: Partial<Version> = {}): Version => ({
    ...right.makeVersion(),
    timestamp: BigInt(Date.now()),
    ...choices,
  }),
);

// The local time zone, as in the bitcoincorps lesson; here that of Tokyo.
mistakes.add(
  'made-timestamp-local',
  'the time in another zone',
  (choices: Partial<Version> = {}): Version => ({
    ...right.makeVersion(),
    timestamp: BigInt(Math.floor(Date.now() / 1000) + 9 * 3600),
    ...choices,
  }),
);

// From half a second on, it is rounded up to the next second.
mistakes.add('made-timestamp-rounded', 'It was rounded up', (choices: Partial<Version> = {}) =>
  right.makeVersion({ timestamp: BigInt(Math.round(Date.now() / 1000)), ...choices }),
);

// The time is taken once, when the file is loaded.
{
  const timestamp = BigInt(Math.floor(Date.now() / 1000));
  mistakes.add(
    'made-timestamp-when-loaded',
    'the time when the file was loaded',
    (choices: Partial<Version> = {}) => right.makeVersion({ timestamp, ...choices }),
  );
}

// The nonce is left to the sender.
mistakes.add('made-without-nonce', 'The nonce is missing', (choices: Partial<Version> = {}): Version => {
  const { nonce: _, ...rest } = right.makeVersion();
  return { ...rest, ...choices };
});

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
