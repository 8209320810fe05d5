/** A term of the glossary. */
export interface Term {
  /** As the lessons write it. */
  term: string;
  /** The number of the lesson that introduces it. */
  lesson: string;
  /** What it means, in a sentence or two. */
  meaning: string;
  /** The exported function, class, type or constant whose docstring has the details. */
  code?: { name: string; file: string };
  /** The BIPs that define it. */
  bips?: number[];
}

const inLesson = (file: string) => (name: string) => ({ name, file });
const framing = inLesson('solutions/01-framing.ts');
const fields = inLesson('solutions/02-fields.ts');
const varints = inLesson('solutions/03-varints.ts');
const services = inLesson('solutions/04-services.ts');
const netAddr = inLesson('solutions/05-net-addr.ts');
const version = inLesson('solutions/06-version.ts');
const streams = inLesson('solutions/07-streams.ts');
const handshake = inLesson('solutions/08-handshake.ts');
const getdata = inLesson('solutions/09-getdata.ts');
const headers = inLesson('solutions/10-headers.ts');
const crawl = inLesson('solutions/11-crawl.ts');

/** Every term, in the order of the lessons. */
export const TERMS: readonly Term[] = [
  {
    term: 'little-endian, big-endian',
    lesson: '00',
    meaning:
      'The two byte orders of a number: least significant byte first, or most significant byte first. Almost all of Bitcoin is little-endian.',
    code: { name: 'reverseBytes', file: 'solutions/00-start-here.ts' },
  },
  {
    term: 'bigint',
    lesson: '00',
    meaning:
      "JavaScript's integers of any size, written `8n`. A `number` is exact only up to 2⁵³, so fields of 64 bits are bigints.",
  },
  {
    term: 'message',
    lesson: '01',
    meaning: 'What nodes send each other: a header of 24 bytes, then a payload.',
    code: framing('readMessage'),
  },
  {
    term: 'magic',
    lesson: '01',
    meaning:
      'The first four bytes of every message. They say which network it belongs to: `f9 be b4 d9` is mainnet.',
    code: { name: 'NETWORKS', file: 'src/wire/networks.ts' },
  },
  {
    term: 'command',
    lesson: '01',
    meaning:
      'The name of a message type, in ASCII, padded with NUL bytes to 12. Bitcoin Core calls it message type.',
    code: framing('readCommand'),
  },
  {
    term: 'payload',
    lesson: '01',
    meaning: 'What a message carries after its header: at most 4,000,000 bytes.',
    code: framing('MAX_PAYLOAD_LENGTH'),
  },
  {
    term: 'checksum',
    lesson: '01',
    meaning: 'The first four bytes of the double SHA-256 of the payload. It finds accidents, not attackers.',
    code: framing('checksum'),
  },
  {
    term: 'verack',
    lesson: '01',
    meaning: 'The answer to a version message: "I accept it". It has no payload.',
  },
  {
    term: 'protocol version',
    lesson: '02',
    meaning:
      'A number that says which messages a node understands: those above 60000 have pong; 70015 was current in 2018.',
    code: fields('protocolVersion'),
  },
  {
    term: 'pong',
    lesson: '02',
    meaning: 'The answer to a ping, with the same nonce. Only nodes above protocol version 60000 send it.',
    code: fields('canSendPong'),
    bips: [31],
  },
  {
    term: 'CompactSize',
    lesson: '03',
    meaning:
      'An integer of 1, 3, 5 or 9 bytes; a first byte of fd, fe or ff says how many follow. Also called varint.',
    code: varints('readVarInt'),
  },
  {
    term: 'shortest form',
    lesson: '03',
    meaning:
      'The one CompactSize encoding of a number that nodes accept. Longer ones are called non-canonical.',
    code: varints('readVarInt'),
  },
  {
    term: 'var_str',
    lesson: '03',
    meaning: 'A string of bytes with its length before it, as a CompactSize.',
    code: varints('readVarStr'),
  },
  {
    term: 'services',
    lesson: '04',
    meaning: 'A field of 64 bits in which a node says what it offers, one bit for each service.',
    code: services('SERVICES'),
  },
  {
    term: 'NODE_BLOOM',
    lesson: '04',
    meaning: 'The service bit of a node that filters transactions for light clients.',
    code: services('SERVICES'),
    bips: [111],
  },
  {
    term: 'NODE_WITNESS',
    lesson: '04',
    meaning: 'The service bit of a node that can be asked for blocks and transactions with their witnesses.',
    code: services('SERVICES'),
    bips: [144],
  },
  {
    term: 'NODE_NETWORK_LIMITED',
    lesson: '04',
    meaning: 'The service bit of a node that serves the last 288 blocks.',
    code: services('SERVICES'),
    bips: [159],
  },
  {
    term: 'net_addr',
    lesson: '05',
    meaning:
      'Services, IP address and port of a node in 26 bytes. Outside the version message a time comes first.',
    code: netAddr('readNetAddr'),
  },
  {
    term: 'IPv4-mapped',
    lesson: '05',
    meaning:
      'Of an address: an IPv4 address as the last four bytes of an IPv6 one, after ten bytes 00 and two bytes ff.',
    code: netAddr('readIp'),
  },
  {
    term: 'network byte order',
    lesson: '05',
    meaning: "Big-endian, as in the internet's own protocols. In a net_addr, IP address and port have it.",
    code: netAddr('readNetAddr'),
  },
  {
    term: 'user agent',
    lesson: '06',
    meaning: 'The name of the software in a version message: `/Satoshi:0.16.0/`. A peer can claim any.',
    code: version('userAgentText'),
    bips: [14],
  },
  {
    term: 'nonce',
    lesson: '06',
    meaning:
      'A random number. In a version message, your own one, received from a peer, means that you are connected to yourself.',
    code: version('Version'),
  },
  {
    term: 'relay',
    lesson: '06',
    meaning:
      'The last byte of a version message: whether the sender wants transactions announced. It may be absent.',
    code: version('Version'),
    bips: [37],
  },
  {
    term: 'codec',
    lesson: '02',
    meaning: 'A pair of functions, one that reads a type from bytes and one that writes it.',
    code: { name: 'Codec', file: 'src/wire/codec/codec.ts' },
  },
  {
    term: 'chunk',
    lesson: '07',
    meaning:
      'The bytes that a socket delivers at once. Where it ends has nothing to do with where messages end.',
  },
  {
    term: 'demultiplexer',
    lesson: '07',
    meaning: 'Turns chunks of any size into messages.',
    code: streams('Demultiplexer'),
  },
  {
    term: 'resync',
    lesson: '07',
    meaning:
      'To resynchronise: to find the next message after bytes that are not one, by searching for the magic.',
    code: streams('seek'),
  },
  {
    term: 'handshake',
    lesson: '08',
    meaning:
      'Both sides send version, and verack for the version that they received. Before that, nothing else counts.',
    code: handshake('Handshake'),
  },
  {
    term: 'inbound, outbound',
    lesson: '08',
    meaning:
      'A connection that the other side opened, or that you opened. The outbound side sends its version first.',
    code: handshake('Handshake'),
  },
  {
    term: 'inventory',
    lesson: '09',
    meaning:
      'A type (a transaction, a block) and the hash of one of that type. inv announces a list of them, getdata requests one.',
    code: getdata('inventory'),
    bips: [144],
  },
  {
    term: 'notfound',
    lesson: '09',
    meaning: 'The answer to a getdata for something that the node does not have.',
  },
  {
    term: 'mempool',
    lesson: '09',
    meaning: 'The transactions that a node knows and that are in no block yet.',
  },
  {
    term: 'txid',
    lesson: '09',
    meaning:
      'The double SHA-256 of a transaction without its witnesses. People write its bytes in reverse order.',
    code: getdata('txid'),
    bips: [141],
  },
  {
    term: 'witness',
    lesson: '09',
    meaning: 'Signatures and other proofs, in a part of the transaction that the txid does not cover.',
    code: getdata('Witness'),
    bips: [141, 144],
  },
  {
    term: 'coinbase',
    lesson: '09',
    meaning: 'The first transaction of a block. It spends nothing: it pays the miner.',
    code: getdata('findInBlock'),
  },
  {
    term: 'merkle root',
    lesson: '09',
    meaning: 'One hash that commits to all transactions of a block, in their order.',
    code: getdata('merkleRoot'),
  },
  {
    term: 'header',
    lesson: '10',
    meaning:
      'Of a message: its first 24 bytes, before the payload. Of a block: its first 80 bytes, whose double SHA-256 is the block hash.',
    code: headers('Header'),
  },
  {
    term: 'proof of work',
    lesson: '10',
    meaning:
      'A header whose hash is at most the target, which only many attempts can find and one hash can verify.',
    code: headers('meetsTarget'),
  },
  {
    term: 'target',
    lesson: '10',
    meaning: 'The largest hash that a header may have, as a number of 256 bits.',
    code: headers('bitsToTarget'),
  },
  {
    term: 'bits',
    lesson: '10',
    meaning:
      'The target in 4 bytes of the header: one byte of size, three bytes of digits. Bitcoin Core calls it compact.',
    code: headers('targetToBits'),
  },
  {
    term: 'work',
    lesson: '10',
    meaning:
      'How many hashes a header takes on average. The chain with the most work counts, not the longest one.',
    code: headers('workFor'),
  },
  {
    term: 'retarget',
    lesson: '10',
    meaning: 'Every 2016 headers the target is adjusted, so that a block takes ten minutes.',
    code: headers('nextBits'),
  },
  {
    term: 'time warp',
    lesson: '10',
    meaning:
      'An attack that raises the target with false times where one epoch ends and the next begins. testnet4 has a rule against it.',
    code: headers('MAX_TIME_WARP'),
    bips: [94],
  },
  {
    term: 'locator',
    lesson: '10',
    meaning:
      'Some hashes of your chain, dense at the tip and sparse below, by which a peer finds what you have in common.',
    code: headers('locatorHeights'),
  },
  {
    term: 'crawl',
    lesson: '11',
    meaning: 'To connect to many nodes and ask each for its version message.',
    code: crawl('crawlTogether'),
  },
  {
    term: 'concurrency',
    lesson: '11',
    meaning: 'How many nodes are asked at the same time.',
    code: crawl('crawlTogether'),
  },
  {
    term: 'clock skew',
    lesson: '11',
    meaning: 'The difference between the time in a version message and your own clock.',
    code: crawl('clockSkew'),
  },
];
