import { announce } from 'answers/20-light-client';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import type { KnownMistakes } from '../../src/suite/matchers';
import { Unsettled } from '../../src/suite/never-settled';
import { FIRST_PAYMENT, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import type { ScriptedPeer } from '../../src/suite/scripted-peer';
import { decode } from '../../src/wire/codec/codec';
import type { Message } from '../../solutions/01-framing';
import { transaction } from '../../solutions/13-transaction';
import { message, wireHash } from '../12-getdata/shared';
import { must } from './shared';

/** The transaction, a new one for each test. */
export const fresh = () => decode(transaction.read, WITH_WITNESS.bytes);
export const ID = wireHash(WITH_WITNESS.id);
export const OTHER_ID = wireHash(FIRST_PAYMENT.id);

export const NEVER =
  'It never ended, although the node had asked for the transaction. Wait for a getdata that has its hash: compare its bytes, or its text. === compares two arrays, which are never the same one.';

const SENT = 'You sent the transaction, and go on waiting. Return its txid.';

const REVERSED =
  'You recognised your transaction only by its hash back to front. The hash in a getdata is as on the wire, and a txid is as people write it: hashText converts it.';

/** What else may be taken for a request for the transaction, if the right one is not. */
const RECOGNISED = [
  ['41', WITH_WITNESS.id, REVERSED],
  [
    '01',
    ID,
    'The node asked for your transaction, but not with the type TX, and you waited on. Recognise it by its hash; the type says in which form it is to be sent.',
  ],
  [
    '41',
    ID,
    'The node asked for your transaction, but not with the type WITNESS_TX, and you waited on. Recognise it by its hash; the type says in which form it is to be sent.',
  ],
] as const;

export const getdata = (...entries: [type: string, id: string][]) =>
  message('getdata', `0${entries.length}`, ...entries.map(([type, id]) => entry(type, id)));

/** An inventory vector: `01` is a transaction, `41` one with its witnesses. */
function entry(type: string, id: string): string {
  return `${type === '41' ? '01000040' : `${type}000000`}${id}`;
}

/** Announce the transaction; the node then says these messages. @returns the outcome, for the matchers */
export const announced = (
  connection: Parameters<typeof announce>[0],
  node: ScriptedPeer,
  ...answers: Message[]
): Promise<() => unknown> => announcedOr(NEVER, connection, node, ...answers);

/** The same. @param never - what to say if it does not end */
export async function announcedOr(
  never: string,
  connection: Parameters<typeof announce>[0],
  node: ScriptedPeer,
  ...answers: Message[]
): Promise<() => unknown> {
  const announcing = Promise.resolve().then(() => announce(connection, fresh()));
  announcing.catch(() => {});
  await eventually(() => node.commands.includes('inv'));
  await turns(2);
  must(!node.commands.includes('tx'), 'You sent the transaction before the node asked for it.');
  node.say(...answers);
  let [over, failed] = [false, false];
  announcing.then(
    () => (over = true),
    () => (over = failed = true),
  );
  if (await eventually(() => over)) return withDeadline(() => announcing, never);
  // if it is known what it waits for, its type is not the reason
  for (const [type, id, say] of never === NEVER ? RECOGNISED : RECOGNISED.slice(0, 1)) {
    node.say(getdata([type, id]));
    if ((await eventually(() => over)) && !failed) return () => new Unsettled(say);
  }
  if (node.commands.includes('tx')) return () => new Unsettled(SENT);
  return withDeadline(() => announcing, never);
}

export const payloadOf = (node: ScriptedPeer, command: string) =>
  node.heard.find((one) => one.command === command)?.payload;

/** What the node got, for the matchers. */
export const sent = async (node: ScriptedPeer) => {
  await eventually(() => node.commands.includes('tx'));
  return payloadOf(node, 'tx');
};

export const NOT_SENT: KnownMistakes = [
  [undefined, 'The node asked for the transaction, and did not get it.'],
];
