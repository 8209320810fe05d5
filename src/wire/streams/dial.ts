import { connect, type Socket } from 'node:net';
import { printableText } from '../../base/text';
import { LONGEST_TIMER } from './longest-timer';
import { addressText, overlayOf } from './address';
import { connectReason } from './connect-reason';
import { ConnectError } from './peer-errors';

/** Makes connections in some other way than {@link dialTcp}. */
export type Dialer = typeof dialTcp;

/** Which connections are made in some other way. It outlives this module, which the kernel may load again. */
const REGISTRY = Symbol.for('wire-workbook.dialers');

function registry(): Map<string, Dialer> {
  const holder = globalThis as { [REGISTRY]?: Map<string, Dialer> };
  return (holder[REGISTRY] ??= new Map());
}

/**
 * From now on, {@link dial} makes some connections in another way: with another transport, for instance.
 *
 * @param where - to which address, `127.0.0.1:8333`, or `everywhere`
 * @param dialer - makes them; undefined: they are made plainly again
 */
export function dialWith(where: string, dialer: Dialer | undefined): void {
  if (dialer) registry().set(where, dialer);
  else registry().delete(where);
}

/**
 * Connect to a node: to its TCP port, or in the way that {@link dialWith} names.
 *
 * @param host - a name or an address
 * @param port - the TCP port to connect to
 * @param timeout - how long it may take, in milliseconds
 * @param signal - cancels the attempt when aborted
 * @returns a socket that first-transport messages can be written to and read from
 * @throws what {@link dialTcp} throws, or the other dialer; TypeError without a timeout
 */
export function dial(host: string, port: number, timeout: number, signal?: AbortSignal): Promise<Socket> {
  // a timer without a time would be over at once
  if (typeof timeout !== 'number' || Number.isNaN(timeout))
    return Promise.reject(new TypeError(`dial() needs a timeout in milliseconds, not ${String(timeout)}`));
  const dialer = registry().get(addressText({ host, port })) ?? registry().get('everywhere') ?? dialTcp;
  return dialer(host, port, timeout, signal);
}

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
export function dialTcp(host: string, port: number, timeout: number, signal?: AbortSignal): Promise<Socket> {
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
