import { Server, Socket } from 'node:net';
import { clearTimeout as stop, setImmediate } from 'node:timers';
import { runInThisContext } from 'node:vm';
import { NotWrittenYet } from '../base/todo';
import { NeverSettled } from './never-settled';
import { LONGEST_TEST, withTestDeadline } from './deadline';

const FATAL = ['uncaughtException', 'unhandledRejection'] as const;

/** Tracks what an answer opens or starts. */
export class ResourceTracker {
  /** The sockets, at both ends. */
  readonly sockets = new Set<Socket>();
  /** The servers. */
  readonly servers = new Set<Server>();
  /** Host and port of every connection attempt. */
  readonly dialled: { host: string | undefined; port: number }[] = [];
  /** Uncaught errors, each of which would have ended the program. */
  readonly uncaught: unknown[] = [];
  private readonly running = new Set<NodeJS.Timeout>();

  /** The number of running timers that keep the program alive. */
  get timers(): number {
    return [...this.running].filter((timer) => timer.hasRef()).length;
  }

  /** Start to track everything. @returns a function that stops it */
  watch(): () => void {
    const ends = [this.watchErrors(), this.watchOpened()];
    return () => ends.forEach((end) => end());
  }

  /** Start to track sockets, servers and timers only. @returns a function that stops it */
  watchOpened(): () => void {
    const ends = [this.watchSockets(), this.watchTimers()];
    return () => ends.forEach((end) => end());
  }

  /** Close and stop everything that is left. */
  end(): void {
    for (const timer of this.running) stop(timer);
    for (const socket of this.sockets) socket.destroy();
    for (const server of this.servers) if (server.listening) server.close();
  }

  /** An unhandled error must neither end the run, nor be blamed on another test. */
  private watchErrors(): () => void {
    // jest gives its tests a copy of process, which receives no events
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
 * Run a test that opens sockets, servers or timers. Afterwards all of them are closed, including those that a
 * wrong answer has left open. An unhandled error fails this test with a clear message; but if the test has
 * failed before, one that the closing causes does not hide why.
 *
 * @param body - the test; it may query the tracker
 * @param meaning - what an unhandled error means in this test, if that is known
 */
export async function withTracker(
  body: (tracker: ResourceTracker) => Promise<void>,
  meaning: (error: unknown) => string | undefined = () => undefined,
): Promise<void> {
  const tracker = new ResourceTracker();
  const unwatch = tracker.watch();
  try {
    // a shorter limit than the suite's, so that everything is closed in time
    await withTestDeadline(() => body(tracker), LONGEST_TEST / 2);
  } catch (error) {
    await eventsArrive();
    complain(tracker.uncaught, meaning);
    if (!(error instanceof NeverSettled)) throw error;
    throw complaint('The test did not finish: it is still waiting for something that never happens.');
  } finally {
    tracker.end();
    // events caused by closing a socket are still tracked
    await eventsArrive();
    unwatch();
  }
  complain(tracker.uncaught, meaning);
}

/** Wait until what has just happened has been reported. */
async function eventsArrive(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Throw the first unhandled error, which explains any other failure. */
function complain(uncaught: unknown[], meaning: (error: unknown) => string | undefined): void {
  const [first] = uncaught;
  if (first === undefined || first instanceof NotWrittenYet) return;
  const say =
    meaning(first) ??
    "An error was not handled; in a real program it would end the process. A socket's error event needs a listener; a promise that is not awaited needs a catch.";
  throw complaint(`${say}\n  the error  ${String(first)}`);
}

/** An error that the checker shows unchanged, like that of an `expect`. */
function complaint(message: string): Error {
  return Object.assign(new Error(message), { matcherResult: { pass: false, message } });
}

/** Give a function the properties of another one: util.promisify needs a property of setTimeout. */
function like<T extends object>(original: T, replacement: unknown): T {
  return Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original)) as T;
}

/** The destination in the arguments of connect(). */
function destination(args: unknown[]): { host: string | undefined; port: number } {
  // Node's own callers pass their arguments as one array
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  const { host, port } = (typeof first === 'object' ? first : { port: first, host: second }) as {
    host?: unknown;
    port?: unknown;
  };
  return { host: typeof host === 'string' ? host : undefined, port: Number(port) };
}
