// npm run new-lesson 21-example: make all files of a new lesson
import { parseArgs } from 'node:util';
import { runProgram, understood, UsageError } from '../../base/run-program';
import { lessonFaults } from './faults';
import { makeLesson } from './make';
import { newNames, nextNumber } from './name';
import type { Names } from './template';

const help =
  () => `Make all files of a new lesson, with one example function, and its rows in README.md and guide/teaching.md.

  npm run new-lesson NN-slug           for instance ${nextNumber()}-example; appendices begin at 90

The name is a number of two digits that is free, a hyphen, and a name of lower-case letters, digits and hyphens.
No file is overwritten. The lesson runs at once. What is left to write says TODO, and npm test refuses it until it
is written.`;

/** @returns the names of the lesson; undefined if help is wanted */
function wanted(args: string[]): Names | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return undefined;
  if (positionals.length !== 1) {
    throw new UsageError(`Which lesson? One name is needed:  npm run new-lesson ${nextNumber()}-example`);
  }
  return newNames(positionals[0]);
}

function main(): Promise<number> {
  const names = understood(() => wanted(process.argv.slice(2)));
  if (!names) {
    console.log(help());
    return Promise.resolve(0);
  }
  const { made, changed } = makeLesson(names);
  console.log(`Made:\n${made.map((file) => `  ${file}`).join('\n')}`);
  console.log(`One row more:\n${changed.map((file) => `  ${file}`).join('\n')}`);
  console.log(
    `To be written, until npm test passes:\n${lessonFaults(names.slug)
      .map((fault) => `  ${fault}`)
      .join('\n')}`,
  );
  console.log(`Its suite on the example:  npm test exercises ${names.number}`);
  return Promise.resolve(0);
}

void runProgram('new-lesson', main);
