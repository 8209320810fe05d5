// npm run reset 01: restore the stub, and keep a copy of the file
import { oneLesson, runCommand } from '../command';
import { panel, paragraph } from '../../draw/panel';
import { resetLesson, resetText } from './reset';

void runCommand('reset', oneLesson(1), ({ lesson: { slug }, html }) => {
  const said = resetText(resetLesson(slug));
  console.log(html ? panel(slug, paragraph(said)) : said);
  return Promise.resolve(0);
});
