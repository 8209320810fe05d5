// node scripts/wording.mjs; what it does is in main/wording.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/wording.mjs'));
