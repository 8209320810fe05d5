import Table from 'cli-table3';
import { cut, counted, printableText } from '../../base/text';
import { type Finding, isFinished, type Verdict } from '../check/verdict';
import { firstLineOf, signFor, wordsFor } from '../check/wording';
import type { Row } from './grade';

/** How many of a verdict's exercises have passed all their tests. What is blocked has not. */
export function rightIn({ exercises }: Verdict): number {
  return exercises.filter(({ state }) => state === 'done').length;
}

const finished = ({ verdicts }: Row) => verdicts.filter(({ state }) => isFinished(state)).length;

const count = ({ verdicts }: Row, state: Verdict['state']) =>
  verdicts.filter((one) => one.state === state).length;

/** `1 of 22, 7 given`: what was given, the student has not done. */
function doneWords(row: Row, all: number): string {
  const given = count(row, 'given');
  return `${count(row, 'done')} of ${all}${given > 0 ? `, ${given} given` : ''}`;
}

const SIGNS =
  '✔ done  ◇ given: the reference answers  ◐ in progress  ○ not started  ⊘ blocked by an earlier lesson  ✘ wrong, or broken: see below';

/**
 * The rows as a table for a terminal: a sign for each lesson, what the signs mean, and what is wrong in words.
 *
 * @param rows - a row for each student
 * @param lessons - the lessons: `01-framing`
 */
export function tableText(rows: Row[], lessons: string[]): string {
  const table = new Table({
    head: ['student', ...lessons.map((slug) => slug.slice(0, 2)), 'done'],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const name = printableText(row.student, 30);
    if (row.problem !== undefined) table.push([name, { colSpan: lessons.length + 1, content: 'no result' }]);
    else table.push([name, ...row.verdicts.map(signFor), doneWords(row, lessons.length)]);
  }
  const details = rows.flatMap((row) => [
    ...(row.problem === undefined ? [] : [`${row.student}: ${row.problem}`]),
    ...row.verdicts.filter(isBroken).map((verdict) => `${row.student}: ${brokenWords(verdict)}`),
    ...row.notes.map((note) => `${row.student}: note: ${note}`),
  ]);
  const lines = details.map((line) =>
    line
      .split('\n')
      .map((part) => printableText(part, 300))
      .join('\n  '),
  );
  return [table.toString(), SIGNS, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}

function isBroken({ state }: Verdict): boolean {
  return !['done', 'given', 'in progress', 'not started', 'blocked'].includes(state);
}

/** What is wrong, and where. @param say - which part of the message */
function brokenWords(verdict: Verdict, say: (finding: Finding) => string = firstLineOf): string {
  const { slug, finding } = verdict;
  if (!finding) return `${slug} ${wordsFor(verdict)}`;
  const which = finding.exercise === undefined ? '' : ` ${finding.exercise}:`;
  return `${slug} ${wordsFor(verdict)}:${which} ${say(finding)} (${finding.where})`;
}

/** The whole message in one line. */
const allOf = ({ message }: Finding) =>
  message
    .trim()
    .split(/\s*\n\s*/)
    .join(' / ');

/** Shows Excel that a file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** How many characters a cell of a spreadsheet holds, about. */
const MOST_IN_CELL = 30_000;

/**
 * The rows as CSV (RFC 4180): one line for each student, one column for each lesson's state.
 *
 * @param rows - a row for each student
 * @param lessons - the lessons: `01-framing`
 */
export function csvText(rows: Row[], lessons: string[]): string {
  const head = ['student', 'done', 'given', 'exercises right', 'exercises', ...lessons, 'remarks'];
  const lines = rows.map((row) => {
    const sum = (number: (verdict: Verdict) => number) =>
      row.verdicts.map(number).reduce((all, one) => all + one, 0);
    const remarks = [
      ...(row.problem === undefined ? [] : [row.problem]),
      ...row.verdicts.filter(isBroken).map((verdict) => brokenWords(verdict, allOf)),
      ...row.notes,
    ];
    const states = lessons.map((slug) => row.verdicts.find((one) => one.slug === slug));
    return [
      row.student,
      count(row, 'done'),
      count(row, 'given'),
      sum(rightIn),
      sum(({ exercises }) => exercises.length),
      ...states.map((verdict) => verdict?.state ?? 'no result'),
      remarks.join(' | '),
    ];
  });
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

/** A spreadsheet would run what begins like a formula: an apostrophe makes it text. */
function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = printableText(value, MOST_IN_CELL);
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as JSON, with everything that a check says. @param rows - a row for each student */
export function jsonText(rows: Row[]): string {
  return `${JSON.stringify({ students: rows }, undefined, 2)}\n`;
}

/**
 * The rows as JUnit's XML: a test suite for each student, a test case for each lesson. Done and given pass;
 * not started, in progress and blocked are skipped; the rest has failed.
 *
 * @param rows - a row for each student
 */
export function junitText(rows: Row[]): string {
  const suites = rows.map((row) => {
    const cases =
      row.problem === undefined
        ? row.verdicts.map((verdict) => caseXml(row.student, verdict))
        : [
            `    <testcase classname="${xml(row.student)}" name="submission">${errorXml(row.problem)}</testcase>`,
          ];
    const failures = row.verdicts.filter(isBroken).length;
    const skipped = row.verdicts.length - failures - finished(row);
    const errors = row.problem === undefined ? 0 : 1;
    const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
    return [`  <testsuite name="${xml(row.student)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join(
    '\n',
  );
}

const errorXml = (problem: string) => `<error message="${xml(problem)}"/>`;

function caseXml(student: string, verdict: Verdict): string {
  const open = `    <testcase classname="${xml(student)}" name="${xml(verdict.slug)}"`;
  if (isFinished(verdict.state)) return `${open}/>`;
  const right = `${rightIn(verdict)} of ${counted(verdict.exercises.length, 'exercise')} right`;
  if (!isBroken(verdict)) {
    return `${open}><skipped message="${xml(`${wordsFor(verdict)}: ${right}`)}"/></testcase>`;
  }
  const { finding } = verdict;
  const about = finding ? `${finding.where}\n${finding.exercise ?? ''}\n${finding.message}` : '';
  return `${open}><failure type="${xml(verdict.state)}" message="${xml(cut(brokenWords(verdict), 300))}">${xml(about)}</failure></testcase>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text in XML, which cannot contain control characters at all. */
function xml(text: string): string {
  return text
    .split('\n')
    .map((line) => printableText(line, 2000).replaceAll(/[&<>"']/g, (one) => ENTITIES[one]))
    .join('\n');
}
