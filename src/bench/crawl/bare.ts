import { connect } from 'node:net';
import { encode } from '../../wire/codec/codec';
import type { NetworkName } from '../../wire/networks';
import { CODECS } from '../../peers/reference-codecs';
import type { Address } from '../../wire/streams/address';
import { makeVersion } from '../../../solutions/06-version';

/** A message with nothing but its command to look at. */
const named = (command: string) => Buffer.from(command.padEnd(12, '\0'), 'latin1');

const VERSION = named('version');
const VERACK = named('verack');

/** The two messages of a client, ready to be sent. */
export interface Greeting {
  version: Uint8Array;
  verack: Uint8Array;
}

/** Make them. */
export function greeting(network: NetworkName): Greeting {
  const written = (command: string, payload: Uint8Array) =>
    encode((w) => CODECS.writeMessage(w, { command, payload }, network), undefined);
  return {
    version: written('version', encode(CODECS.version.write, makeVersion())),
    verack: written('verack', new Uint8Array(0)),
  };
}

/**
 * Shake hands as quickly as node can: connect, send a version that is ready, look for one in what comes, send a verack
 * that is ready, look for one, close. Nothing is read, nothing is checked, there is no timeout. It is the limit for a
 * crawler.
 *
 * @param addresses - of good nodes
 * @param concurrency - how many at a time
 * @param greeting - what to send
 * @returns how many have sent a version and a verack
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
