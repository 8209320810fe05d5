// npm start; what it does is in main/start.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/start.mjs'));
