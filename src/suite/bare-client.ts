import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { recording } from '../peers/recordings';

/** For tests: a TCP client that knows only one thing about the protocol: where the length field is. */
export class BareClient {
  /** The received data, chunk by chunk. */
  readonly portions: Buffer[] = [];
  /** Whether the other side has ended the connection. */
  ended = false;
  private waiting: (() => void)[] = [];

  /** @param socket - a connected socket */
  constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.changed(() => this.portions.push(chunk)));
    socket.on('error', () => {});
    socket.on('close', () => this.changed(() => (this.ended = true)));
    socket.on('end', () => this.changed(() => (this.ended = true)));
  }

  /** All received bytes. */
  get received(): Buffer {
    return Buffer.concat(this.portions);
  }

  /** The complete messages at the beginning of the received bytes. */
  get messages(): { command: string; payload: Buffer; frame: Buffer }[] {
    return split(this.received);
  }

  /** The commands of these messages. */
  get commands(): string[] {
    return this.messages.map(({ command }) => command);
  }

  /** Send bytes. */
  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Wait until a condition holds. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Wait for a message, which may have been received already. */
  async message(command: string): Promise<Buffer> {
    await this.until(() => this.commands.includes(command));
    return this.messages.find((one) => one.command === command)!.payload;
  }

  /** Shake hands as a recorded client does, and wait for the ping that follows. */
  async shakeHands(): Promise<void> {
    this.send(VERSION);
    await this.message('verack');
    this.send(VERACK);
    await this.message('ping');
  }

  /** End the connection at once. */
  close(): void {
    this.socket.destroy();
  }

  private changed(change: () => void): void {
    change();
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }
}

/** For tests: a recorded version message, with its header. */
export const VERSION = recording('some-cool-software').bytes;

/** For tests: a recorded verack, with its header. */
export const VERACK = recording('verack').bytes;

/** For tests: connect to a peer. */
export async function bareClient(peer: { port: number; host: string }): Promise<BareClient> {
  const socket = connect(peer.port, peer.host);
  const client = new BareClient(socket);
  await once(socket, 'connect');
  return client;
}

/** For tests: a message encoded by hand. */
export function frame(command: string, payload: Uint8Array, magic = 'f9beb4d9'): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(payload.length);
  const name = Buffer.alloc(12);
  name.write(command, 'latin1');
  return Buffer.concat([Buffer.from(magic, 'hex'), name, length, sum(payload), payload]);
}

/** For tests: the checksum of a payload. */
export function sum(payload: Uint8Array): Buffer {
  const once = createHash('sha256').update(payload).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4);
}

/** For tests: the complete messages at the beginning of a stream, split by their lengths alone. */
export function split(bytes: Buffer): { command: string; payload: Buffer; frame: Buffer }[] {
  const messages = [];
  for (let start = 0; start + 24 <= bytes.length;) {
    const end = start + 24 + bytes.readUInt32LE(start + 16);
    if (end > bytes.length) break;
    const command = bytes
      .subarray(start + 4, start + 16)
      .toString('latin1')
      .replace(/\0+$/, '');
    messages.push({
      command,
      payload: bytes.subarray(start + 24, end),
      frame: bytes.subarray(start, end),
    });
    start = end;
  }
  return messages;
}
