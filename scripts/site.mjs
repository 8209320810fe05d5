// npm run site: builds the static site; what it does is in main/site.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/site.mjs'));
