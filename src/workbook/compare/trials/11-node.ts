import type { Trial } from '../trial';

/** A message, as in all lessons. */
interface Message {
  command: string;
  payload: Uint8Array;
}

/** The part of a Connection that is used here. */
interface Connection {
  transcript: { entries: { direction?: string; command?: string }[] };
  send(command: string, value: unknown): Promise<void>;
  waitFor(...commands: string[]): Promise<Message>;
}

/** The part of the class Node that is used here. */
interface Node {
  listen(serve: (connection: Connection) => unknown): Promise<number>;
  connect(host: string, port: number): Promise<Connection>;
  close(): Promise<void>;
}

/** Two nodes from the same answers talk to each other: the transcript of the one that connects. */
async function conversation(one: Node, other: Node): Promise<string> {
  try {
    const port = await other.listen((guest) => guest.send('note', Uint8Array.of(1, 2, 3)));
    const connection = await one.connect('127.0.0.1', port);
    await connection.send('ping', { nonce: 1n });
    await connection.waitFor('pong');
    const messages = connection.transcript.entries.filter(({ direction }) => direction !== undefined);
    return messages
      .map(({ direction, command }) => `${direction} ${command}`)
      .sort()
      .join(', ');
  } finally {
    await Promise.allSettled([one.close(), other.close()]);
  }
}

/** Lesson 11. */
export const trials: Trial[] = [
  {
    title: 'Node: two of them talk to each other',
    rows: ({ Node }) => [['a ping, and a note', () => conversation(new Node() as Node, new Node() as Node)]],
  },
];
