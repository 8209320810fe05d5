import { once } from 'node:events';
import { type AddressInfo, Server, Socket } from 'node:net';
import { setTimeout } from 'node:timers';
import { runInThisContext } from 'node:vm';

/** The minimum duration of a turn, in milliseconds. */
const TURN_MS = 2;

/**
 * Wait for some turns of this process. In a turn a little time passes, and then a byte makes a round trip
 * over a loopback connection: data sent over loopback before has arrived, and timers that were due have
 * fired.
 *
 * A suite waits for a number of turns, not for a number of milliseconds: on a busy machine there are fewer
 * turns per second, so it waits longer.
 *
 * @param count - the number of turns
 */
export async function turns(count = 1): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await pause(TURN_MS);
    await (await echo()).roundTrip();
  }
}

/** Wait for some milliseconds. A test that counts an answer's timers does not count this one. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

// a test that tracks what an answer opens must not see the echo: these are the original methods
const { connect } = Socket.prototype;
const { listen } = Server.prototype;

/** A loopback connection with both ends in this process, one of which echoes what it receives. */
class Echo {
  private readonly waiting: (() => void)[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('data', ({ length }) => {
      for (const arrived of this.waiting.splice(0, length)) arrived();
      if (this.waiting.length === 0) socket.unref();
    });
  }

  static async open(): Promise<Echo> {
    const server = new Server({ noDelay: true }, (other) => void other.unref().pipe(other));
    await once(Reflect.apply(listen, server, [0, '127.0.0.1']), 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = new Socket();
    await once(Reflect.apply(connect, socket, [{ port, host: '127.0.0.1', noDelay: true }]), 'connect');
    server.close();
    return new Echo(socket);
  }

  /** Send a byte, and wait until it comes back. */
  roundTrip(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.socket.ref().write('.');
    });
  }
}

/**
 * One echo for the whole process: a suite that is loaded repeatedly would otherwise open more and more of
 * them.
 */
function echo(): Promise<Echo> {
  const holder = runInThisContext('globalThis') as Record<symbol, Promise<Echo> | undefined>;
  return (holder[Symbol.for('workbook.echo')] ??= Echo.open());
}
