// npm run crawl: ask many nodes for their version messages, and count the answers
import { existsSync } from 'node:fs';
import { duration } from '../base/duration';
import { interruptible } from '../base/interrupt';
import { transportIn, useTransport } from '../peers/transport';
import { CRAWL_HELP, type CrawlOptions, crawlOptions } from './crawl/options';
import { printed } from './crawl/print';
import { crawl } from './crawl/run';
import { summary } from './crawl/summary';
import { visitsOf } from './crawl/visits-file';
import { crawlProgress } from './crawl/progress';
import { runProgram, understood, UsageError } from '../base/run-program';

/** The user's current folder: npm starts every program in the workbook's folder. */
const folder = process.env.INIT_CWD ?? process.cwd();

async function crawlAndPrint({
  field,
  how,
  out,
}: Extract<CrawlOptions, { wanted: 'crawl' }>): Promise<number> {
  // checked before a network is started in vain
  if (existsSync(out)) throw new UsageError(`${out} already exists. Name another file:  --out FILE`);
  const began = performance.now();
  let interrupted = false;
  const visits = await interruptible(async (signal) => {
    const found = await crawl(field, how, out, crawlProgress(), signal);
    interrupted = signal.aborted;
    return found;
  });
  if (!visits) {
    console.error('Interrupted while the network was starting: no node was asked.');
    return 130;
  }
  console.log(printed(summary(visits)));
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${duration(performance.now() - began)} in all, at most ${memory} MB of memory. Saved in ${out}`,
  );
  if (interrupted) console.log('Interrupted: these are the nodes that were asked before.');
  return interrupted ? 130 : 0;
}

function analyse(file: string): number {
  console.log(printed(summary(visitsOf(file))));
  return 0;
}

async function main(): Promise<number> {
  const options = understood(() => crawlOptions(process.argv.slice(2), folder));
  if (options.wanted === 'crawl') {
    understood(() => useTransport('everywhere', options.how.network, transportIn()));
    return crawlAndPrint(options);
  }
  if (options.wanted === 'analysis') return analyse(options.file);
  console.log(CRAWL_HELP);
  return 0;
}

void runProgram('crawl', main);
