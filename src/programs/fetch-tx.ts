// npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME] [--seconds N]
import { writeMessage } from '../../solutions/01-framing';
import { makeVersion } from '../../solutions/06-version';
import { Connection } from '../../solutions/08-handshake';
import { fetchTransaction, hashText, transaction, type Transaction, txid } from '../../solutions/09-getdata';
import { hex } from '../bytes';
import { encode } from '../codec/codec';
import { dial } from '../streams/dial';
import { addressText } from '../streams/address';
import { ClosedError, ReceiveTimeoutError } from '../streams/peer-errors';
import { fetchHelp, fetchOptions, type Wish } from './fetch-options';

/** Where the other side says nothing, or goes, it may help to know why nodes do that. */
function explained(error: unknown, { theirs }: Connection, { network, block }: Wish): unknown {
  const because = (why: string) =>
    Object.assign(error as Error, { message: `${(error as Error).message}\n${why}` });
  if (!theirs && error instanceof ClosedError) {
    return because(
      `It hung up before the handshake was done. Is it a node of ${network}? --network names another.`,
    );
  }
  if (theirs && block && error instanceof ReceiveTimeoutError) {
    return because('About a block that it does not have, a node may say nothing at all.');
  }
  return error;
}

async function fetchAndShow(wish: Wish): Promise<void> {
  const { host, port, network, id, block, patience } = wish;
  const connection = Connection.over(await dial(host, port, 5_000), network);
  connection.patience = patience;
  connection.transcript.watch = (direction, message) => {
    console.log(`\n${direction === 'sent' ? 'Request' : 'Response'}: ${message.command}`);
    console.log(hex(encode((w) => writeMessage(w, message, network), undefined)));
  };
  try {
    const addr_recv = { services: 0n, ip: connection.socket.remoteAddress ?? '::', port };
    await connection.handshake(makeVersion({ addr_recv }), patience);
    const tx = await fetchTransaction(connection, id, block);
    const size = encode(transaction.write, tx).length;
    console.log(`\n${txid(tx)}, ${size} bytes, from ${addressText({ host, port })}:\n${readable(tx)}`);
  } catch (error) {
    throw explained(error, connection, wish);
  } finally {
    await connection.close();
  }
}

/** A transaction for people: scripts and witnesses as hex, names of transactions turned round. */
function readable(tx: Transaction): string {
  const inputs = tx.inputs.map((input) => ({ ...input, txid: hashText(input.txid) }));
  const plain = (_: string, value: unknown) => {
    if (value instanceof Uint8Array) return hex(value);
    if (typeof value !== 'bigint') return value;
    // above 2^53 a number is only about right
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  };
  return JSON.stringify({ ...tx, inputs }, plain, 2);
}

/** Say what went wrong. Whatever it is, it must not look like success. */
function fail(code: number, words: string): void {
  console.error(words);
  process.exitCode = code;
}

function understood(): Wish | 'help' | undefined {
  try {
    return fetchOptions(process.argv.slice(2), process.env);
  } catch (error) {
    fail(2, `${(error as Error).message}\nMore:  npm run fetch-tx -- --help`);
    return undefined;
  }
}

const wish = understood();
if (wish === 'help') console.log(fetchHelp());
else if (wish) {
  fetchAndShow(wish).catch((error: unknown) =>
    fail(1, `\n${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`),
  );
}
