import { lessons } from '../workbook/lessons';
import { expectNoErrors, removeWorkspaces, run } from './run-notebook';

afterAll(removeWorkspaces);

const runs = lessons().flatMap(({ slug }) => [
  [slug, 'stubs', 'not started'] as const,
  [slug, 'solved', 'done'] as const,
]);

test.concurrent.each(runs)(
  '%s runs from top to bottom with %s, and is then %s',
  async (slug, exercises, state) => expectNoErrors(await run(slug, exercises), state),
);
