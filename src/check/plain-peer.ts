import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { soon } from './soon';

/** A message: what it is, and what it carries. */
interface Message {
  command: string;
  payload: Uint8Array;
}

/** The protocol code that the other end of a test needs. It is handed over, since none stands in `src/`. */
export interface Wire {
  /** A message with its header. */
  frame(message: Message): Uint8Array;
  /** Makes what takes chunks and gives messages. */
  splitter(): { feed(chunk: Uint8Array): void; next(): Message | undefined };
}

/** The other end of a connection in a test: it says what the test has it say, and writes down what it hears. */
export class PlainPeer {
  /** What it has heard, in order. */
  readonly heard: Message[] = [];
  private readonly waiting = new Set<() => void>();

  /**
   * @param socket - connected
   * @param wire - how messages are written and read
   */
  constructor(
    readonly socket: Socket,
    private readonly wire: Wire,
  ) {
    const splitter = wire.splitter();
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      this.listen(splitter, chunk);
      this.wake();
    });
    socket.on('close', () => this.wake());
  }

  /** The commands of what it has heard. */
  get commands(): string[] {
    return this.heard.map(({ command }) => command);
  }

  /** Say something: all messages in one piece, so that they arrive together. */
  say(...messages: Message[]): void {
    this.write(Buffer.concat(messages.map((message) => this.wire.frame(message))));
  }

  /** Say bytes as they are. */
  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /**
   * Wait until it has heard a command, at most a second.
   *
   * @param count - how often
   * @returns the commands of all that it has heard until then, whether or not it was among them
   */
  async hears(command: string, count = 1): Promise<string[]> {
    await this.waitUntil(() => this.commands.filter((heard) => heard === command).length >= count);
    return this.commands;
  }

  /** Wait until the connection is closed, at most a second. @returns whether it is */
  async seesTheEnd(): Promise<boolean> {
    await this.waitUntil(() => this.socket.closed);
    return this.socket.closed;
  }

  private listen(splitter: ReturnType<Wire['splitter']>, chunk: Uint8Array): void {
    try {
      splitter.feed(chunk);
      for (let message = splitter.next(); message; message = splitter.next()) this.heard.push(message);
    } catch (error) {
      this.heard.push({ command: `no message: ${String(error)}`, payload: chunk });
    }
  }

  private async waitUntil(holds: () => boolean): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const look = () => {
        if (holds() && this.waiting.delete(look)) resolve();
      };
      this.waiting.add(look);
      look();
    });
    await soon(() => heard, 'Nothing was heard.');
  }

  private wake(): void {
    for (const look of this.waiting) look();
  }
}

/**
 * Two ends of a connection over loopback. The test that asks for it is on a leash, which closes them.
 *
 * @param stubborn - whether the second end stays open when the first one says that it is done
 */
export async function twoEnds(stubborn = false): Promise<[Socket, Socket]> {
  const server = createServer({ allowHalfOpen: stubborn, noDelay: true });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const ours = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, noDelay: true });
  const [[theirs]] = (await Promise.all([once(server, 'connection'), once(ours, 'connect')])) as [
    [Socket],
    [],
  ];
  server.close();
  return [ours, theirs];
}
