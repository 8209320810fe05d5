import { inLesson, type Term } from './term';

const streams = inLesson('solutions/08-streams.ts');
const handshake = inLesson('solutions/09-handshake.ts');
const connection = inLesson('solutions/10-connection.ts');
const node = inLesson('solutions/11-node.ts');
const getdata = inLesson('solutions/12-getdata.ts');
const transaction = inLesson('solutions/13-transaction.ts');
const headers = inLesson('solutions/14-headers.ts');
const chain = inLesson('solutions/15-chain.ts');
const crawl = inLesson('solutions/16-crawl.ts');
const census = inLesson('solutions/17-census.ts');
const encrypted = inLesson('solutions/19-encrypted.ts');

/** The terms of the lessons 08 to 19, which are about connections, and what nodes send and request over them. */
export const NETWORK_TERMS: readonly Term[] = [
  {
    term: 'chunk',
    lesson: '08',
    meaning:
      'The bytes that a socket delivers at once. Where it ends has nothing to do with where messages end.',
  },
  {
    term: 'demultiplexer',
    lesson: '08',
    meaning: 'Turns chunks of any size into messages.',
    code: streams('Demultiplexer'),
  },
  {
    term: 'resync',
    lesson: '08',
    meaning:
      'To resynchronise: to find the next message after bytes that are not one, by searching for the magic.',
    code: streams('seek'),
  },
  {
    term: 'handshake',
    lesson: '09',
    meaning:
      'Both sides send version, and verack for the version that they received. Before that, nothing else counts.',
    code: handshake('Handshake'),
  },
  {
    term: 'inbound, outbound',
    lesson: '09',
    meaning:
      'A connection that the other side opened, or that you opened. The outbound side sends its version first.',
    code: handshake('Handshake'),
  },
  {
    term: 'ping, pong',
    lesson: '09',
    meaning:
      'A question whether the other side is still there, and the answer to it, which repeats its 8 bytes.',
    code: handshake('pongFor'),
    bips: [31],
  },
  {
    term: 'state machine',
    lesson: '09',
    meaning: 'Something whose answer depends on what has come before, and on nothing else.',
    code: handshake('Handshake'),
  },
  {
    term: 'transcript',
    lesson: '09',
    meaning: 'The messages and events of a connection, in order, each with its time.',
  },
  {
    term: 'event',
    lesson: '10',
    meaning:
      'Something that happens to a socket: data, drain, end, error, close. It calls what listens to it.',
  },
  {
    term: 'inbox',
    lesson: '10',
    meaning: 'The messages that have come and wait to be received.',
    code: connection('Connection'),
  },
  {
    term: 'back-pressure',
    lesson: '10',
    meaning:
      'To read no faster than what was read can be handled, so that the sender must slow down. The same for what is sent.',
    code: connection('FlowControl'),
  },
  {
    term: 'node',
    lesson: '11',
    meaning: 'A program that makes connections to others of its kind, and accepts some from them.',
    code: node('Node'),
  },
  {
    term: 'inventory',
    lesson: '12',
    meaning:
      'A type (a transaction, a block) and the hash of one of that type. inv announces a list of them, getdata requests one.',
    code: getdata('inventory'),
    bips: [144],
  },
  {
    term: 'notfound',
    lesson: '12',
    meaning: 'The answer to a getdata for something that the node does not have.',
  },
  {
    term: 'mempool',
    lesson: '12',
    meaning: 'The transactions that a node knows and that are in no block yet.',
  },
  {
    term: 'txid',
    lesson: '13',
    meaning:
      'The double SHA-256 of a transaction without its witnesses. People write its bytes in reverse order.',
    code: transaction('txid'),
    bips: [141],
  },
  {
    term: 'witness',
    lesson: '13',
    meaning: 'Signatures and other proofs, in a part of the transaction that the txid does not cover.',
    code: transaction('Witness'),
    bips: [141, 144],
  },
  {
    term: 'coinbase',
    lesson: '13',
    meaning: 'The first transaction of a block. It spends nothing: it pays the miner.',
    code: transaction('findInBlock'),
  },
  {
    term: 'merkle root',
    lesson: '13',
    meaning: 'One hash that commits to all transactions of a block, in their order.',
    code: transaction('merkleRoot'),
  },
  {
    term: 'header',
    lesson: '14',
    meaning:
      'Of a message: its first 24 bytes, before the payload. Of a block: its first 80 bytes, whose double SHA-256 is the block hash.',
    code: headers('Header'),
  },
  {
    term: 'proof of work',
    lesson: '14',
    meaning:
      'A header whose hash is at most the target, which only many attempts can find and one hash can verify.',
    code: headers('meetsTarget'),
  },
  {
    term: 'target',
    lesson: '14',
    meaning: 'The largest hash that a header may have, as a number of 256 bits.',
    code: headers('bitsToTarget'),
  },
  {
    term: 'bits',
    lesson: '14',
    meaning:
      'The target in 4 bytes of the header: one byte of size, three bytes of digits. Bitcoin Core calls it compact.',
    code: headers('targetToBits'),
  },
  {
    term: 'work',
    lesson: '14',
    meaning:
      'How many hashes a header takes on average. The chain with the most work counts, not the longest one.',
    code: headers('workFor'),
  },
  {
    term: 'retarget',
    lesson: '15',
    meaning: 'Every 2016 headers the target is adjusted, so that a block takes ten minutes.',
    code: chain('nextBits'),
  },
  {
    term: 'time warp',
    lesson: '15',
    meaning:
      'An attack that raises the target with false times where one epoch ends and the next begins. testnet4 has a rule against it.',
    code: chain('MAX_TIME_WARP'),
    bips: [94],
  },
  {
    term: 'locator',
    lesson: '15',
    meaning:
      'Some hashes of your chain, dense at the tip and sparse below, by which a peer finds what you have in common.',
    code: chain('locatorHeights'),
  },
  {
    term: 'crawl',
    lesson: '16',
    meaning: 'To connect to many nodes and ask each for its version message.',
    code: crawl('crawlTogether'),
  },
  {
    term: 'visit',
    lesson: '16',
    meaning: 'The result of asking one node: when, how long it took, and its version message or an error.',
    code: crawl('Visit'),
  },
  {
    term: 'pool',
    lesson: '16',
    meaning: 'A fixed number of workers that take from one list. Each takes the next item when it is free.',
    code: crawl('crawlTogether'),
  },
  {
    term: 'concurrency',
    lesson: '16',
    meaning: 'How many nodes are asked at the same time.',
    code: crawl('crawlTogether'),
  },
  {
    term: 'clock skew',
    lesson: '17',
    meaning: 'The difference between the time in a version message and your own clock.',
    code: census('clockSkew'),
  },
  {
    term: 'v1, v2 transport',
    lesson: '19',
    meaning:
      'How messages are put on the wire: v1 in the clear, with a header of 24 bytes; v2 encrypted, in packets.',
    code: encrypted('session'),
    bips: [324],
  },
  {
    term: 'packet',
    lesson: '19',
    meaning: 'What v2 sends: the encrypted length, the encrypted header and contents, and the tag.',
    code: encrypted('writePacket'),
    bips: [324],
  },
  {
    term: 'contents',
    lesson: '19',
    meaning: 'What is in a packet: the number of the command, or a zero and its name, and the payload.',
    code: encrypted('readContents'),
    bips: [324],
  },
  {
    term: 'tag',
    lesson: '19',
    meaning: 'Sixteen bytes after encrypted ones, which only those who have the key can make.',
    code: encrypted('readPacket'),
  },
  {
    term: 'decoy',
    lesson: '19',
    meaning: 'A packet that is to be ignored. It hides how much is really said.',
    code: encrypted('DECOY'),
    bips: [324],
  },
  {
    term: 'garbage',
    lesson: '19',
    meaning: 'Up to 4095 random bytes after the public key, which end with a terminator of 16 bytes.',
    code: encrypted('readGarbage'),
    bips: [324],
  },
  {
    term: 'script',
    lesson: '19',
    meaning: 'A generator that yields how many bytes it needs, and gets them, however they arrive.',
    code: encrypted('readPacket'),
  },
];
