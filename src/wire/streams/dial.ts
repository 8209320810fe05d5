import { connect, type Socket } from 'node:net';
import { printableText } from '../../base/text';
import { LONGEST_TIMER } from './longest-timer';
import { overlayOf } from './address';
import { connectReason } from './connect-reason';
import { ConnectError } from './peer-errors';

/**
 * Connect to a TCP port.
 *
 * @param host - a name or an address; names in .onion and .i2p are refused, and not looked up
 * @param port - where to connect to
 * @param timeout - how long it may take, in milliseconds; more than 24 days: as long as it takes
 * @param signal - when it is aborted, nobody waits for the connection any more; afterwards it means nothing
 * @returns the socket, connected
 * @throws ConnectError if it is refused, cannot be reached, takes too long, or is given up; the socket is closed then
 */
export function dial(host: string, port: number, timeout: number, signal?: AbortSignal): Promise<Socket> {
  const error = (reason: string) =>
    new ConnectError(`no connection to ${printableText(host, 253)} port ${port}: ${reason}`);
  const overlay = overlayOf(host);
  if (overlay) {
    return Promise.reject(error(`such a name is reached through ${overlay} only, and is not looked up`));
  }
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', givenUp);
    };
    const fail = (reason: string) => {
      settle();
      // a socket that is still looking for its name may end with an error later on
      socket.on('error', () => {}).destroy();
      reject(error(reason));
    };
    const late = () => fail(`no answer in ${timeout} ms`);
    const timer = timeout > LONGEST_TIMER ? undefined : setTimeout(late, timeout);
    const failed = (reason: Error) => fail(connectReason(reason));
    const givenUp = () => fail('given up');
    socket.once('error', failed);
    socket.once('connect', () => {
      settle();
      socket.off('error', failed);
      resolve(socket);
    });
    signal?.addEventListener('abort', givenUp);
    if (signal?.aborted) givenUp();
  });
}
