import type { SuiteRun } from './run-suites';

const ran: { siblings: string; runs: Record<string, SuiteRun> }[] = [];
jest.doMock('../stubs/exercise-file', () => ({
  ...jest.requireActual<object>('../stubs/exercise-file'),
  isStub: () => false,
}));
jest.doMock('./run-suites', () => ({
  runSuites: (slugs: string[], siblings = 'exercises') => {
    const { runs } = ran.find((one) => one.siblings === siblings)!;
    return Promise.resolve(new Map(slugs.map((slug) => [slug, runs[slug]])));
  },
}));

test('what waits for an earlier lesson even on its reference is not written', async () => {
  const { checkLessons } = await import('./check');
  const unwritten = {
    name: 'NotWrittenYet',
    message: '',
    stack: '',
    assertion: false,
    lesson: '02-fields',
    exercise: 'readUint8',
  };
  const run: SuiteRun = {
    slug: '03-varints',
    tests: [
      { exercise: 'readVarInt', title: 'one', failures: [] },
      { exercise: 'writeVarInt', title: 'two', failures: [unwritten] },
    ],
  };
  const before = { slug: '02-fields', tests: [] };
  for (const siblings of ['exercises', 'solutions']) {
    ran.push({ siblings, runs: { '03-varints': run, '02-fields': before } });
  }
  const [{ state, by, exercises, finding }] = await checkLessons(['03-varints']);
  expect(exercises.filter((one) => one.state !== 'done')).toEqual([
    { name: 'writeVarInt', state: 'not written' },
  ]);
  expect([state, by, finding?.exercise]).toEqual(['in progress', undefined, 'writeVarInt']);
});
