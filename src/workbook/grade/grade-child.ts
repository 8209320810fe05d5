// Grades one submission after the other, in a copy of the workbook, which is its current folder. It runs no
// answer itself: that is done by a process of its own for each check.
import { root } from '../../base/root';
import { errorText } from '../../base/text';
import { checkLessons } from '../check/check';
import { confine } from '../check/confinement';
import { nextPerson } from '../check/limits';
import { listTests } from '../check/run-suites';
import { solutionText } from '../stubs/exercise-file';
import { putAnswers } from './class-copy';
import { cleaned } from './clean';
import type { Answer, Question } from './grader';
import { empty } from './remove';

let scratch = '';

async function answer(question: Question): Promise<Answer> {
  if (question.what === 'list') {
    const { lessons, all } = question;
    putAnswers(Object.fromEntries(all.map((slug) => [slug, solutionText(slug)])), all);
    return { what: 'tests', expected: await listTests(lessons) };
  }
  if (question.what === 'confine') {
    scratch = question.how.writable;
    confine(question.how);
    return { what: 'ready' };
  }
  const { answers, lessons, all } = question;
  putAnswers(answers, all);
  empty(scratch);
  nextPerson();
  const verdicts = await checkLessons(lessons);
  return { what: 'verdicts', verdicts: verdicts.map((one) => cleaned(one, [root(), scratch])) };
}

process.on('message', (question: Question) => {
  answer(question)
    .catch((error: unknown): Answer => ({ what: 'failure', message: errorText(error) }))
    .then((said) => process.send?.(said, () => {}))
    .catch(() => process.exit(1));
});
// it ends with the process that started it, and what it runs ends with it
process.on('disconnect', () => process.exit(0));
