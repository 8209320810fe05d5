// npm run pages: write the parts of guide/ and CONTRIBUTING.md that are made from data.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { takesNothing } from '../../base/takes-nothing';
import { pages } from './pages';

const DOES = 'Write the parts of guide/ and CONTRIBUTING.md that are made from data.';
const made = takesNothing('pages', DOES) ? pages() : {};
for (const [file, text] of Object.entries(made)) writeFileSync(join(root(), file), text);
