/**
 * What another library does with payloads. Each function gets them once, and returns one that reads or writes all of
 * them and returns what it found, so that all candidates can be compared.
 */
export interface PayloadLibrary {
  /** Version messages: the nonce of each, as hex in wire order. */
  readVersions?: Prepare<string>;
  /** The same version messages, written again. */
  writeVersions?: Prepare<Uint8Array>;
  /** Transactions: the txid of each. */
  readTransactions?: Prepare<string>;
  /** Blocks: the txid of each transaction. */
  readBlocks?: Prepare<string>;
}

/** Gets payloads, and returns what does the work on all of them. */
export type Prepare<T> = (payloads: Uint8Array[]) => () => T[];

/** Adapters for the other libraries. */
export const PAYLOAD_LIBRARIES: Record<string, (require: NodeJS.Require) => PayloadLibrary> = {
  bcoin,
  'bitcoinjs-lib': bitcoinjs,
};

interface BcoinVersion {
  nonce: Buffer;
  toRaw(): Buffer;
}

/** bcoin, lib/net/packets.js and lib/primitives */
function bcoin(require: NodeJS.Require): PayloadLibrary {
  // hashing uses Node's OpenSSL, which is faster; the rest is JavaScript: its native parts are not built
  require('bcrypto/lib/hash256');
  process.env.NODE_BACKEND = 'js';
  type Raw<T> = { fromRaw(data: Buffer): T };
  const { VersionPacket } = require('bcoin/lib/net/packets') as { VersionPacket: Raw<BcoinVersion> };
  const Tx = require('bcoin/lib/primitives/tx') as Raw<{ txid(): string }>;
  const Block = require('bcoin/lib/primitives/block') as Raw<{ txs: { txid(): string }[] }>;
  return {
    readVersions: (payloads) =>
      eachOf(payloads, (payload) => VersionPacket.fromRaw(payload).nonce.toString('hex')),
    writeVersions(payloads) {
      const packets = buffers(payloads).map((payload) => VersionPacket.fromRaw(payload));
      return () => packets.map((packet) => packet.toRaw());
    },
    readTransactions: (payloads) => eachOf(payloads, (payload) => Tx.fromRaw(payload).txid()),
    readBlocks: ([payload]) => {
      const [whole] = buffers([payload]);
      return () => Block.fromRaw(whole).txs.map((each) => each.txid());
    },
  };
}

/** bcoin takes nothing but a Buffer. */
const buffers = (payloads: Uint8Array[]) => payloads.map((payload) => Buffer.from(payload));

function eachOf<T>(payloads: Uint8Array[], read: (payload: Buffer) => T): () => T[] {
  const all = buffers(payloads);
  return () => all.map(read);
}

/** bitcoinjs-lib, which has no messages between nodes. It hashes with JavaScript. */
function bitcoinjs(require: NodeJS.Require): PayloadLibrary {
  type From<T> = { fromBuffer(data: Uint8Array): T };
  const { Transaction, Block } = require('bitcoinjs-lib') as {
    Transaction: From<{ getId(): string }>;
    Block: From<{ transactions?: { getId(): string }[] }>;
  };
  return {
    readTransactions: (payloads) => () => payloads.map((payload) => Transaction.fromBuffer(payload).getId()),
    readBlocks:
      ([payload]) =>
      () =>
        (Block.fromBuffer(payload).transactions ?? []).map((each) => each.getId()),
  };
}
