// npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME] [--seconds N]
import { makeVersion } from '../../solutions/07-own-version';
import { Connection } from '../../solutions/10-connection';
import { hashText } from '../../solutions/12-getdata';
import { fetchTransaction, transaction, type Transaction, txid } from '../../solutions/13-transaction';
import { hex } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import { dial } from '../wire/streams/dial';
import { addressText, withoutZone } from '../wire/streams/address';
import { ClosedError, ReceiveTimeoutError } from '../wire/streams/peer-errors';
import { errorText } from '../base/text';
import { transportIn, useTransport } from '../peers/transport';
import { fetchHelp, fetchOptions, type FetchOptions } from './fetch-options';
import { MessagePrinter } from './message-printer';
import { runProgram, understood } from '../base/run-program';

/** Add to the error, if the node says nothing or closes the connection, why nodes may do that. */
function explained(error: unknown, { theirs }: Connection, { network, block }: FetchOptions): unknown {
  const because = (why: string) =>
    Object.assign(error as Error, { message: `${(error as Error).message}\n${why}` });
  if (!theirs && error instanceof ClosedError && !error.message.includes('looks like')) {
    return because(
      `It hung up before the handshake was done. Is it a ${network} node? --network names another network.`,
    );
  }
  if (theirs && block && error instanceof ReceiveTimeoutError) {
    return because('Asked for a block that it does not have, a node may say nothing at all.');
  }
  return error;
}

async function fetchAndShow(options: FetchOptions): Promise<void> {
  const { host, port, network, id, block, patience } = options;
  const connection = Connection.over(await dial(host, port, 5_000), network);
  connection.patience = patience;
  const printer = new MessagePrinter(network, console.log);
  connection.transcript.watch = (direction, message) => printer.message(direction, message);
  try {
    const addr_recv = { services: 0n, ip: withoutZone(connection.socket.remoteAddress ?? '::'), port };
    await connection.handshake(makeVersion({ addr_recv }), patience);
    const tx = await fetchTransaction(connection, id, block);
    const size = encode(transaction.write, tx).length;
    printer.end();
    console.log(`\n${txid(tx)}, ${size} bytes, from ${addressText({ host, port })}:\n${readable(tx)}`);
  } catch (error) {
    printer.end();
    throw explained(error, connection, options);
  } finally {
    await connection.close();
  }
}

/** A transaction as JSON for people: scripts and witnesses in hex, txids reversed. */
function readable(tx: Transaction): string {
  const inputs = tx.inputs.map((input) => ({ ...input, txid: hashText(input.txid) }));
  const plain = (_: string, value: unknown) => {
    if (value instanceof Uint8Array) return hex(value);
    if (typeof value !== 'bigint') return value;
    // above 2^53 a number is not exact
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  };
  return JSON.stringify({ ...tx, inputs }, plain, 2);
}

async function main(): Promise<number> {
  const options = understood(() => fetchOptions(process.argv.slice(2), process.env));
  if (options === 'help') {
    console.log(fetchHelp());
    return 0;
  }
  understood(() => useTransport('everywhere', options.network, transportIn()));
  try {
    await fetchAndShow(options);
    return 0;
  } catch (error) {
    const kind = error instanceof Error ? `${error.name}: ` : '';
    console.error(`\n${kind}${errorText(error)}`);
    return 1;
  }
}

void runProgram('fetch-tx', main);
