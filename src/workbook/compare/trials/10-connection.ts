import { Duplex } from 'node:stream';
import { connectedSockets } from '../../../suite/scripted-peer';
import type { Row, Trial } from '../trial';

/** The part of a FlowControl that is used here. */
interface FlowControl {
  readonly waiting: { readonly length: number };
  readOn(): void;
}

/** The part of a Connection that is used here. */
interface Connection {
  transcript: { entries: { direction?: string; event?: string; command?: string }[] };
  handshake(): Promise<unknown>;
  send(command: string, value?: unknown): Promise<void>;
  receive(): Promise<{ command: string }>;
  waitFor(...commands: string[]): Promise<{ command: string }>;
  close(): Promise<void>;
}

/** What happens to 300 kilobytes while there is no room, and when there is. */
function pressure(over: (...args: unknown[]) => FlowControl): string {
  const socket = new Duplex({ read() {}, write: (_, __, done) => done() });
  let [room, processed, portions] = [1000, 0, 0];
  const process = ({ length }: Uint8Array) => {
    processed += length;
    portions++;
  };
  const flow = over(socket, process, () => processed < room);
  const line = () =>
    `${processed} bytes in ${portions} portions, ${flow.waiting.length} wait, ${socket.isPaused() ? 'paused' : 'reading'}`;
  socket.emit('data', Buffer.alloc(300_000));
  const before = line();
  room = Infinity;
  flow.readOn();
  return `${before}; with room: ${line()}`;
}

/** Two connections from the same answers talk to each other: the transcript of the one that connects. */
async function conversation(over: (...args: unknown[]) => Connection): Promise<string> {
  const [ours, theirs] = await connectedSockets();
  const [here, there] = [over(ours, 'regtest'), over(theirs, 'regtest', true)];
  try {
    await Promise.all([here.handshake(), there.handshake()]);
    await here.send('ping', { nonce: 1n });
    await there.send('inv', Uint8Array.of(0));
    await there.send('note', Uint8Array.of(1, 2, 3));
    await here.waitFor('note');
    await here.close();
    return here.transcript.entries
      .map(({ direction, event, command }) => event ?? `${direction} ${command}`)
      .sort()
      .join(', ');
  } finally {
    for (const socket of [ours, theirs]) socket.destroy();
  }
}

/** Lesson 10. */
export const trials: Trial[] = [
  {
    title: 'FlowControl: 300,000 bytes, and room for 1000 of them',
    rows: ({ FlowControl }): Row[] => [
      ['at first; then with room', () => pressure((...args) => FlowControl.over(...args) as FlowControl)],
    ],
  },
  {
    title: 'Connection: two of them talk to each other',
    rows: ({ Connection }): Row[] => [
      ['a ping, and two messages', () => conversation((...args) => Connection.over(...args) as Connection)],
    ],
  },
];
