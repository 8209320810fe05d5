// Which room of src/ uses which: src/rooms.json says it, and `npm run lint` checks it. CONTRIBUTING.md has the picture.
import { readFileSync } from 'node:fs';

/** @type {Record<string, { holds: string, uses: string[] }>} from the rooms that use nothing to those that use most */
const ROOMS = JSON.parse(readFileSync(new URL('src/rooms.json', import.meta.url), 'utf8'));

/** The rooms with code that runs on the reference solutions. */
const USES_SOLUTIONS = ['inspector', 'peers', 'programs', 'bench', 'acceptance', 'site'];

/** A test may use what it likes. */
const TEST = '\\.(test|testing)\\.ts$';

const rooms = Object.entries(ROOMS).map(([room, { uses: others }]) => ({
  name: `src/${room} uses ${others.map((other) => `src/${other}`).join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: TEST },
  to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rooms,
    {
      name: 'a file of src/ is in a room',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${Object.keys(ROOMS).join('|')})/` },
    },
    {
      name: 'only these rooms use the solutions: ' + USES_SOLUTIONS.join(', '),
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${USES_SOLUTIONS.join('|')})/`, TEST] },
      to: { path: '^solutions/' },
    },
    {
      name: 'the loopback peer and the simulated network take their codecs as arguments',
      severity: 'error',
      from: { path: '^src/peers/(loopback|simnet)/', pathNot: TEST },
      to: { path: '^solutions/' },
    },
    {
      name: 'src/ does not use what the learner writes',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: '^(exercises|answers)/' },
    },
    {
      name: 'solutions and exercises use src/wire, src/base and each other',
      severity: 'error',
      from: { path: '^(solutions|exercises)/[^/]+$', pathNot: TEST },
      to: { path: '^(src|solutions|exercises|scripts|test_data)/', pathNot: '^(src/(wire|base)|$1)/' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test_data/|/backups/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
