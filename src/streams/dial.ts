import { connect, type Socket } from 'node:net';
import { ConnectError } from './peer-errors';

/**
 * Connect to a TCP port.
 *
 * @param host - a name or an address
 * @param port - where to connect to
 * @param timeout - how long it may take, in milliseconds
 * @returns the socket, connected
 * @throws ConnectError if it is refused, cannot be reached, or takes too long; the socket is closed then
 */
export function dial(host: string, port: number, timeout: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const fail = (reason: string) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new ConnectError(`no connection to ${host} port ${port}: ${reason}`));
    };
    const timer = setTimeout(() => fail(`no answer in ${timeout} ms`), timeout);
    const failed = (error: Error) => fail(error.message);
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      resolve(socket);
    });
  });
}
