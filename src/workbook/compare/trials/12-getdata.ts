import { hex } from '../../../wire/bytes';
import { show } from '../../../draw/show-value';
import { encode } from '../../../wire/codec/codec';
import { recording } from '../../../peers/recordings';
import type { Answers, Row, Trial } from '../trial';

const BLOCKS = ['block-0', 'block-170', 'btcd-block-stripped', 'btcd-block-witness'];

/** The hash of block 170, the first payment in it, and a transaction that is announced elsewhere. */
const BLOCK = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';
const PAYMENT = 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16';
const ELSEWHERE = 'dac4d8fde1b9310d7d6465713637013a14f1ab268c998878820c40e13566bfc6';

function payloadOf(name: string): Uint8Array {
  const { kind, bytes } = recording(name);
  return kind === 'frame' ? bytes.slice(24) : bytes;
}

/** Fetch the first payment from three messages: another transaction, a notfound for another, and the right one. */
async function errand({ askFor, fetchByHash, inventories }: Answers): Promise<string> {
  const sent: string[] = [];
  const coming = [
    { command: 'tx', payload: payloadOf('btcd-tx-stripped') },
    { command: 'notfound', payload: encode(inventories.write, askFor(1, ELSEWHERE)) },
    { command: 'tx', payload: payloadOf('tx-f4184fc5') },
  ];
  const connection = {
    send: async (command: string, value: unknown) => void sent.push(`${command} ${show(value)}`),
    patience: 1000,
    receive: async () => coming.shift(),
    waitFor: async () => coming.shift(),
  };
  const { command, payload } = await fetchByHash(connection, 1, PAYMENT);
  return `${sent.join(', ')} → ${command}, ${payload.length} bytes`;
}

/** Lesson 12. */
export const trials: Trial[] = [
  {
    title: 'hash256, hashText, hashBytes: the headers of the blocks',
    rows: ({ hash256, hashText, hashBytes }) =>
      BLOCKS.flatMap((name): Row[] => {
        const header = payloadOf(name).slice(0, 80);
        return [
          [name, () => hashText(hash256(header))],
          [`${name}, round trip`, () => hex(hashBytes(hashText(hash256(header))))],
        ];
      }),
  },
  {
    title: 'hashBytes: strings that are not a hash',
    rows: ({ hashBytes }) =>
      ['', 'abc', `0x${'a'.repeat(62)}`].map((text) => [show(text), () => show(hashBytes(text))]),
  },
  {
    title: 'askFor: the first payment, and its block',
    rows: ({ askFor }) => [
      ['a transaction', () => show(askFor(1, PAYMENT)[0])],
      ['two blocks', () => show(askFor(2, BLOCK, BLOCK))],
    ],
  },
  {
    title: 'contentHash: by which hash one asks for it',
    rows: ({ contentHash }) =>
      (
        [
          ['tx', 'tx-f4184fc5'],
          ['block', 'block-170'],
          ['notfound', 'btcd-notfound'],
        ] as const
      ).map(([command, name]) => [
        `${command} ${name}`,
        () => show(contentHash({ command, payload: payloadOf(name) })),
      ]),
  },
  {
    title: 'fetchByHash: the third answer is the one requested',
    rows: (answers) => [['what is sent → what is fetched', () => errand(answers)]],
  },
];
