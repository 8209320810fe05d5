import { connect } from 'node:net';
import { encode } from '../../../codec/codec';
import type { NetworkName } from '../../../networks';
import { CODECS } from '../../codecs';
import type { Address } from '../../../streams/address';
import { makeVersion } from '../../../../solutions/06-version';

/** What a verack begins with, behind its magic. */
const VERACK = Buffer.from('verack\0\0\0\0\0\0', 'latin1');

/** The two messages of a client, ready to be sent. */
export function greeting(network: NetworkName): Uint8Array {
  const version = { command: 'version', payload: encode(CODECS.version.write, makeVersion()) };
  const verack = { command: 'verack', payload: new Uint8Array(0) };
  return encode((w) => {
    CODECS.writeMessage(w, version, network);
    CODECS.writeMessage(w, verack, network);
  }, undefined);
}

/**
 * Shake hands as quickly as node can: connect, send bytes that are ready, look for a verack in what comes, close.
 * Nothing is read, nothing is checked, there is no timeout. It is the limit for a crawler.
 *
 * @param addresses - of good nodes
 * @param concurrency - how many at a time
 * @param bytes - what to send, see {@link greeting}
 * @returns how many have sent a verack
 */
export function bareHandshakes(
  addresses: Address[],
  concurrency: number,
  bytes: Uint8Array,
): Promise<number> {
  return new Promise((resolve) => {
    let begun = 0;
    let ended = 0;
    let done = 0;
    const next = () => {
      if (ended === addresses.length) resolve(done);
      if (begun === addresses.length) return;
      const { host, port } = addresses[begun++];
      const socket = connect({ host, port, noDelay: true });
      let came: Buffer = Buffer.alloc(0);
      socket.write(bytes);
      socket.on('data', (chunk) => {
        came = came.length === 0 ? chunk : Buffer.concat([came, chunk]);
        if (!came.includes(VERACK)) return;
        done++;
        socket.destroy();
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        ended++;
        next();
      });
    };
    for (let i = 0; i < concurrency; i++) next();
  });
}
