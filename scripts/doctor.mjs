// npm run doctor; what it does is in main/doctor.mjs
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/doctor.mjs'));
