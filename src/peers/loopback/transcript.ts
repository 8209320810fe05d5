import type { PeerMessage } from '../peer-codecs';

/** One line of a conversation. */
export interface TranscriptEntry {
  /** Milliseconds since the peer was started. */
  at: number;
  /** The number of the connection, from 1 on; 0 where it belongs to none. */
  connection: number;
  /** Which way a message went, as the peer sees it. Absent where it is no message: see `event`. */
  direction?: 'sent' | 'received';
  /** What happened, where it is no message; `fault` is something that went wrong, and the note says what. */
  event?: 'connected' | 'closed' | 'fault';
  /** The message's command; empty where there is none. */
  command: string;
  /** How many bytes the payload has; where it is no message, how many bytes went over the wire. */
  length: number;
  /** What there is to say about it. */
  note?: string;
}

/** Is told of each line as it is written down, and of the message that it is about. */
export type Listener = (entry: TranscriptEntry, message?: PeerMessage) => void;

/** What was said, as long as it is not too long ago: the last thousand lines. */
export class Transcript {
  private readonly kept: TranscriptEntry[] = [];
  private readonly started: number;

  /**
   * @param now - the clock, in milliseconds
   * @param listener - if it throws, that is written down, and all goes on
   * @param most - how many lines are kept
   */
  constructor(
    private readonly now: () => number,
    private readonly listener: Listener = () => {},
    private readonly most = 1000,
  ) {
    this.started = now();
  }

  /** The lines, the oldest first: a copy. */
  get entries(): TranscriptEntry[] {
    return this.kept.map((entry) => ({ ...entry }));
  }

  /** Write down a line. It never throws. */
  add(what: Omit<TranscriptEntry, 'at' | 'command' | 'length'>, message?: PeerMessage, length = 0): void {
    const entry = {
      at: this.now() - this.started,
      ...what,
      command: message?.command ?? '',
      length: message?.payload.length ?? length,
    };
    this.keep(entry);
    try {
      this.listener(entry, message);
    } catch (error) {
      this.keep({ ...entry, direction: undefined, event: 'fault', note: `onEvent: ${reason(error)}` });
    }
  }

  private keep(entry: TranscriptEntry): void {
    this.kept.push(entry);
    if (this.kept.length > this.most) this.kept.shift();
  }
}

/** What an error says. Anything can be thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
