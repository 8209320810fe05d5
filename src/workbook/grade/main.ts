// npm run grade -- FOLDER…: run the suites on the answers of a class
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { fileReason, failureText } from '../../base/file-errors';
import { understood } from '../../base/run-program';
import { grade } from './grade';
import { GRADE_HELP, gradeArguments } from './options';
import { csvText, jsonText, junitText, tableText } from './reports';

async function main(): Promise<number> {
  // npm starts every script in the workbook's folder
  const folder = process.env.INIT_CWD ?? process.cwd();
  const wanted = understood(() => gradeArguments(process.argv.slice(2), folder));
  if (!wanted) {
    console.log(GRADE_HELP);
    return 0;
  }
  const { files, lessons, ...how } = wanted;
  // seen before the work is done in vain
  for (const file of Object.values(files)) if (file !== undefined) probe(file);
  const rows = await grade({
    ...how,
    lessons,
    onRow: ({ student }, done, all) => {
      if (process.stderr.isTTY) console.error(`${done} of ${all}: ${student}`);
    },
  });
  console.log(tableText(rows, lessons));
  const texts = { csv: csvText(rows, lessons), json: jsonText(rows), junit: junitText(rows) };
  for (const kind of ['csv', 'json', 'junit'] as const) {
    const file = files[kind];
    if (file !== undefined) must(file, () => writeFileSync(file, texts[kind]));
  }
  return 0;
}

/** Make sure that a file can be written, and leave it as it is. */
function probe(file: string): void {
  const isThere = existsSync(file);
  must(file, () => closeSync(openSync(file, 'a')));
  if (!isThere) rmSync(file);
}

function must(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Error(`${file} cannot be written: ${fileReason(error)}`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
process.exitCode = 2;
main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => console.error(failureText(error)),
);
