import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server, type Socket } from 'node:net';

/** Where node tells of each socket that is made: by connecting, and by listening. */
const CHANNELS = ['net.client.socket', 'net.server.socket'];

/**
 * Note the sockets, servers and timers that come into being, so that they can be closed. A wrong answer leaves
 * some behind, which would keep the process alive, or speak to the next answer.
 *
 * @returns closes what is still open, and notes no more
 */
export function noteLeftovers(): () => void {
  const sockets = new Set<Socket>();
  const servers = new Set<Server>();
  const noteSocket = (message: unknown) => void sockets.add((message as { socket: Socket }).socket);
  for (const channel of CHANNELS) subscribe(channel, noteSocket);
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    servers.add(this);
    return listen.apply(this, args as Parameters<typeof listen>);
  } as typeof listen;
  const stopTimers = noteTimers();
  return () => {
    stopTimers();
    Server.prototype.listen = listen;
    for (const channel of CHANNELS) unsubscribe(channel, noteSocket);
    for (const server of servers) if (server.listening) server.close();
    for (const socket of sockets) {
      // nobody is left to be told of an error
      socket.removeAllListeners('error').on('error', () => {});
      socket.destroy();
    }
  };
}

function noteTimers(): () => void {
  const scope = globalThis as unknown as Record<string, (...args: unknown[]) => NodeJS.Timeout>;
  const names = ['setTimeout', 'setInterval'];
  const timers = new Set<NodeJS.Timeout>();
  const originals = names.map((name) => [name, scope[name]] as const);
  for (const [name, original] of originals) {
    const noting = (...args: unknown[]) => {
      const timer = original(...args);
      timers.add(timer);
      return timer;
    };
    // with what hangs on it, such as the form that promisify takes
    scope[name] = Object.defineProperties(noting, Object.getOwnPropertyDescriptors(original));
  }
  return () => {
    for (const [name, original] of originals) scope[name] = original;
    for (const timer of timers) clearTimeout(timer);
  };
}
