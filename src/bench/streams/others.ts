import { EventEmitter } from 'node:events';
import type { Transform } from 'node:stream';
import type { Demultiplex } from './demultiplex';

/**
 * Adapters for the other libraries. Each library also parses the payloads of the messages that it knows; that
 * is switched off here, because the workbook's demultiplexer does not do it either: only framing is compared.
 */
export const ADAPTERS: Record<string, (require: NodeJS.Require) => Demultiplex> = {
  bcoin,
  'bitcoin-protocol': bitcoinProtocol,
  'bitcore-p2p': bitcoreP2p,
};

interface BcoinParser extends EventEmitter {
  feed: (chunk: Buffer) => void;
  parsePayload: (command: string, payload: Buffer) => unknown;
}

/** bcoin, lib/net/parser.js */
function bcoin(require: NodeJS.Require): Demultiplex {
  // hashing uses Node's OpenSSL, which is faster; the rest is JavaScript: its native parts are not built
  require('bcrypto/lib/hash256');
  process.env.NODE_BACKEND = 'js';
  const Parser = require('bcoin/lib/net/parser') as new (network: string) => BcoinParser;
  return (chunks, deliver) => {
    const parser = new Parser('main');
    parser.parsePayload = deliver;
    parser.on('error', (error: Error) => {
      throw error;
    });
    for (const chunk of chunks) parser.feed(chunk);
  };
}

/** bitcoin-protocol, src/stream.js */
function bitcoinProtocol(require: NodeJS.Require): Demultiplex {
  type Decoded = { command: string; payload: Uint8Array };
  const { createDecodeStream } = require('bitcoin-protocol') as {
    createDecodeStream: (options: object) => Transform;
  };
  const raw = {
    decode: Object.assign(
      (payload: Uint8Array) => {
        raw.decode.bytes = payload.length;
        return payload;
      },
      { bytes: 0 },
    ),
  };
  const messages = new Proxy({}, { get: () => raw });
  return (chunks, deliver) =>
    new Promise((resolve, reject) => {
      const stream = createDecodeStream({ magic: 0xd9b4bef9, messages });
      stream.on('data', ({ command, payload }: Decoded) => deliver(command, payload));
      stream.on('error', reject);
      stream.on('end', resolve);
      for (const chunk of chunks) stream.write(chunk);
      stream.end();
    });
}

interface BufferList {
  length: number;
  push: (chunk: Buffer) => void;
  get: (index: number) => number;
  pos: (index: number) => { buf: number; offset: number };
  buffers: Buffer[];
}

interface BitcoreMessages {
  parseBuffer: (buffers: BufferList) => unknown;
  _buildFromBuffer: (command: string, payload: Buffer) => unknown;
}

/** bitcore-p2p, lib/messages/index.js */
function bitcoreP2p(require: NodeJS.Require): Demultiplex {
  const Messages = require('bitcore-p2p/lib/messages') as new () => BitcoreMessages;
  const Buffers = require('bitcore-p2p/lib/buffers') as new () => BufferList;
  // the release on npm calls get() on a buffer, which Node no longer has; its git repository does this
  Object.assign(Buffers.prototype, {
    get(this: BufferList, index: number): number {
      const { buf, offset } = this.pos(index);
      return this.buffers[buf][offset];
    },
  });
  return (chunks, deliver) => {
    const messages = new Messages();
    const buffers = new Buffers();
    messages._buildFromBuffer = (command, payload) => {
      deliver(command, payload);
      return true;
    };
    for (const chunk of chunks) {
      buffers.push(chunk);
      while (messages.parseBuffer(buffers));
    }
  };
}
