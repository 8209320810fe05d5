// A constant MAGIC from the first try, and the argument is never looked at.
import { type Message, writeMessage as writeAny } from '../../../solutions/01-framing';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeMessage';
export const diagnosis = 'That is the magic of mainnet';

export function writeMessage(w: Writer, message: Message) {
  writeAny(w, message, 'mainnet');
}
