import { inLesson, type Term } from './term';

const framing = inLesson('solutions/01-framing.ts');
const fields = inLesson('solutions/02-fields.ts');
const varints = inLesson('solutions/03-varints.ts');
const services = inLesson('solutions/04-services.ts');
const netAddr = inLesson('solutions/05-net-addr.ts');
const version = inLesson('solutions/06-version.ts');

/** The terms of the lessons 00 to 06, which are about messages and their fields. */
export const MESSAGE_TERMS: readonly Term[] = [
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
    term: 'codec',
    lesson: '02',
    meaning: 'A pair of functions, one that reads a type from bytes and one that writes it.',
    code: { name: 'Codec', file: 'src/wire/codec/codec.ts' },
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
];
