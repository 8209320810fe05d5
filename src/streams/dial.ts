import { connect, type Socket } from 'node:net';
import { ConnectError } from './peer-errors';

/**
 * Connect to a TCP port.
 *
 * @param host - a name or an address
 * @param port - where to connect to
 * @param timeout - how long it may take, in milliseconds
 * @param signal - when it is aborted, nobody waits for the connection any more; afterwards it means nothing
 * @returns the socket, connected
 * @throws ConnectError if it is refused, cannot be reached, takes too long, or is given up; the socket is closed then
 */
export function dial(host: string, port: number, timeout: number, signal?: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', givenUp);
    };
    const fail = (reason: string) => {
      settle();
      socket.destroy();
      reject(new ConnectError(`no connection to ${host} port ${port}: ${reason}`));
    };
    const timer = setTimeout(() => fail(`no answer in ${timeout} ms`), timeout);
    const failed = (error: Error) => fail(error.message);
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
