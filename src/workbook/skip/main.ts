// npm run skip 02-07: put the reference answers into lessons that one does not want to write
import { panel, paragraph } from '../../draw/panel';
import { runCommand, someLessons } from '../command';
import { skipLessons, skippedText } from './skip';

void runCommand('skip', someLessons, async ({ lessons, html }) => {
  const said = skippedText(await skipLessons(lessons.map(({ slug }) => slug)), html);
  console.log(html ? panel('skip', ...said.split('\n').map(paragraph)) : said);
  return 0;
});
