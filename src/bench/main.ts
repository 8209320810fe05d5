// npm run bench: how fast is the workbook's own code?
import { parseArgs } from 'node:util';
import { runProgram, understood, UsageError } from '../base/run-program';
import type { Group } from './case';
import { crawl } from './crawl/group';
import { headers } from './headers/group';
import { fetchOthers, installed } from './others/installed';
import { processorTime } from './measure';
import { tableOf } from './report';
import { type Result, run } from './run';
import { encrypted } from './encrypted/group';
import { messages } from './messages/group';
import { streams } from './streams/group';

const GROUPS: Group[] = [streams, messages, headers, encrypted, crawl];

const HELP = `Measure how fast the reference answers are, compared with what no program can do without.

  npm run bench -- [GROUP …] [--quick] [--others] [--cpu] [--json]

GROUP      ${GROUPS.map(({ name }) => name).join(', ')}; by default all of them
--quick    less input and fewer rounds: a rough look, not a measurement
--others   fetch the libraries to compare with (those fetched before are always measured)
--cpu      processor time instead of elapsed time, for a machine that is busy with other work
--json     print all numbers as JSON`;

function wantedGroups(names: string[]): Group[] {
  const unknown = names.find((name) => !GROUPS.some((group) => group.name === name));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no group ${unknown}. There are: ${GROUPS.map(({ name }) => name).join(', ')}`,
    );
  }
  return GROUPS.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function main(): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const options = {
    quick: flag,
    others: flag,
    cpu: flag,
    json: flag,
    help: { ...flag, short: 'h' },
  } as const;
  const { values, positionals } = understood(() => parseArgs({ allowPositionals: true, options }));
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  await measure(wantedGroups(positionals), values);
  return 0;
}

async function measure(
  groups: Group[],
  values: { quick?: boolean; others?: boolean; cpu?: boolean; json?: boolean },
): Promise<void> {
  const libraries = values.others ? fetchOthers() : installed();
  if (values.cpu) libraries.set('python-bitcoinlib', 'in another process');
  const all: Result[] = [];
  for (const group of groups) {
    const results: Result[] = [];
    const clock = values.cpu ? processorTime : undefined;
    for await (const result of run(group, values.quick ? 'quick' : 'full', libraries, clock)) {
      results.push(result);
      console.error(`${group.name}: ${result.name}, done`);
    }
    all.push(...results);
    if (!values.json) console.log(tableOf(group, results));
  }
  const { node, openssl } = process.versions;
  if (values.json) console.log(JSON.stringify({ node, openssl, results: all }, null, 2));
  else if ([...libraries.values()].some((found) => typeof found === 'string')) {
    console.log(
      'To fetch the other libraries (about 50 MB) into the cache folder:  npm run bench -- --others',
    );
  }
}

void runProgram('bench', main);
