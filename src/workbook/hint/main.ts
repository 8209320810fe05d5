// npm run hint 01 [function]: one step of three at a time
import { oneLesson, runCommand } from '../command';
import { nextHint, nextHintFor } from './hint';
import { hintHtml, hintText } from './report';

void runCommand('hint', oneLesson(2), async ({ lesson: { slug }, more: [exercise], html }) => {
  const hint = exercise === undefined ? await nextHintFor(slug) : nextHint(slug, exercise);
  console.log(html ? hintHtml(hint) : hintText(hint));
  return 0;
});
