import type { PeerMessage } from '../peers/peer-codecs';
import type { TranscriptEntry } from '../peers/loopback/transcript';
import { counted } from '../base/text';
import { conversationLine } from './conversation';

/** At most this many lines are printed within a second: a client in a loop would fill the terminal. */
const MOST_PER_SECOND = 1000;

/** Prints a conversation line by line as it happens, but of a flood only the beginning of each second. */
export class ConversationPrinter {
  private second = 0;
  private lines = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param print - called with each line */
  constructor(private readonly print: (line: string) => void) {}

  /** Print an entry, or count it. @param entry - the entry @param message - the message that was sent or received */
  entry(entry: TranscriptEntry, message?: PeerMessage): void {
    const second = Math.floor(entry.at / 1000);
    if (second !== this.second) this.end();
    this.second = second;
    this.lines++;
    if (this.lines <= MOST_PER_SECOND) this.print(conversationLine(entry, message));
    // the flood may be over before the second is
    else this.timer ??= setTimeout(() => this.end(), 1000).unref();
  }

  /** Say how many lines were left out, if any, and begin anew. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const left = this.lines - MOST_PER_SECOND;
    if (left > 0) this.print(`          … ${counted(left, 'more line')} within a second`);
    this.lines = 0;
  }
}
