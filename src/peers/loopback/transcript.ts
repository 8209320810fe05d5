import type { PeerMessage } from '../peer-codecs';

/** One line of a transcript. */
export interface TranscriptEntry {
  /** Milliseconds since the peer was started. */
  at: number;
  /** The number of the connection, counting from 1; 0 if the line belongs to none. */
  connection: number;
  /**
   * The direction of a message, from the peer's point of view. Absent if the line is not a message: see
   * `event`.
   */
  direction?: 'sent' | 'received';
  /** What happened, if the line is not a message; `fault` is an error, which the note describes. */
  event?: 'connected' | 'closed' | 'fault';
  /** The message's command; empty if the line is not a message. */
  command: string;
  /** The payload size in bytes; for `closed`, the number of bytes sent on the connection. */
  length: number;
  /** An explanation. */
  note?: string;
}

/** Called with each line as it is recorded, and with the message that it is about. */
export type Listener = (entry: TranscriptEntry, message?: PeerMessage) => void;

/** The recorded messages and events of a peer: the last thousand lines. */
export class Transcript {
  private readonly kept: TranscriptEntry[] = [];
  private readonly started: number;

  /**
   * @param now - the clock, in milliseconds
   * @param listener - called with each line; if it throws, that is recorded, and nothing else happens
   * @param most - the maximum number of lines kept
   */
  constructor(
    private readonly now: () => number,
    private readonly listener: Listener = () => {},
    private readonly most = 1000,
  ) {
    this.started = now();
  }

  /** A copy of the lines, oldest first. */
  get entries(): TranscriptEntry[] {
    return this.kept.map((entry) => ({ ...entry }));
  }

  /** Record a line. It never throws. */
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

/** The message of an error, or of anything else that was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
