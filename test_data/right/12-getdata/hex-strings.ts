// Written by a learner who thinks in hex strings, and in functions that call themselves.
import type { Message } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import * as given from '../../../solutions/12-getdata';
import { fromHex, hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

const reverseBytes = (text: string) => (text.match(/../g) ?? []).reverse().join('');

export const hash256 = (data: Uint8Array) => [sha256, sha256].reduce((bytes, hash) => hash(bytes), data);
export const hashText = (hash: Uint8Array) => reverseBytes(hex(hash));

export function hashBytes(text: string): Uint8Array {
  const [, digits] = /^((?:[0-9a-f]{2}){32})$/.exec(text.toLowerCase()) ?? [];
  if (!digits) throw new RangeError(`expected 64 hex digits: ${text}`);
  return fromHex(reverseBytes(digits));
}

export function askFor(type: number, ...[first, ...rest]: string[]): { type: number; hash: Uint8Array }[] {
  return first === undefined ? [] : [{ type, hash: hashBytes(first) }, ...askFor(type, ...rest)];
}

export const contentHash = ({ command, payload }: Message): string | undefined =>
  ['tx', 'block'].includes(command)
    ? hashText(hash256(fromHex(hex(payload).slice(0, command === 'block' ? 160 : undefined))))
    : undefined;

export async function fetchByHash(
  connection: Connection,
  type: number,
  hash: string,
  hashOf: (message: Message) => string | undefined = contentHash,
): Promise<Message> {
  const asked = askFor(type, hash);
  await connection.send('getdata', asked);
  return listen(connection, hex(asked[0].hash), hashOf, performance.now() + connection.patience);
}

async function listen(
  connection: Connection,
  asked: string,
  hashOf: (message: Message) => string | undefined,
  end: number,
): Promise<Message> {
  const left = end - performance.now();
  if (left < 0) throw new ReceiveTimeoutError(reverseBytes(asked));
  const message = await connection.receive(left);
  if (hashOf(message) === reverseBytes(asked)) return message;
  const missing = message.command === 'notfound' ? given.inventories.read(new Reader(message.payload)) : [];
  const texts = missing.map((one) => hex(one.hash)).join();
  if (texts.includes(asked)) throw new NotFoundError(reverseBytes(asked));
  return listen(connection, asked, hashOf, end);
}
