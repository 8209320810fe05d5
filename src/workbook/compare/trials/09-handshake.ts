import { versionPayloads } from '../../../suite/inputs';
import { show } from '../../../draw/show-value';
import type { Row, Trial } from '../trial';

/** A message, as in all lessons. */
interface Message {
  command: string;
  payload: Uint8Array;
}

/** The part of the class Handshake that is used here. */
interface Handshake {
  done: boolean;
  open(): Message[];
  receive(message: Message): Message[];
}

const NOTHING = new Uint8Array(0);
const VERACK: Message = { command: 'verack', payload: NOTHING };

/** The version that the node sends; its nonce occurs in no recording. */
const OWN = {
  version: 70016,
  services: 0n,
  timestamp: 0n,
  addr_recv: { services: 0n, ip: '::', port: 0 },
  addr_from: { services: 0n, ip: '::', port: 0 },
  nonce: 1n,
  user_agent: NOTHING,
  start_height: 0,
  relay: false,
};

/** What the handshake sends in reply to each of the incoming messages. */
function answers(handshake: Handshake, incoming: Message[]): string {
  const said = [handshake.open(), ...incoming.map((message) => handshake.receive(message))];
  const commands = said.map((some) => some.map(({ command }) => command).join(', ') || 'nothing');
  return `${commands.join(' | ')}; ${handshake.done ? 'done' : 'not done'}`;
}

/** Lesson 09. */
export const trials: Trial[] = [
  {
    title: 'pongFor: pings of different lengths',
    rows: ({ pongFor }) =>
      [0, 7, 8, 9].map((length) => [
        `${length} bytes`,
        () =>
          show(
            pongFor({ command: 'ping', payload: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9).slice(0, length) }),
          ),
      ]),
  },
  {
    title: 'Handshake: what is sent at the start | after the first message | after the second',
    rows: ({ Handshake }) => {
      const shake = (inbound: boolean, ...incoming: Message[]) =>
        answers(new Handshake(OWN, inbound) as Handshake, incoming);
      const [first, ...others] = versionPayloads().map(({ name, payload }) => {
        const message = { command: 'version', payload };
        return { name, message };
      });
      return [
        [`verack, then ${first.name}`, () => shake(false, VERACK, first.message)],
        [`${first.name} twice, inbound`, () => shake(true, first.message, first.message)],
        ...others.map(({ name, message }): Row => [
          `${name}, then verack`,
          () => shake(false, message, VERACK),
        ]),
      ];
    },
  },
];
