import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/07-own-version';
import { fetchTransaction } from '../../../solutions/12-getdata';
import { WireError } from '../../../src/wire/codec/error';

/**
 * A fetchTransaction that skips messages of one command if it cannot read them.
 *
 * @param command - of those messages; they are renamed, so that the solution takes them for something else
 */
export function fetchSkippingBroken(command: string): typeof fetchTransaction {
  return (connection, id, hash) => {
    const receive = async (timeout?: number): Promise<Message> => {
      const message = await connection.receive(timeout);
      return message.command === command && isBroken(message) ? { ...message, command: 'broken' } : message;
    };
    return fetchTransaction(Object.create(connection, { receive: { value: receive } }), id, hash);
  };
}

function isBroken(message: Message): boolean {
  try {
    readPayload(message);
    return false;
  } catch (error) {
    return error instanceof WireError;
  }
}
