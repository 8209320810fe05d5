import { connect, type Socket } from 'node:net';
import { printableText } from '../../base/text';
import { LONGEST_TIMER } from './longest-timer';
import { overlayOf } from './address';
import { connectReason } from './connect-reason';
import { ConnectError } from './peer-errors';

/**
 * Connect to a TCP port.
 *
 * @param host - a name or an address; .onion and .i2p names are rejected without a lookup
 * @param port - the TCP port to connect to
 * @param timeout - how long it may take, in milliseconds; more than 24 days means no limit
 * @param signal - cancels the attempt when aborted; has no effect once connected
 * @returns the connected socket
 * @throws ConnectError if the connection is refused, impossible, too slow or cancelled; the socket is then
 *   closed
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
      // a socket whose name lookup is still running may emit an error later
      socket.on('error', () => {}).destroy();
      reject(error(reason));
    };
    const late = () => fail(`no answer in ${timeout} ms`);
    const timer = timeout > LONGEST_TIMER ? undefined : setTimeout(late, timeout);
    const failed = (reason: Error) => fail(connectReason(reason));
    const givenUp = () => fail('cancelled');
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
