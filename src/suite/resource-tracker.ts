import { Server, Socket } from 'node:net';
import { clearTimeout as stop, setImmediate } from 'node:timers';
import { runInThisContext } from 'node:vm';
import { NotWrittenYet } from '../base/todo';
import { NeverSettled } from './never-settled';
import { LONGEST_TEST, wholeTest } from './deadline';

const FATAL = ['uncaughtException', 'unhandledRejection'] as const;

/** What an answer has opened or started, as far as it is on the leash. */
export class Leash {
  /** The sockets, of both ends. */
  readonly sockets = new Set<Socket>();
  /** The servers. */
  readonly servers = new Set<Server>();
  /** Where a connection was asked for: host and port. */
  readonly dialled: { host: string | undefined; port: number }[] = [];
  /** What was thrown where nobody could catch it. It would have ended the program. */
  readonly uncaught: unknown[] = [];
  private readonly running = new Set<NodeJS.Timeout>();

  /** How many timers are running that keep the program alive. */
  get timers(): number {
    return [...this.running].filter((timer) => timer.hasRef()).length;
  }

  /** Begin to watch. @returns how to stop that */
  watch(): () => void {
    const ends = [this.watchErrors(), this.watchOpened()];
    return () => ends.forEach((end) => end());
  }

  /** Begin to watch sockets, servers and timers only. @returns how to stop that */
  watchOpened(): () => void {
    const ends = [this.watchSockets(), this.watchTimers()];
    return () => ends.forEach((end) => end());
  }

  /** End all that is left. */
  end(): void {
    for (const timer of this.running) stop(timer);
    for (const socket of this.sockets) socket.destroy();
    for (const server of this.servers) if (server.listening) server.close();
  }

  /** An error that nobody handles must not end the run, nor be laid to the charge of another test. */
  private watchErrors(): () => void {
    // jest gives its tests a copy of process, which is told of nothing
    const real = runInThisContext('process') as NodeJS.Process;
    const note = (error: unknown) => void this.uncaught.push(error);
    const before = FATAL.map((event) => [event, real.rawListeners(event)] as const);
    for (const event of FATAL) real.removeAllListeners(event).on(event as 'uncaughtException', note);
    return () => {
      for (const [event, listeners] of before) {
        real.removeAllListeners(event);
        for (const listener of listeners) real.on(event, listener as () => void);
      }
    };
  }

  private watchSockets(): () => void {
    const { connect } = Socket.prototype;
    const { listen } = Server.prototype;
    const { sockets, servers, dialled } = this;
    Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
      sockets.add(this);
      dialled.push(destination(args));
      return Reflect.apply(connect, this, args) as Socket;
    } as typeof connect;
    Server.prototype.listen = function (this: Server, ...args: unknown[]) {
      servers.add(this);
      this.on('connection', (socket) => sockets.add(socket));
      return Reflect.apply(listen, this, args) as Server;
    } as typeof listen;
    return () => {
      Socket.prototype.connect = connect;
      Server.prototype.listen = listen;
    };
  }

  private watchTimers(): () => void {
    const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
    const { running } = this;
    const started = (timer: NodeJS.Timeout) => (running.add(timer), timer);
    const stopped = (timer?: NodeJS.Timeout | string | number) => {
      running.delete(timer as NodeJS.Timeout);
      stop(timer);
    };
    globalThis.setTimeout = like(setTimeout, (run: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const once = (...args: unknown[]) => {
        running.delete(timer);
        run(...args);
      };
      const timer = started(Reflect.apply(setTimeout, globalThis, [once, ...rest]) as NodeJS.Timeout);
      return timer;
    });
    globalThis.setInterval = like(setInterval, (...args: unknown[]) =>
      started(Reflect.apply(setInterval, globalThis, args) as NodeJS.Timeout),
    );
    globalThis.clearTimeout = stopped;
    globalThis.clearInterval = stopped;
    return () => Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
  }
}

/**
 * Run a test that opens sockets, servers or timers. Afterwards all of them are closed, also those that a wrong
 * answer has forgotten. An error that nobody handles fails this test, and says so.
 *
 * @param body - the test; it may ask the leash what is open
 */
export async function onLeash(body: (leash: Leash) => Promise<void>): Promise<void> {
  const leash = new Leash();
  const unwatch = leash.watch();
  try {
    // earlier than the suite would, so that all is closed in time
    await wholeTest(() => body(leash), LONGEST_TEST / 2);
  } catch (error) {
    if (!(error instanceof NeverSettled)) throw error;
    throw complaint('It takes too long: something that is waited for never comes.');
  } finally {
    leash.end();
    // what the end of a socket brings about is still on the leash
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    unwatch();
    complain(leash.uncaught);
  }
}

/** An error that nobody handles explains whatever else went wrong. */
function complain(uncaught: unknown[]): void {
  const [first] = uncaught;
  if (first === undefined || first instanceof NotWrittenYet) return;
  throw complaint(
    "An error came up that nobody handles, and it would end the program. A socket's error event needs a listener; " +
      `a promise that is not awaited needs a catch.\n  the error  ${String(first)}`,
  );
}

/** An error that the checker shows as it is, like that of an `expect`. */
function complaint(message: string): Error {
  return Object.assign(new Error(message), { matcherResult: { pass: false, message } });
}

/** Make a function pass for another one: setTimeout carries what util.promisify needs. */
function like<T extends object>(original: T, replacement: unknown): T {
  return Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original)) as T;
}

/** Where a socket is to be connected to. */
function destination(args: unknown[]): { host: string | undefined; port: number } {
  // node's own callers hand over their arguments as one array
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  const { host, port } = (typeof first === 'object' ? first : { port: first, host: second }) as {
    host?: unknown;
    port?: unknown;
  };
  return { host: typeof host === 'string' ? host : undefined, port: Number(port) };
}
