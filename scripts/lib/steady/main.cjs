// @ts-check
// Loaded into a kernel with node --require when the site is built, so that a notebook has the same outputs
// every time: time passes only in timers, ports are numbered, and random numbers are
// always the same. The lessons know nothing of it. What a kernel starts (the suites of a check) is left alone.
const path = require('node:path');

const KERNEL = 'launch.cjs';

if (path.basename(process.argv[1] ?? '') === KERNEL) {
  require('./random.cjs').steadyRandom();
  require('./ports.cjs').steadyPorts();
  require('./clock.cjs').steadyClock();
}
