import { writeMessage } from '../../solutions/01-framing';
import { hex } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import type { NetworkName } from '../wire/networks';
import type { PeerMessage } from '../peers/peer-codecs';
import { printableText } from '../base/text';

/** So many messages of one kind are printed, and so many in all; a stranger may send millions. */
const MOST_OF_A_KIND = 5;
const MOST = 50;

/** So many bytes of one message are printed. */
const MOST_BYTES = 10_000;

/**
 * Prints the messages of a conversation, whole; of a flood only the beginning. Pings and pongs are counted, not printed.
 */
export class MessagePrinter {
  private readonly kinds = new Map<string, number>();
  private printed = 0;
  private pings = 0;
  private left = 0;

  /**
   * @param network - whose magic the messages have
   * @param print - is given what to print
   */
  constructor(
    private readonly network: NetworkName,
    private readonly print: (text: string) => void,
  ) {}

  /** Take a message in its turn. */
  message(direction: 'sent' | 'received', message: PeerMessage): void {
    const { command } = message;
    if (command === 'ping' || command === 'pong') {
      if (command === 'ping' && direction === 'received') this.pings++;
    } else if (this.isToBeShown(`${direction} ${command}`)) {
      this.print(`\n${direction === 'sent' ? 'Request' : 'Response'}: ${printableText(command, 12)}`);
      this.print(this.bytesOf(message));
    } else this.left++;
  }

  /** Say what was counted, if there is anything. */
  end(): void {
    const notShown = [counted(this.pings, 'ping'), counted(this.left, 'more message')].filter((text) => text);
    if (notShown.length > 0) this.print(`\nNot shown: ${notShown.join(', ')}.`);
  }

  private isToBeShown(kind: string): boolean {
    // no kinds are counted any more either: a stranger may think up as many as there are messages
    if (this.printed >= MOST) return false;
    const before = this.kinds.get(kind) ?? 0;
    if (before >= MOST_OF_A_KIND) return false;
    this.kinds.set(kind, before + 1);
    this.printed++;
    return true;
  }

  private bytesOf(message: PeerMessage): string {
    const bytes = encode((w) => writeMessage(w, message, this.network), undefined);
    if (bytes.length <= MOST_BYTES) return hex(bytes);
    return `${hex(bytes.subarray(0, MOST_BYTES))}… (${bytes.length} bytes)`;
  }
}

const counted = (count: number, what: string) =>
  count > 0 ? `${count} ${what}${count === 1 ? '' : 's'}` : '';
