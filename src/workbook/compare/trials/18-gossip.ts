import { hex, fromHex } from '../../../wire/bytes';
import { Reader } from '../../../wire/codec/reader';
import { show } from '../../../draw/show-value';
import { greetingOf } from '../../../peers/greetings';
import type { Answers, Row, Trial } from '../trial';

/** Addresses by network: of Bitcoin Core, src/test/net_tests.cpp, and one on a network that nobody knows. */
const ADDRESSES: [name: string, network: number, address: string][] = [
  ['IPv4', 1, '01020304'],
  ['IPv6', 2, '0102030405060708090a0b0c0d0e0f10'],
  ['IPv4 in disguise', 2, '00000000000000000000ffff01020304'],
  ['Tor v3', 4, '79bcc625184b05194975c28b66b66b0469f7f6556fb1ac3189a79b40dda32f1f'],
  ['I2P', 5, 'a2894dabaec08c0051a481a6dac88b64f98232ae42d4b6fd2fa81952dfe36a87'],
  ['CJDNS', 6, 'fc000001000200030004000500060007'],
  ['unknown', 0xaa, '01020304'],
];

/** What a greeting sends in answer to a recorded one, and what it notes. */
function greet({ Greeting, makeOwn }: Answers, name: string): string {
  const greeting = new Greeting(makeOwn, false) as {
    receive(message: unknown): { command: string }[];
    wtxidRelay: boolean;
    addrV2: boolean;
  };
  const received = greetingOf(name).messages.filter(({ direction }) => direction === 'received');
  const sent = received.flatMap(({ command, frame }) =>
    greeting.receive({ command, payload: frame.slice(24) }).map((message) => message.command),
  );
  return `${sent.join(', ')}; wtxidrelay ${greeting.wtxidRelay}, addrv2 ${greeting.addrV2}`;
}

/** Our own version, as far as a greeting looks at it. */
const OWN = { version: 70017, services: 0n, timestamp: 0n, nonce: 1n };

/** Lesson 18. */
export const trials: Trial[] = [
  {
    title: 'Greeting: what it sends and notes, to a visitor of btcd and of Bitcoin Core',
    rows: (answers) =>
      ['btcd', 'core'].map((name): Row => [name, () => greet({ ...answers, makeOwn: OWN }, name)]),
  },
  {
    title: 'readAddress: lengths that fit, and lengths that do not',
    rows: ({ readAddress }) =>
      [
        [1, '0401020304'],
        [1, '050102030405'],
        [0xaa, '0401020304'],
        [0xaa, 'fd0102'],
      ].map(([network, bytes]): Row => [
        `network ${network}: ${bytes}`,
        () => hex(readAddress(new Reader(fromHex(String(bytes))), network) as Uint8Array),
      ]),
  },
  {
    title: 'hostOf, onionName: addresses as people write them',
    rows: ({ hostOf, onionName }) => [
      ...ADDRESSES.map(([name, network, address]): Row => [
        name,
        () => show(hostOf({ network, address: fromHex(address) })),
      ]),
      ['a key of 32 zeros', () => String(onionName(new Uint8Array(32)))],
    ],
  },
];
