// @ts-check
// Runs in Stryker's sandbox, `.stryker/sandbox-…`: the mutated solutions become the answers. The solutions themselves
// are taken from outside again, since suites compare answers with them and use them for the other end.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

for (const name of readdirSync('solutions').filter((name) => name.endsWith('.ts'))) {
  copyFileSync(join('solutions', name), join('exercises', name));
  copyFileSync(join('..', '..', 'solutions', name), join('solutions', name));
}
