// Written by a learner who counts in loops, and compares bytes instead of strings.
import type { Message } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import { inventories } from '../../../solutions/12-getdata';
import { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

export function hash256(data: Uint8Array): Uint8Array {
  const first = sha256(data);
  return sha256(first);
}

export function hashText(hash: Uint8Array): string {
  let text = '';
  for (let i = 31; i >= 0; i--) text += (256 + hash[i]).toString(16).slice(1);
  return text;
}

export function hashBytes(text: string): Uint8Array {
  if (text.length !== 64 || /[^0-9A-Fa-f]/.test(text)) throw new RangeError(`"${text}" is not a hash`);
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[31 - i] = parseInt(text.substring(2 * i, 2 * i + 2), 16);
  return bytes;
}

export function askFor(type: number, ...hashes: string[]) {
  const list: { type: number; hash: Uint8Array }[] = [];
  for (const text of hashes) list.push({ type, hash: hashBytes(text) });
  return list;
}

export function contentHash({ command, payload }: Message): string | undefined {
  switch (command) {
    case 'tx':
      return hashText(hash256(payload));
    case 'block':
      return hashText(hash256(new Uint8Array(payload).slice(0, 80)));
    default:
      return undefined;
  }
}

const same = (a: Uint8Array, b: Uint8Array) => a.every((byte, i) => byte === b[i]);

export async function fetchByHash(
  connection: Connection,
  type: number,
  hash: string,
  hashOf?: (message: Message) => string | undefined,
): Promise<Message> {
  const name = hashBytes(hash);
  await connection.send('getdata', [{ hash: name, type }]);
  const end = performance.now() + connection.patience;
  while (performance.now() < end) {
    const message = await connection.receive(end - performance.now());
    const carried = (hashOf ?? contentHash)(message);
    if (carried !== undefined && same(hashBytes(carried), name)) return message;
    if (message.command !== 'notfound') continue;
    for (const one of inventories.read(new Reader(message.payload))) {
      if (same(one.hash, name)) throw new NotFoundError(`no ${hash}`);
    }
  }
  throw new ReceiveTimeoutError(`no ${hash} in time`);
}
