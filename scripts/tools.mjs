// npm run lint, format, docs and mutation; what they do is in main/tools.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/tools.mjs'));
