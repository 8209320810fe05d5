/** What a light client does, and the exercises that do it. */
export interface Step {
  /** In a few words. */
  what: string;
  /** The exercises, by lesson. */
  by: Readonly<Record<string, readonly string[]>>;
}

/** The steps of the light client, in the order in which a session meets them. */
export const STEPS: readonly Step[] = [
  {
    what: 'frames a message, and checks its checksum',
    by: { '01-framing': ['readHeader', 'writeMessage', 'checksum'] },
  },
  {
    what: 'reads and writes numbers of any size',
    by: {
      '02-fields': ['readUnsigned', 'writeUnsigned'],
      '03-varints': ['readVarInt', 'writeVarInt'],
    },
  },
  { what: 'makes messages out of a stream of bytes', by: { '08-streams': ['examine', 'Demultiplexer'] } },
  {
    what: 'agrees on keys, and encrypts what it says',
    by: { '19-encrypted': ['sharedSecret', 'sessionKeys', 'session', 'readPacket', 'writePacket'] },
  },
  {
    what: 'introduces itself, and shakes hands',
    by: { '07-own-version': ['makeVersion', 'makeMessage'], '09-handshake': ['Handshake'] },
  },
  {
    what: 'holds a connection, and reads no faster than it can handle',
    by: { '10-connection': ['FlowControl', 'Connection'], '11-node': ['Node'] },
  },
  {
    what: 'follows the headers, and checks their proof of work',
    by: {
      '14-headers': ['readHeaderEntry', 'bitsToTarget', 'meetsTarget'],
      '15-chain': ['expectedBits', 'extendChain', 'followChain'],
    },
  },
  {
    what: 'fetches the filters, and checks each against its promise',
    by: { '20-light-client': ['filterHeader', 'fetchFilters'] },
  },
  {
    what: 'finds your script in a filter',
    by: { '20-light-client': ['readFilter', 'hashToRange', 'matches'] },
  },
  {
    what: 'fetches the block that matches',
    by: { '12-getdata': ['askFor', 'fetchByHash'], '13-transaction': ['readTransaction'] },
  },
  {
    what: 'proves that the payment is in the block, and the block in the chain',
    by: {
      '13-transaction': ['txid', 'merkleRoot', 'findInBlock'],
      '20-light-client': ['checkBlock'],
    },
  },
  { what: 'does all of this for the whole chain', by: { '20-light-client': ['scan'] } },
  {
    what: 'announces a payment, and serves it',
    by: { '13-transaction': ['writeTransaction'], '20-light-client': ['announce'] },
  },
];
