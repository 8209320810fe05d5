import { connect } from 'node:net';
import { encode } from '../../wire/codec/codec';
import type { NetworkName } from '../../wire/networks';
import { REFERENCE_CODECS } from '../../peers/reference-codecs';
import type { Address } from '../../wire/streams/address';
import { makeVersion } from '../../../solutions/07-own-version';

/** The command field of a message. */
const named = (command: string) => Buffer.from(command.padEnd(12, '\0'), 'latin1');

const VERSION = named('version');
const VERACK = named('verack');

/** The two messages that a client sends in the handshake, already encoded. */
export interface Greeting {
  version: Uint8Array;
  verack: Uint8Array;
}

/** Encode the two messages of a client. */
export function greeting(network: NetworkName): Greeting {
  const written = (command: string, payload: Uint8Array) =>
    encode((w) => REFERENCE_CODECS.writeMessage(w, { command, payload }, network), undefined);
  return {
    version: written('version', encode(REFERENCE_CODECS.version.write, makeVersion())),
    verack: written('verack', new Uint8Array(0)),
  };
}

/**
 * Shake hands as fast as Node can: connect, send a prepared version, look for one in the bytes received, send
 * a prepared verack, look for one, close. Nothing is parsed or checked, and there is no timeout. This is the
 * limit for a crawler.
 *
 * @param addresses - the addresses of well-behaved nodes
 * @param concurrency - how many at a time
 * @param greeting - the messages to send
 * @returns how many nodes sent a version and a verack
 */
export function bareHandshakes(
  addresses: Address[],
  concurrency: number,
  { version, verack }: Greeting,
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
      let greeted = false;
      socket.write(version);
      socket.on('data', (chunk) => {
        came = came.length === 0 ? chunk : Buffer.concat([came, chunk]);
        if (!greeted && came.includes(VERSION)) {
          greeted = true;
          socket.write(verack);
        }
        if (!greeted || !came.includes(VERACK)) return;
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
