import { inLesson, type Term } from './term';

const gossip = inLesson('solutions/18-gossip.ts');

/** The terms of lesson 18, which is about what nodes agree on, and how they name one another. */
export const GOSSIP_TERMS: readonly Term[] = [
  {
    term: 'negotiation',
    lesson: '18',
    meaning:
      'What two nodes agree on between version and verack, because it changes how later messages look: `wtxidrelay`, `sendaddrv2`, `feature`.',
    code: gossip('Greeting'),
    bips: [155, 339, 434],
  },
  {
    term: 'getaddr',
    lesson: '18',
    meaning: 'Asks a node whom it knows. It answers once on a connection, with `addr` or `addrv2`.',
    code: gossip('askForAddresses'),
  },
  {
    term: 'addrv2',
    lesson: '18',
    meaning: 'Up to 1,000 addresses of nodes, on networks whose addresses have different lengths.',
    code: gossip('addrv2'),
    bips: [155],
  },
  {
    term: 'base32',
    lesson: '18',
    meaning: 'Bytes as text, five bits a character: the names of Tor and I2P are written in it.',
    code: { name: 'base32', file: 'src/wire/base32.ts' },
  },
  {
    term: 'gossip',
    lesson: '18',
    meaning: 'Nodes tell one another of further nodes. Nobody checks whether it is true.',
    code: gossip('crawlByGossip'),
  },
  {
    term: 'flood',
    lesson: '18',
    meaning: 'An attack: a node names so many made-up addresses that the real ones are lost among them.',
    code: gossip('GossipLimits'),
  },
  {
    term: 'eclipse',
    lesson: '18',
    meaning: 'An attack: a node is made to know nobody but the attacker, who then decides what it sees.',
  },
];
