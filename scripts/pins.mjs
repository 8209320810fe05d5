// node scripts/pins.mjs; what it does is in main/pins.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/pins.mjs'));
