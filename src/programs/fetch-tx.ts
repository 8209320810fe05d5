// npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME]
import { parseArgs } from 'node:util';
import { writeMessage } from '../../solutions/01-framing';
import { makeVersion } from '../../solutions/06-version';
import { Connection } from '../../solutions/08-handshake';
import {
  fetchTransaction,
  hashBytes,
  hashText,
  transaction,
  type Transaction,
  txid,
} from '../../solutions/09-getdata';
import { hex } from '../bytes';
import { encode } from '../codec/codec';
import { NETWORKS, type NetworkName } from '../networks';
import { dial } from '../streams/dial';
import { addressText, parseAddress } from '../streams/address';

const USAGE = `Fetch a transaction from a Bitcoin node, and show every message.

  npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME] [--seconds N]

  --block    the block that it is in: a node gives out single transactions from its mempool only, and whole blocks
             always
  --network  ${Object.keys(NETWORKS).join(', ')}; mainnet if not given
  --seconds  how long to wait for each answer; 20 if not given`;

interface Wish {
  host: string;
  port: number;
  network: NetworkName;
  id: string;
  block: string | undefined;
  patience: number;
}

/** @throws Error in words for the person who typed it */
function understand(args: string[]): Wish {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { block: { type: 'string' }, network: { type: 'string' }, seconds: { type: 'string' } },
  });
  const { block, network = 'mainnet', seconds = '20' } = values;
  const [where, id, ...more] = positionals;
  if (where === undefined || id === undefined || more.length > 0) throw new Error(USAGE);
  if (!Object.keys(NETWORKS).includes(network))
    throw new Error(`There is no network ${network}.\n\n${USAGE}`);
  const patience = 1000 * Number(seconds);
  if (!(patience > 0 && patience < 2 ** 31)) throw new Error(`--seconds ${seconds} is no time to wait.`);
  for (const hash of [id, block]) if (hash !== undefined) hashBytes(hash);
  const name = network as NetworkName;
  return { ...parseAddress(where, NETWORKS[name].port), network: name, id, block, patience };
}

async function fetchAndShow({ host, port, network, id, block, patience }: Wish): Promise<void> {
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
  } finally {
    await connection.close();
  }
}

/** A transaction for people: scripts and witnesses as hex, names of transactions turned round. */
function readable({ inputs, ...rest }: Transaction): string {
  const named = inputs.map((input) => ({ ...input, txid: hashText(input.txid) }));
  const plain = (_: string, value: unknown) => {
    if (value instanceof Uint8Array) return hex(value);
    return typeof value === 'bigint' ? Number(value) : value;
  };
  return JSON.stringify({ ...rest, inputs: named }, plain, 2);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(USAGE);
  // whatever happens must not look like success
  process.exitCode = 1;
  try {
    await fetchAndShow(understand(args));
    process.exitCode = 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? `${error.name}: ${error.message}` : error}`);
  }
}

void main();
