import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { glossaryPage } from './glossary';
import { meanings } from './meanings';
import { styleSheet } from '../../draw/theme';
import { lessons } from '../lessons';
import { timesOf, withTimes, withAllTimes } from '../times/times';
import { withRooms } from './rooms';

const read = (file: string) => readFileSync(join(root(), file), 'utf8');

/** The style sheet that the launcher gives JupyterLab. */
const CUSTOM_CSS = '.jupyter/theme.css';

/** The pages of which all or a part is generated from data: their text, by file. */
export function pages(): Record<string, string> {
  const notebooks = lessons().map(({ slug }) => {
    const file = `notebooks/${slug}.ipynb`;
    return [file, withTimes(read(file), timesOf(slug))];
  });
  return {
    'guide/glossary.md': glossaryPage(),
    'CONTRIBUTING.md': withRooms(read('CONTRIBUTING.md')),
    [CUSTOM_CSS]: styleSheet(),
    'src/inspector/meanings.json': meanings(),
    'README.md': withAllTimes(read('README.md')),
    'guide/teaching.md': withAllTimes(read('guide/teaching.md')),
    ...(Object.fromEntries(notebooks) as Record<string, string>),
  };
}
