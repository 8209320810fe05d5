import type { Visit } from '../../../solutions/16-crawl';
import type { CrawlVisitOptions, Field } from './options';
import { prepare } from './prepared';
import type { CrawlProgress } from './progress';
import { openVisitLog } from './visit-log';

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
  const { ask, total, note, close } = prepared;
  try {
    const visits: Visit[] = [];
    const record = openVisitLog(out);
    watcher.begin(note, total);
    const keep = (visit: Visit) => {
      // an interrupted visit says nothing about the node
      if (signal.aborted && visit.payload === undefined) return;
      record.add(visit);
      visits.push(visit);
      watcher.visit(visit);
    };
    try {
      await ask(keep, signal);
    } finally {
      watcher.end();
      record.close();
    }
    return visits;
  } finally {
    await close();
  }
}
