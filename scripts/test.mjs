// npm test; what it does is in main/test.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/test.mjs'));
