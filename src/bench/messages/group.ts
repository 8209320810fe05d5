import { version } from '../../../solutions/07-own-version';
import { block, readTransaction, transaction, txid } from '../../../solutions/13-transaction';
import { hex } from '../../wire/bytes';
import { decode, encode } from '../../wire/codec/codec';
import { sha256 } from '../../wire/sha256';
import type { Case, Group, Scale } from '../case';
import type { Installed } from '../others/installed';
import { headerOver, manyTransactions, manyVersions } from './inputs';
import { PAYLOAD_LIBRARIES, type PayloadLibrary } from './others';
import { pythonReader, type PythonReader } from './python';

const VERSIONS: Record<Scale, number> = { full: 20_000, quick: 4_000, tiny: 20 };
const TRANSACTIONS: Record<Scale, number> = { full: 2_500, quick: 2_500, tiny: 20 };

/** Lessons 06, 07 and 13: reading and writing payloads. */
export const messages: Group = {
  name: 'messages',
  title: 'Reading and writing payloads (lessons 06, 07 and 13)',
  notes: [
    'All get the same payloads, and must find the same nonces and txids and write the same bytes, which is checked.',
    'bcoin reads 32 of 64 bits of services. It and the workbook hash with Node’s OpenSSL, bitcoinjs-lib with JavaScript.',
    'python-bitcoinlib runs in its own process.',
  ],
  async *cases(scale, installed) {
    yield* versionCases(VERSIONS[scale], installed);
    yield* blockCases(TRANSACTIONS[scale], installed);
  },
};

async function* versionCases(count: number, installed: Installed): AsyncGenerator<Case> {
  const values = manyVersions(count);
  const payloads = values.map((value) => encode(version.write, value));
  const limit = { what: 'copying the bytes', work: () => payloads.forEach((payload) => payload.slice()) };
  yield* payloadCase('version messages read', payloads, limit, installed, {
    workbook: (all) => all.map((payload) => hexOf(decode(version.read, payload).nonce ?? 0n)),
    other: (library) => library.readVersions,
    python: 'versions',
  });
  yield* payloadCase('version messages written', payloads, limit, installed, {
    workbook: () => values.map((value) => encode(version.write, value)),
    other: (library) => library.writeVersions,
    python: 'writing',
  });
}

async function* blockCases(count: number, installed: Installed): AsyncGenerator<Case> {
  const values = manyTransactions(count);
  const payloads = values.map((value) => encode(transaction.write, value));
  const stripped = values.map(({ witnesses: _, ...rest }) => encode(transaction.write, rest));
  const limit = {
    what: 'double SHA-256',
    work: () => stripped.forEach((bytes) => sha256(sha256(bytes))),
  };
  yield* payloadCase('transactions read, txid of each', payloads, limit, installed, {
    workbook: (all) => all.map((payload) => txid(decode(readTransaction, payload))),
    other: (library) => library.readTransactions,
    python: 'transactions',
  });
  const whole = encode(block.write, { header: headerOver(values), transactions: values });
  yield* payloadCase('a block read, txid of each transaction', [whole], limit, installed, {
    workbook: (all) => all.flatMap((payload) => decode(block.read, payload).transactions.map(txid)),
    other: (library) => library.readBlocks,
    python: 'blocks',
  });
}

type Results = (string | Uint8Array)[];

/** How each candidate does the work of a case. */
interface Candidates {
  workbook: (payloads: Uint8Array[]) => Results;
  other: (library: PayloadLibrary) => ((payloads: Uint8Array[]) => () => Results) | undefined;
  python: Parameters<typeof pythonReader>[1];
}

async function* payloadCase(
  name: string,
  payloads: Uint8Array[],
  limit: Case['limit'],
  installed: Installed,
  { workbook, other, python }: Candidates,
): AsyncGenerator<Case> {
  const wanted = textOf(workbook(payloads));
  const others: Case['others'] = {};
  const running: PythonReader[] = [];
  for (const [library, found] of installed) {
    if (typeof found === 'string') {
      if (library in PAYLOAD_LIBRARIES || library === 'python-bitcoinlib') others[library] = found;
    } else if (typeof found === 'object') {
      const reader = await pythonReader(found, python, payloads);
      running.push(reader);
      others[library] = textOf(reader.found) === wanted ? reader.work : 'other results';
    } else if (library in PAYLOAD_LIBRARIES) {
      const work = other(PAYLOAD_LIBRARIES[library](found))?.(payloads);
      if (!work) continue;
      others[library] = textOf(work()) === wanted ? () => work().length : 'other results';
    }
  }
  try {
    yield {
      name,
      bytes: payloads.reduce((sum, { length }) => sum + length, 0),
      expected: workbook(payloads).length,
      limit,
      workbook: () => workbook(payloads).length,
      others,
    };
  } finally {
    await Promise.all(running.map((reader) => reader.close()));
  }
}

/** A number of 64 bits as it is on the wire. */
function hexOf(value: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes.toString('hex');
}

const textOf = (results: Results) =>
  results.map((each) => (typeof each === 'string' ? each : hex(each))).join();
