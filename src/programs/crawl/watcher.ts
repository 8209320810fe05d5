import type { Visit } from '../../../solutions/11-crawl';
import { progress } from '../../draw/progress/progress';
import type { Progress } from '../../draw/progress/types';

/** Is told how far a crawl is. */
export interface Watcher {
  /** So many will be asked; and what is to be known about them. */
  begin(note: string, total: number): void;
  /** One has been asked. */
  visit(visit: Visit): void;
  /** It is over. */
  end(): void;
}

/** Shows it in the terminal. */
export function terminalWatcher(): Watcher {
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
      bar?.update(done, { answered, failed, 'a second': rate });
    },
    end: () => bar?.end(),
  };
}
