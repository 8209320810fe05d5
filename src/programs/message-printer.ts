import { writeMessage } from '../../solutions/01-framing';
import { hex } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import type { NetworkName } from '../wire/networks';
import type { PeerMessage } from '../peers/peer-codecs';
import { counted, printableText } from '../base/text';

/** At most this many messages of one kind, and this many in all, are printed; a peer may send millions. */
const MOST_OF_A_KIND = 5;
const MOST = 50;

/** At most this many bytes of one message are printed. */
const MOST_BYTES = 10_000;

/**
 * Prints the messages of a conversation in full, but only the beginning of a flood. Pings are counted, not
 * printed.
 */
export class MessagePrinter {
  private readonly kinds = new Map<string, number>();
  private printed = 0;
  private pings = 0;
  private left = 0;

  /**
   * @param network - the network whose magic the messages have
   * @param print - called with each piece of output
   */
  constructor(
    private readonly network: NetworkName,
    private readonly print: (text: string) => void,
  ) {}

  /** Print a message, or count it. */
  message(direction: 'sent' | 'received', message: PeerMessage): void {
    const { command } = message;
    if (command === 'ping' || command === 'pong') {
      if (command === 'ping' && direction === 'received') this.pings++;
    } else if (this.isToBeShown(`${direction} ${command}`)) {
      this.print(`\n${direction === 'sent' ? 'Request' : 'Response'}: ${printableText(command, 12)}`);
      this.print(this.bytesOf(message));
    } else this.left++;
  }

  /** Print what was left out, if anything. */
  end(): void {
    const notShown = [];
    if (this.pings > 0) notShown.push(counted(this.pings, 'ping'));
    if (this.left > 0) notShown.push(counted(this.left, 'more message'));
    if (notShown.length > 0) this.print(`\nNot shown: ${notShown.join(', ')}.`);
  }

  private isToBeShown(kind: string): boolean {
    // from here on no kinds are counted either: a peer may invent a new one for every message
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
