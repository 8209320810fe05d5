// npm run crawl: ask many nodes who they are, and count what they say
import { existsSync } from 'node:fs';
import { duration } from '../base/duration';
import { interruptible } from '../base/interrupt';
import { CRAWL_HELP, type CrawlOptions, crawlOptions } from './crawl/options';
import { printed } from './crawl/print';
import { crawl } from './crawl/run';
import { summary } from './crawl/summary';
import { visitsOf } from './crawl/visits-file';
import { terminalWatcher } from './crawl/watcher';
import { runProgram, understood, UsageError } from './run-program';

/** Where the person is who typed this: npm starts every program in the workbook's folder. */
const folder = process.env.INIT_CWD ?? process.cwd();

async function crawlAndPrint({
  field,
  how,
  out,
}: Extract<CrawlOptions, { wanted: 'crawl' }>): Promise<number> {
  // before a network is started for nothing
  if (existsSync(out)) throw new UsageError(`${out} is there already. Name another file:  --out FILE`);
  const began = performance.now();
  let interrupted = false;
  const visits = await interruptible(async (signal) => {
    const found = await crawl(field, how, out, terminalWatcher(), signal);
    interrupted = signal.aborted;
    return found;
  });
  if (!visits) {
    console.error('Interrupted while the network was starting: nobody was asked.');
    return 130;
  }
  console.log(printed(summary(visits)));
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${duration(performance.now() - began)} in all, at most ${memory} MB of memory. Kept in ${out}`,
  );
  if (interrupted) console.log('Interrupted: these are those that were asked until then.');
  return interrupted ? 130 : 0;
}

function analyse(file: string): number {
  console.log(printed(summary(visitsOf(file))));
  return 0;
}

async function main(): Promise<number> {
  const options = understood(() => crawlOptions(process.argv.slice(2), folder));
  if (options.wanted === 'crawl') return crawlAndPrint(options);
  if (options.wanted === 'analysis') return analyse(options.file);
  console.log(CRAWL_HELP);
  return 0;
}

void runProgram('crawl', main);
