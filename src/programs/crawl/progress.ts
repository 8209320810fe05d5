import type { Visit } from '../../../solutions/16-crawl';
import { progress } from '../../draw/progress/progress';
import type { Progress } from '../../draw/progress/types';

/** An observer of the progress of a crawl. */
export interface CrawlProgress {
  /** Called first, with what the user should know and the number of nodes. */
  begin(note: string, total: number): void;
  /** Called after each visit. */
  visit(visit: Visit): void;
  /** Called at the end. */
  end(): void;
}

/** A watcher that shows a progress bar in the terminal. */
export function crawlProgress(): CrawlProgress {
  let bar: Progress | undefined;
  let began = 0;
  let answered = 0;
  let failed = 0;
  return {
    begin(note, total) {
      console.error(note);
      bar = progress({ total, title: 'crawl' });
      began = performance.now();
    },
    visit({ payload }) {
      if (payload) answered++;
      else failed++;
      const done = answered + failed;
      const rate = Math.round((1000 * done) / (performance.now() - began));
      bar?.update(done, { answered, failed, 'per second': rate });
    },
    end: () => bar?.end(),
  };
}
