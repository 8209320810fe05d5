// npm run grade -- FOLDER…: run the suites on the answers of a class
import { writeFileSync } from 'node:fs';
import { fileReason } from '../../base/file-errors';
import { understood } from '../../base/run-program';
import { errorText } from '../../base/text';
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
  for (const file of Object.values(files)) if (file !== undefined) write(file, '');
  const rows = await grade({
    ...how,
    lessons,
    onRow: ({ student }, done, all) => {
      if (process.stderr.isTTY) console.error(`${done} of ${all}: ${student}`);
    },
  });
  console.log(tableText(rows, lessons));
  if (files.csv !== undefined) write(files.csv, csvText(rows, lessons));
  if (files.json !== undefined) write(files.json, jsonText(rows));
  if (files.junit !== undefined) write(files.junit, junitText(rows));
  return 0;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${file} cannot be written: ${fileReason(error)}`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
process.exitCode = 2;
main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => console.error(errorText(error)),
);
