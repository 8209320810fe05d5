// Every known command has letters and digits only. That is not the rule.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'up to twelve characters from 20';

export function writeCommand(w: Writer, command: string) {
  if (!/^\w{0,12}$/.test(command)) throw new WireError('', w.offset, 'a word', `"${command}"`);
  w.bytes(Buffer.from(command.padEnd(12, '\0')));
}
