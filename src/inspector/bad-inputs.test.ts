import { session as sessionScript } from '../../solutions/19-encrypted';
import { makeVersion, version } from '../../solutions/07-own-version';
import { RULE_CASES } from '../acceptance/attack/rule-cases';
import { type Outgoing, outgoing } from '../peers/outgoing';
import type { PeerMessage } from '../peers/peer-codecs';
import { MISBEHAVIOURS, type Misbehaviour, type MisbehaviourName } from '../peers/loopback/misbehaviours';
import { REFERENCE_CODECS } from '../peers/reference-codecs';
import { SeededRandom } from '../peers/seeded-random';
import { joinBytes } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import { ephemeralKey } from '../wire/ellswift';
import type { SessionOptions, SessionStepLike } from '../wire/streams/encrypted';
import { ScriptRunner } from '../wire/streams/script';
import { inspect } from './inspect';
import { MAX_PARTS } from './limits';
import { inspectSession } from './session';
import { errorOf, errorsIn, gaps, streamErrors } from './tiles.testing';

/** Inspects a stream of mainnet, and compares its errors with those of the demultiplexer up to where that stops. */
function expectSameErrors(bytes: Uint8Array): void {
  const inspection = inspect({ bytes, written: 'hex' }, { as: 'messages', network: 'mainnet' });
  const due = streamErrors(bytes, 'mainnet').map(({ message }) => message);
  // a node hangs up at a wrong magic; the inspector goes on
  expect(errorsIn(inspection).slice(0, due.length)).toEqual(due);
  if (due.length === 0) expect(errorsIn(inspection)).toEqual([]);
  expect(gaps(inspection)).toEqual([]);
}

const rules = Object.entries(RULE_CASES).flatMap(([rule, cases]) =>
  cases.map(({ sent }, i) => ({ rule, i: i + 1, bytes: new Uint8Array(joinBytes(...sent)) })),
);

test.each(rules)('what breaks the rule $rule ($i) has the errors of the lessons', ({ bytes }) => {
  expectSameErrors(bytes);
});

/** The rules of which bytes alone show that they are broken, for it matters nothing when they come. */
test.each([
  'magic',
  'length',
  'checksum',
  'command',
  'unreadable',
  'trailing-bytes',
  'inv',
  'headers',
  'addr',
])('what breaks the rule %s has an error', (name) => {
  for (const { bytes } of rules.filter(({ rule }) => rule === name)) {
    expect(errorsIn(inspect({ bytes, written: 'hex' }, { as: 'messages', network: 'mainnet' }))).not.toEqual(
      [],
    );
  }
});

const piece = (message: PeerMessage): Outgoing => outgoing(REFERENCE_CODECS, 'mainnet', message);
const NONE = new Uint8Array(0);

/** What a misbehaving peer sends: its greeting, and a ping, as far as it gets. */
function sentBy(misbehaviour: Misbehaviour): Uint8Array {
  const tools = { random: new SeededRandom(1), network: 'mainnet' as const, theirs: makeVersion(), piece };
  const {
    version: change = (fields) => fields,
    greeting = (all) => all,
    afterwards = (all) => all,
  } = misbehaviour;
  const own = {
    command: 'version',
    payload: encode(version.write, change(makeVersion({ nonce: 1n, timestamp: 0n }), tools)),
  };
  const first = greeting([piece(own), piece({ command: 'verack', payload: NONE })], tools);
  const ping = piece({ command: 'ping', payload: new Uint8Array(8).fill(7) });
  const all = [...first, ...(misbehaviour.mute ? [] : firstOf(afterwards([ping], tools), 2 * MAX_PARTS))];
  const last = all.findIndex((one) => one.last);
  return joinBytes(...all.slice(0, last < 0 ? undefined : last + 1).map(({ bytes }) => bytes));
}

function firstOf<T>(all: Iterable<T>, most: number): T[] {
  const some: T[] = [];
  for (const one of all) if (some.push(one) === most) break;
  return some;
}

const names = Object.keys(MISBEHAVIOURS) as MisbehaviourName[];

test.each(names.filter((name) => !name.startsWith('v2-') && name !== 'silent' && name !== 'pings'))(
  'what the peer sends that misbehaves as %s has the errors of the lessons',
  (name) => expectSameErrors(sentBy(MISBEHAVIOURS[name])),
);

test('of a flood of pings, so many are shown, and the bytes of the others are counted', () => {
  const bytes = sentBy(MISBEHAVIOURS.pings);
  const { parts, left } = inspect({ bytes, written: 'hex' });
  expect(parts).toHaveLength(MAX_PARTS);
  // version and verack came first
  expect(left).toBe(32 * (MAX_PARTS + 2));
});

/** Runs both sides of an encrypted session, without a socket, until one of them has an error or nothing more to say. */
function conversation(misbehaviour: Misbehaviour) {
  const options = (initiating: boolean): SessionOptions => {
    const random = new SeededRandom(initiating ? 1 : 2);
    const key = ephemeralKey(new Uint8Array(32).fill(initiating ? 1 : 2), (count) => random.bytes(count));
    return { network: 'mainnet', initiating, key, garbage: new Uint8Array(initiating ? 5 : 7).fill(4) };
  };
  const theirs = misbehaviour.session!(sessionScript(options(false)), REFERENCE_CODECS.v2!, options(false));
  const [us, them] = [
    new ScriptRunner<SessionStepLike>(sessionScript(options(true))),
    new ScriptRunner(theirs),
  ];
  const sent: Uint8Array[] = [];
  const received: Uint8Array[] = [];
  let write: (message: PeerMessage) => Uint8Array = () => NONE;
  const run = (from: typeof us, to: typeof us, log: Uint8Array[]) => {
    for (let step = from.next(); step; step = from.next()) {
      if ('write' in step && from === them) write = step.write;
      if (!('send' in step)) continue;
      log.push(step.send);
      to.feed(step.send);
    }
  };
  const error = errorOf(() => {
    // keys, then terminators and version packets
    for (let i = 0; i < 3; i++) {
      run(us, them, sent);
      run(them, us, received);
    }
    for (const command of ['version', 'verack', 'ping', 'pong']) {
      const packet = write({ command, payload: new Uint8Array(command.startsWith('p') ? 8 : 0) });
      received.push(packet);
      us.feed(packet);
    }
    run(us, them, sent);
  });
  const facts = {
    secret: options(true).key.secret,
    sent: joinBytes(...sent),
    received: joinBytes(...received),
  };
  return { facts, error };
}

test.each(names.filter((name) => name.startsWith('v2-') && name !== 'v2-hangs-up'))(
  'what the peer sends that misbehaves as %s has the errors of lesson 19',
  (name) => {
    const { facts, error } = conversation(MISBEHAVIOURS[name]);
    const inspection = inspectSession({ network: 'mainnet', initiating: true, ...facts });
    expect(gaps(inspection)).toEqual([]);
    // ten thousand decoys are more than are shown
    const hidden = name === 'v2-decoys';
    expect(inspection.left > 0).toBe(hidden);
    expect(errorsIn(inspection)).toEqual(hidden ? [] : [error!.message]);
  },
);
