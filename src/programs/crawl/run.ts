import { readFileSync } from 'node:fs';
import { crawlTogether, type Visit, type Visitor, visitor } from '../../../solutions/16-crawl';
import { fileReason } from '../../base/file-errors';
import { NETWORKS } from '../../wire/networks';
import type { Simulation, SimulationOptions } from '../../peers/simnet/simulation';
import type { Address } from '../../wire/streams/address';
import { inChildProcess } from '../../peers/in-child-process';
import { UsageError } from '../run-program';
import { addressList } from './address-list';
import { fileKind } from './file-kind';
import type { CrawlVisitOptions, Field } from './options';
import type { CrawlProgress } from './progress';
import { rateLimited } from './rate-limited';
import { openVisitLog } from './visit-log';

/** The nodes to ask, and how to ask them. */
interface Prepared {
  addresses: Address[];
  ask: Visitor;
  /** What the user should know before it starts. */
  note: string;
  close(): Promise<void>;
}

/**
 * Crawl, and write the visits to a file.
 *
 * @param field - the nodes
 * @param how - the options
 * @param out - the file, which must not exist yet
 * @param watcher - is notified of the progress
 * @param signal - when it is aborted, no more nodes are asked, and the connections are closed
 * @returns the visits, without those that the signal interrupted; undefined if it was aborted before any node
 *   was asked: then there is no file
 */
export async function crawl(
  field: Field,
  how: CrawlVisitOptions,
  out: string,
  watcher: CrawlProgress,
  signal: AbortSignal,
): Promise<Visit[] | undefined> {
  const prepared = await prepare(field, how, signal);
  if (!prepared) return undefined;
  const { addresses, ask, note, close } = prepared;
  try {
    const visits: Visit[] = [];
    const record = openVisitLog(out);
    watcher.begin(note, addresses.length);
    const keep = (visit: Visit) => {
      // an interrupted visit says nothing about the node
      if (signal.aborted && visit.payload === undefined) return;
      record.add(visit);
      visits.push(visit);
      watcher.visit(visit);
    };
    try {
      await crawlTogether(addresses, how.concurrency, ask, keep, signal);
    } finally {
      watcher.end();
      record.close();
    }
    return visits;
  } finally {
    await close();
  }
}

async function prepare(
  field: Field,
  how: CrawlVisitOptions,
  signal: AbortSignal,
): Promise<Prepared | undefined> {
  const ask = visitor(how);
  if ('addresses' in field) {
    const addresses = listIn(field.addresses, NETWORKS[how.network].port);
    const note = `Asking ${addresses.length} nodes, at most ${field.rate} per second, as ${how.userAgent}. Ctrl+C stops it.`;
    return { addresses, ask: rateLimited(ask, field.rate), note, close: () => Promise.resolve() };
  }
  const network = await startedNetwork({ ...field, network: how.network }, signal);
  if (!network) return undefined;
  const { addresses, close } = network;
  const note = `A simulated network of ${addresses.length} nodes, seed ${field.seed}: none of them is real. Ctrl+C stops it.`;
  return { addresses, ask, note, close };
}

/** @returns undefined if the signal was aborted before the network had started; it is stopped then */
async function startedNetwork(
  options: SimulationOptions,
  signal: AbortSignal,
): Promise<Simulation | undefined> {
  try {
    return await inChildProcess('simulation', options, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function listIn(file: string, port: number): Address[] {
  const text = readText(file);
  try {
    return addressList(text, port);
  } catch (error) {
    const kind = fileKind(text);
    const why = kind ? `. It looks like ${kind}. A list has one address on each line` : '';
    throw new Error(`${file}: ${(error as Error).message}${why}`, { cause: error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileReason(error)}`);
  }
}
