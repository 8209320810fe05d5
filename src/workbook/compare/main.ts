// npm run compare 01 [-- --yes]: the learner's code beside the reference, and the results of both
import { checkLessons } from '../check/check';
import { isFinished } from '../check/verdict';
import { wordsFor } from '../check/wording';
import { type CommandArguments, oneLesson, runCommand } from '../command';
import { panel, paragraph } from '../../draw/panel';
import { compareLesson } from './compare';
import { confirm } from './confirm';
import { comparisonHtml, comparisonText } from './report';

/** Whether to continue: before the lesson is done, the reference is shown only on request. */
async function wanted({ lesson: { slug, number }, yes, html }: CommandArguments): Promise<boolean> {
  if (yes) return true;
  const [verdict] = await checkLessons([slug]);
  if (isFinished(verdict.state)) return true;
  const why = `${slug} is not done yet: ${wordsFor(verdict)}. A comparison shows you the reference answers.`;
  if (html) {
    const how = `To see them anyway:  \`await compare('${number}', { yes: true })\``;
    console.log(panel(slug, paragraph(why), paragraph(how)));
    return false;
  }
  if (process.stdin.isTTY && process.stdout.isTTY) return confirm(`${why}\nShow them?`);
  console.log(`${why}\nTo see them anyway:  npm run compare ${number} -- --yes`);
  return false;
}

void runCommand('compare', oneLesson(1), async (asked) => {
  if (!(await wanted(asked))) return 1;
  const comparison = await compareLesson(asked.lesson.slug);
  console.log(asked.html ? comparisonHtml(comparison) : comparisonText(comparison));
  return 0;
});
