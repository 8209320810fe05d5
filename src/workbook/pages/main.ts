// npm run pages: write the parts of guide/ and CONTRIBUTING.md that are made from data.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { pages } from './pages';

for (const [file, text] of Object.entries(pages())) writeFileSync(join(root(), file), text);
