import pc from 'picocolors';
import { userAgentText } from '../../solutions/06-version';
import { Reader } from '../wire/codec/reader';
import type { PeerMessage } from '../peers/peer-codecs';
import type { TranscriptEntry } from '../peers/loopback/transcript';
import { printableText } from '../base/text';
import { REFERENCE_CODECS } from '../peers/reference-codecs';

/** At most this many characters of a note are shown: a user agent, or the error in a message. */
const MOST = 200;

/**
 * One line of a conversation, for the terminal: the time in seconds, the connection, the direction, the
 * command, the size of the payload, and notes. `→` marks what the peer sends, `←` what it receives.
 *
 *   0.004 #1 ← version           102 bytes  70015 /Satoshi:0.16.0/
 *
 * @param entry - an entry of the transcript
 * @param message - the message that was sent or received
 */
export function conversationLine(entry: TranscriptEntry, message?: PeerMessage): string {
  const { at, connection, direction, event, command, length, note } = entry;
  const time = pc.dim(`${(at / 1000).toFixed(3).padStart(9)} #${connection}`);
  const remarks = [about(message), note].flatMap((text) => (text === undefined ? [] : visible(text)));
  if (direction === undefined) {
    const colour = event === 'fault' ? pc.red : pc.yellow;
    return [time, colour(['·', event, ...remarks].join(' '))].join(' ');
  }
  const what = visible(command).padEnd(12);
  const arrow = direction === 'sent' ? pc.green(`→ ${what}`) : pc.cyan(`← ${what}`);
  const size = `${length} byte${length === 1 ? ' ' : 's'}`.padStart(14);
  return [time, arrow, size, ...remarks.map((text) => ` ${text}`)].join(' ');
}

/** What is worth showing about a message besides its size. */
function about(message: PeerMessage | undefined): string | undefined {
  if (message?.command !== 'version') return undefined;
  try {
    const { version, user_agent } = REFERENCE_CODECS.version.read(new Reader(message.payload));
    return user_agent ? `${version} ${userAgentText(user_agent.subarray(0, MOST))}` : String(version);
  } catch {
    // the error in it has a line of its own
    return undefined;
  }
}

/** Text for the terminal: some of it comes from the remote peer. */
const visible = (text: string) => printableText(text, MOST);
