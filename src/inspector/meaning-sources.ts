/**
 * Where the explanation of each field stands: in the glossary, in a docstring, or, where neither has it, in
 * {@link OWN}. `npm run pages` collects those of the first two in meanings.json, so that each stands in one place.
 *
 * @module
 */

/** `term:` and a word of the glossary; `own:` and a key of {@link OWN}; or the file in solutions/ and a name in it. */
export type MeaningSource = string;

/** The sources of the fields of one kind of bytes, by their paths without indexes. Several make one explanation. */
export type Sources = Readonly<Record<string, MeaningSource | readonly MeaningSource[]>>;

/** Explanations that stand nowhere else. */
export const OWN = {
  'input script':
    'What the output that is spent asks for, unless it is in the witness. In a coinbase, anything.',
  sequence:
    'Relative lock times (BIP 68), and whether the transaction may be replaced; ffffffff for neither.',
  'output script': 'What must be satisfied to spend this output.',
  value: 'The amount, in satoshi: 100,000,000 are one bitcoin.',
  flag: 'After a marker of 0 inputs, 1 says that witnesses follow (BIP 144).',
  'block version': 'Which changes of the rules the miner is ready for (BIP 9), or has signalled by accident.',
  'headers transactions': 'A count of transactions. It is always 0: only the header is sent.',
  'filter type': 'Which kind of filter: 0 is the basic one, of all scripts.',
  'public key': 'The public key of this side, encoded so that it looks like random bytes.',
  'packet length': 'The length of the contents, encrypted with a key of its own.',
  'packet contents':
    'A header of one byte, which says whether it is a decoy, and the contents, both encrypted.',
  rest: 'These bytes were not read.',
  hidden: 'More fields than are shown.',
  bytes: 'No codec of the workbook reads these bytes.',
} as const;

const COUNT = 'term:CompactSize';
const LENGTH = 'term:var_str';
const VERSION = '06-version:Version';
const ADDRESS = '05-net-addr:NetAddr';
const V2 = '18-gossip:NetAddrV2';

const address = (of: string) => ({
  [`${of}.services`]: [`${VERSION}.${of}`, `${ADDRESS}.services`],
  [`${of}.ip`]: `${ADDRESS}.ip`,
  [`${of}.port`]: 'term:network byte order',
});

const TRANSACTION: Sources = {
  version: '13-transaction:Transaction.version',
  flag: 'own:flag',
  'inputs.count': COUNT,
  'inputs.txid': '13-transaction:input.txid',
  'inputs.index': '13-transaction:input.index',
  'inputs.script.length': LENGTH,
  'inputs.script.bytes': 'own:input script',
  'inputs.sequence': 'own:sequence',
  'outputs.count': COUNT,
  'outputs.value': 'own:value',
  'outputs.script.length': LENGTH,
  'outputs.script.bytes': 'own:output script',
  'witnesses.count': ['term:witness', COUNT],
  'witnesses.length': LENGTH,
  'witnesses.bytes': 'term:witness',
  locktime: '13-transaction:Transaction.locktime',
};

const HEADER: Sources = {
  version: 'own:block version',
  previous: '14-headers:header.previous',
  merkle_root: 'term:merkle root',
  time: '14-headers:header.time',
  bits: 'term:bits',
  nonce: '14-headers:header.nonce',
};

const within = (prefix: string, sources: Sources): Sources =>
  Object.fromEntries(Object.entries(sources).map(([path, source]) => [`${prefix}.${path}`, source]));

const INVENTORIES: Sources = { count: COUNT, type: '12-getdata:INVENTORY', hash: 'term:inventory' };
const FILTER_RANGE: Sources = {
  filter_type: 'own:filter type',
  start_height: '20-light-client:filterRange.start_height',
  stop_hash: '20-light-client:filterRange.stop_hash',
};

/** The sources, by kind and path. `frame` is the header of a message, `packet` the second transport. */
export const SOURCES: Readonly<Record<string, Sources>> = {
  frame: {
    magic: 'term:magic',
    command: 'term:command',
    length: '01-framing:Header.length',
    checksum: 'term:checksum',
  },
  version: {
    version: `${VERSION}.version`,
    services: `${VERSION}.services`,
    timestamp: `${VERSION}.timestamp`,
    ...address('addr_recv'),
    ...address('addr_from'),
    nonce: `${VERSION}.nonce`,
    'user_agent.length': LENGTH,
    'user_agent.bytes': `${VERSION}.user_agent`,
    start_height: `${VERSION}.start_height`,
    relay: `${VERSION}.relay`,
  },
  ping: { nonce: 'term:ping, pong' },
  pong: { nonce: 'term:ping, pong' },
  inv: INVENTORIES,
  getdata: INVENTORIES,
  notfound: INVENTORIES,
  tx: TRANSACTION,
  header: HEADER,
  headers: { count: COUNT, ...HEADER, transactions: 'own:headers transactions' },
  block: {
    ...within('header', HEADER),
    'transactions.count': COUNT,
    ...within('transactions', TRANSACTION),
  },
  getheaders: {
    version: 'term:protocol version',
    'locator.count': COUNT,
    locator: '15-chain:getheaders.locator',
    stop: '15-chain:getheaders.stop',
  },
  feature: {
    'id.length': COUNT,
    'id.bytes': '18-gossip:feature',
    'data.length': COUNT,
    'data.bytes': '18-gossip:feature',
  },
  feefilter: { rate: '18-gossip:feefilter' },
  sendcmpct: { announce: '18-gossip:sendcmpct', version: '18-gossip:sendcmpct' },
  addr: {
    count: COUNT,
    time: '05-net-addr:TimedNetAddr.time',
    services: `${ADDRESS}.services`,
    ip: `${ADDRESS}.ip`,
    port: 'term:network byte order',
  },
  addrv2: {
    count: COUNT,
    time: `${V2}.time`,
    services: `${V2}.services`,
    network: `${V2}.network`,
    'address.length': COUNT,
    'address.bytes': `${V2}.address`,
    port: `${V2}.port`,
  },
  getcfheaders: FILTER_RANGE,
  getcfilters: FILTER_RANGE,
  cfheaders: {
    filter_type: 'own:filter type',
    stop_hash: '20-light-client:filterRange.stop_hash',
    previous_filter_header: '20-light-client:cfheaders.previous_filter_header',
    'filter_hashes.count': COUNT,
    filter_hashes: '20-light-client:cfheaders.filter_hashes',
  },
  cfilter: {
    filter_type: 'own:filter type',
    block_hash: 'term:header',
    'filter.length': LENGTH,
    'filter.bytes': 'term:compact filter',
  },
  alert: {
    'body.length': LENGTH,
    body: '90-alert:alertBody',
    'signature.length': LENGTH,
    'signature.bytes': '90-alert:alert',
  },
  packet: {
    public_key: 'own:public key',
    garbage: 'term:garbage',
    terminator: '19-encrypted:SideKeys.terminator',
    length: 'own:packet length',
    contents: 'own:packet contents',
    tag: 'term:tag',
  },
  contents: { number: '19-encrypted:NUMBERED', command: 'term:command' },
};

/** All sources except those in {@link OWN}, each once, in order. */
export function foreignSources(): MeaningSource[] {
  const all = Object.values(SOURCES).flatMap((sources) => Object.values(sources).flat() as MeaningSource[]);
  return [...new Set(all)].filter((source) => !source.startsWith('own:')).sort();
}
