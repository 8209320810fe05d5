import { servicesToNames } from '../../../solutions/04-services';
import { userAgentText } from '../../../solutions/06-version';
import { type Visit } from '../../../solutions/16-crawl';
import { type Answer, answersIn, clockSkew, tally } from '../../../solutions/17-census';
import type { Cell } from '../../draw/table';
import { duration } from '../../base/duration';
import { cut } from '../../base/text';
import { reasonOf } from './reason';

/** A table of results. */
export interface Section {
  /** The column headings; the first says what the table is about. */
  head: string[];
  /** The rows. */
  rows: Cell[][];
}

/** At most this many rows; the rest is summed up in one. */
const MOST = 12;

/**
 * The results of a crawl, counted.
 *
 * @param visits - the visits of one crawl
 */
export function summary(visits: Visit[]): Section[] {
  const answers = answersIn(visits);
  const sections = [outcome(visits, answers)];
  if (answers.length === 0) return sections;
  const counted = (what: string, values: string[]) =>
    sections.push({ head: [what, 'nodes', '%'], rows: shared(tally(values), answers.length) });
  counted('user agent', answers.map(agentOf));
  counted(
    'protocol version',
    answers.map(({ version }) => String(version.version)),
  );
  counted(
    'service',
    answers.flatMap(({ version }) => servicesToNames(version.services)),
  );
  sections.push(claimed(answers), heights(answers), clocks(answers));
  return sections;
}

function outcome(visits: Visit[], answers: Answer[]): Section {
  const failed = visits.flatMap(({ error }) => (error === undefined ? [] : [reasonOf(error)]));
  const unreadable = visits.length - failed.length - answers.length;
  const rows: Cell[][] = [
    ['asked', visits.length],
    ['answered', answers.length],
    ['answered, but malformed', unreadable],
    ['failed', failed.length],
    ...atMost(tally(failed)).map(([reason, count]) => [`  ${reason}`, count]),
  ];
  const first = visits.reduce((least, { at }) => Math.min(least, at), Infinity);
  const last = visits.reduce((most, { at }) => Math.max(most, at), -Infinity);
  const ended = visits.reduce((most, { at, took }) => Math.max(most, at + took), -Infinity);
  if (ended > first) rows.push(['time', duration(ended - first)]);
  // from the first node asked to the last: in less than a second, a rate per second means nothing
  const asking = last - first;
  if (asking >= 1000) rows.push(['asked per second', Math.round(((visits.length - 1) / asking) * 1000)]);
  return {
    head: ['nodes', ''],
    rows: rows.filter(([what, count]) => count !== 0 || what === 'asked' || what === 'failed'),
  };
}

function shared(counts: [string, number][], whole: number): Cell[][] {
  return atMost(counts).map(([what, count]) => [what, count, ((100 * count) / whole).toFixed(1)]);
}

/** The first counts, and the sum of the others. */
function atMost(counts: [string, number][]): [string, number][] {
  const rest = counts.slice(MOST);
  const left = rest.reduce((sum, [, count]) => sum + count, 0);
  return rest.length > 0 ? [...counts.slice(0, MOST), [`${rest.length} others`, left]] : counts;
}

/**
 * Our address as the nodes see it, from addr_recv. If many name the same port, it is not the one that we
 * connected from: each connection has its own.
 */
function claimed(answers: Answer[]): Section {
  const byIp = tally(answers.map(({ version }) => version.addr_recv.ip)).slice(0, MOST);
  const rows = byIp.map(([ip, count]) => {
    const these = answers.filter(({ version }) => version.addr_recv.ip === ip);
    const ports = tally(these.map(({ version }) => String(version.addr_recv.port)));
    const port = ports.length === 1 ? ports[0][0] : `${ports.length} different`;
    return [ip, count, port, new Set(these.map(agentOf)).size];
  });
  return { head: ['your address, they say', 'nodes', 'port', 'user agents'], rows };
}

function heights(answers: Answer[]): Section {
  const known = answers.flatMap(({ version }) => version.start_height ?? []).sort((a, b) => a - b);
  const at = (part: number) => (known.length > 0 ? known[Math.round(part * (known.length - 1))] : '–');
  const rows: Cell[][] = [
    ['lowest', at(0)],
    ['10 % are below', at(0.1)],
    ['50 % are below', at(0.5)],
    ['highest', at(1)],
  ];
  // as strings, without thousands separators: people look heights up
  return { head: ['chain height', ''], rows: rows.map(([what, height]) => [what, String(height)]) };
}

function clocks(answers: Answer[]): Section {
  const skews = answers.map(clockSkew).filter((skew): skew is number => skew !== undefined);
  const far = (seconds: number) => skews.filter((skew) => Math.abs(skew) > seconds).length;
  return {
    head: ['clock', 'nodes'],
    rows: [
      ['right, as far as one can tell', answers.length - skews.length],
      ['wrong', skews.length],
      ['  by more than a minute', far(60)],
      ['  by more than an hour', far(3600)],
    ],
  };
}

/** At most this many characters of a user agent are shown. */
const MOST_OF_AGENT = 60;

/**
 * The bytes are truncated first, since a node may have sent millions; to one more than is shown, so that
 * cut() adds its mark.
 */
const agentOf = ({ version: { user_agent } }: Answer) =>
  user_agent?.length
    ? cut(userAgentText(user_agent.subarray(0, MOST_OF_AGENT + 1)), MOST_OF_AGENT)
    : '(none)';
