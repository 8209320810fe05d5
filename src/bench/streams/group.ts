import { checksum, type Message, writeMessage } from '../../../solutions/01-framing';
import { encode } from '../../wire/codec/codec';
import { fromHex } from '../../wire/bytes';
import { NETWORKS } from '../../wire/networks';
import { sha256 } from '../../wire/sha256';
import type { Case, Group, Scale, Work } from '../case';
import type { Installed } from '../others/installed';
import { counted, type Demultiplex, faultOf, workbook } from './demultiplex';
import { ADAPTERS } from './others';
import { falseHeaders, garbage, inChunks, mixedTraffic, oneBlock, onWire, smallTraffic } from './traffic';

const SHARE: Record<Scale, number> = { full: 1, quick: 1 / 16, tiny: 1 / 1000 };

const CHUNK = 64 * 1024;
/** The payload of a TCP segment over Ethernet, in bytes. */
const SEGMENT = 1460;

/** Lesson 08: splitting a stream of bytes into messages. */
export const streams: Group = {
  name: 'streams',
  title: 'Splitting a stream into messages (lesson 08)',
  notes: [
    'All get the same chunks, and must return the same messages, which is checked before anything is measured.',
    'The other libraries also parse the payloads; that is switched off, so that framing alone is compared.',
    'bcoin hashes with Node’s OpenSSL; bitcoin-protocol is a Node stream, with its overhead; bitcore-p2p gets',
    'a get() method in its buffer list (npm’s buffers 0.1.1), which no longer works with Node otherwise.',
    'None of them searches for the next magic, so they are not in the last two cases.',
  ],
  async *cases(scale, installed) {
    const of = (size: number) => Math.ceil(size * SHARE[scale]);
    const traffic = (name: string, chunk: number, messages: Message[]) =>
      trafficCase(name, chunk, messages, installed);

    yield traffic('mixed traffic', CHUNK, mixedTraffic(of(64e6), [of(1e6), of(2e6)]));
    yield traffic('messages of 8 to 300 bytes', CHUNK, smallTraffic(of(16e6)));
    for (const total of [of(128e3), of(2e6)]) {
      const all = total === of(2e6) ? noOthers(installed, 'too slow') : installed;
      yield trafficCase('mixed, byte by byte', 1, mixedTraffic(total, [total / 2, total / 2]), all);
    }
    for (const length of [1e6, 2e6, 4e6]) yield traffic('one message', SEGMENT, [oneBlock(of(length))]);
    yield garbageCase(of(8e6));
    yield falseHeadersCase(of(1e6), of(500e3));
  },
};

async function trafficCase(
  name: string,
  chunkSize: number,
  messages: Message[],
  installed: Installed,
): Promise<Case> {
  const bytes = onWire(messages);
  const chunks = inChunks(bytes, chunkSize);
  const how = chunkSize === 1 ? '' : `, ${chunkSize} bytes per chunk`;
  const others: Case['others'] = {};
  for (const [library, found] of installed) {
    if (!(library in ADAPTERS)) continue;
    others[library] =
      typeof found === 'function' ? await workOf(ADAPTERS[library](found), chunks, messages) : String(found);
  }
  return {
    name: name + how,
    bytes: bytes.length,
    expected: messages.length,
    limit: { what: 'double SHA-256', work: () => messages.forEach(({ payload }) => sha256(sha256(payload))) },
    workbook: await ownWork(workbook('node'), chunks, messages),
    others,
  };
}

/** Bytes in which no message begins: the only work is to search for the magic. */
async function garbageCase(total: number): Promise<Case> {
  const bytes = garbage(total);
  const magic = Buffer.from(fromHex(NETWORKS.mainnet.magic));
  const chunks = inChunks(bytes, CHUNK);
  return {
    name: `garbage, ${CHUNK} bytes per chunk`,
    bytes: bytes.length,
    expected: 0,
    limit: { what: 'Buffer.indexOf', work: () => bytes.indexOf(magic) },
    workbook: await ownWork(workbook('resync'), chunks, []),
    others: {},
  };
}

/** An attack on a demultiplexer that believes every header: the payloads that they announce overlap. */
async function falseHeadersCase(total: number, length: number): Promise<Case> {
  // after them, enough bytes to complete all of the false messages, and then a valid message
  const last = oneBlock(100);
  const bytes = Buffer.concat([falseHeaders(total, length), garbage(length), encode(writeMessage, last)]);
  return {
    name: 'false headers, 24 bytes apart',
    bytes: bytes.length,
    expected: 1,
    limit: { what: 'double SHA-256, once', work: () => checksum(bytes) },
    workbook: await ownWork(workbook('resync'), inChunks(bytes, CHUNK), [last]),
    others: {},
  };
}

async function ownWork(demultiplex: Demultiplex, chunks: Buffer[], messages: Message[]): Promise<Work> {
  const work = await workOf(demultiplex, chunks, messages);
  if (typeof work === 'string') throw new Error(`the workbook’s own demultiplexer returned ${work}`);
  return work;
}

async function workOf(
  demultiplex: Demultiplex,
  chunks: Buffer[],
  messages: Message[],
): Promise<Work | string> {
  return (await faultOf(demultiplex, chunks, messages)) ?? counted(demultiplex, chunks);
}

function noOthers(installed: Installed, why: string): Installed {
  return new Map([...installed.keys()].map((name) => [name, why]));
}
