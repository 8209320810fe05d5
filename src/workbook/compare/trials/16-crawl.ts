import { REFERENCE_CODECS } from '../../../peers/reference-codecs';
import { ALL_GOOD, type NodeKindName } from '../../../peers/simnet/node-kinds';
import { startSimulation } from '../../../peers/simnet/simulation';
import type { Address } from '../../../wire/streams/address';
import type { Answers, Trial } from '../trial';

/** A visit, as in the lesson. */
interface Visit {
  address: string;
  at: number;
  took: number;
  payload?: Uint8Array;
  error?: string;
}

/** The kinds of node that are visited here. */
const KINDS: NodeKindName[] = ['good', 'slow', 'refuses', 'silent', 'cut', 'odd'];

/**
 * Visit a simulated node of the given kind and return the result as text; without the duration, which differs
 * each time.
 */
async function asked({ visitor }: Answers, kind: NodeKindName): Promise<string> {
  const shares = kind === 'good' ? ALL_GOOD : { ...ALL_GOOD, [kind]: 1 };
  const { addresses, close } = await startSimulation({
    peers: 1,
    slowness: 100,
    shares,
    codecs: REFERENCE_CODECS,
  });
  try {
    const ask = visitor({ network: 'mainnet', timeout: 500, userAgent: '/compare:1.0/' });
    const { payload, error } = (await ask(addresses[0])) as Visit;
    return payload ? `${payload.length} bytes` : String(error).split(':')[0];
  } finally {
    await close();
  }
}

/** Crawl twelve made-up nodes: how many visits are reported, and how many ran at the same time. */
async function crowd(
  crawl: (addresses: Address[], ask: unknown, onVisit: unknown) => Promise<void>,
): Promise<string> {
  const addresses = Array.from({ length: 12 }, (_, i) => ({ host: `node-${i}`, port: 8333 }));
  const reported = new Set<string>();
  let busy = 0;
  let most = 0;
  const ask = async ({ host }: Address): Promise<Visit> => {
    most = Math.max(most, ++busy);
    for (let turns = 10; turns > 0; turns--) await Promise.resolve();
    busy--;
    return { address: host, at: 0, took: 0, error: 'none' };
  };
  await crawl(addresses, ask, ({ address }: Visit) => reported.add(address));
  return `${reported.size} reported, ${most} at a time`;
}

/** Lesson 16. */
export const trials: Trial[] = [
  {
    title: 'visitor: simulated nodes by kind',
    rows: (answers) => KINDS.map((kind) => [kind, () => asked(answers, kind)]),
  },
  {
    title: 'crawlInTurn, crawlTogether: twelve nodes',
    rows: ({ crawlInTurn, crawlTogether }) => [
      [
        'one after another',
        () => crowd((all, ask, reported) => crawlInTurn(all, ask, reported) as Promise<void>),
      ],
      [
        'four at a time',
        () => crowd((all, ask, reported) => crawlTogether(all, 4, ask, reported) as Promise<void>),
      ],
    ],
  },
];
