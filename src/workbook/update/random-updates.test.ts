import { createHash } from 'node:crypto';
import { contents, filesOf, hasGit, inGit, notebook, Workshop, write } from './clones.testing';
import { takeBack, update } from './update';

const withGit = hasGit ? describe : describe.skip;
/** How many learners: each runs some fifty git processes. WORKBOOK_SEQUENCES=100 asks for more. */
const SEQUENCES = Number(process.env.WORKBOOK_SEQUENCES ?? 12);
const ANSWER = /^exercises\/\d\d-[^/.]+\.ts$/;
/** The workbook's folder without what git and updates keep in it. */
const STATE = /^(\.git|\.workbook|mine)$/;

/** Thrown in the middle of an update, as if the power went. */
class Interruption extends Error {}

/** Numbers from 0 to below `most`, the same for the same seed. */
function randomFrom(seed: number): (most: number) => number {
  let state = seed * 2654435761;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % most;
  };
}

/** A learner at work in a clone, who remembers every version of every file that they have left to an update. */
class Learner {
  version = 1;
  readonly written = new Set<string>();
  private count = 0;

  constructor(
    readonly folder: string,
    readonly random: (most: number) => number,
    readonly seed: number,
  ) {}

  /** Edit, run, add, delete or commit something. */
  work(): void {
    const pick = <T>(list: T[]) => list[this.random(list.length)];
    const text = `${this.seed}, edit ${++this.count}\n`;
    const files = Object.keys(filesOf(this.version));
    const end = this.random(4) === 0 ? '\r\n' : '\n';
    const path = pick(files.filter((name) => !/^\.git/.test(name)));
    const acts = [
      () =>
        write(this.folder, { [pick(files.filter((name) => ANSWER.test(name)))]: `// answer ${text}${end}` }),
      () => this.run(pick(files.filter((name) => name.endsWith('.ipynb')))),
      () =>
        write(this.folder, {
          [pick(files.filter((name) => name.endsWith('.ipynb')))]: notebook([text, 'own']),
        }),
      () => write(this.folder, { [path]: `// changed ${text}${end}` }),
      () =>
        write(this.folder, {
          [pick(['exercises/own.ts', 'notebooks/mine.ipynb', 'exercises/04-new.ts'])]: `new ${text}`,
        }),
      () => write(this.folder, { [path]: null }),
      () => void inGit(this.folder, 'add', path.split('/')[0] === 'exercises' ? 'exercises' : '-u'),
      () => void inGit(this.folder, 'commit', '-q', '--allow-empty', '-am', `Mine ${text}`),
    ];
    pick(acts)();
  }

  /** Run a notebook: the cells stay the same. */
  private run(path: string): void {
    const before = contents(this.folder, STATE)[path];
    if (before === undefined) return;
    const cells = (JSON.parse(before) as { cells: { source: string[] }[] }).cells;
    write(this.folder, {
      [path]: notebook(
        cells.map(({ source }) => source.join('')),
        `["output ${this.seed}.${++this.count}"]`,
        this.count,
      ),
    });
  }

  /** Remember all that is there: none of it may get lost. */
  remember(): void {
    for (const text of Object.values(contents(this.folder))) this.written.add(text);
  }

  state(): unknown[] {
    return [
      contents(this.folder, STATE),
      // the commit, and all that is staged or changed, with hashes
      inGit(this.folder, 'status', '--porcelain=v2', '--branch', '--untracked-files=all'),
    ];
  }

  /** Do something that is interrupted now and then, until it succeeds. Whether something was edited meanwhile. */
  persist(act: (step: (name: string) => void) => string): boolean {
    let edit: string | undefined;
    for (let most = 40; ; most *= 2) {
      let left = this.random(3) === 0 ? 1e9 : this.random(most);
      try {
        act((name) => {
          if (left-- === 0) throw new Interruption(name);
        });
        break;
      } catch (error) {
        if (!(error instanceof Interruption)) throw error;
        // all is done by then
        if (error.message === 'clean') break;
        if (edit !== undefined || this.random(3) > 0) continue;
        edit = `// after an interruption ${this.seed}, ${++this.count}\n`;
        write(this.folder, { 'exercises/01-one.ts': edit });
      }
    }
    if (edit !== undefined) expect(Object.values(contents(this.folder))).toContain(edit);
    return edit !== undefined;
  }
}

/** The files that must be there after an update, worked out from the folder before and the two versions. */
function expectAfter(
  before: Record<string, string>,
  from: number,
  to: number,
  after: Record<string, string>,
): void {
  const [old, now] = [filesOf(from), filesOf(to)];
  for (const path of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const untouched = before[path]?.replaceAll('\r\n', '\n') === old[path];
    if (ANSWER.test(path) && before[path] !== undefined && !untouched)
      expect([path, after[path]]).toEqual([path, before[path]]);
    else if (old[path] !== now[path]) expect([path, after[path]]).toEqual([path, now[path]]);
    else expect([path, after[path]]).toEqual([path, before[path]]);
  }
}

/** Everything that a learner has is in the folder, or in a commit that a reference keeps. */
function expectNothingLost({ folder, written }: Learner): void {
  const kept = new Set(
    inGit(folder, 'rev-list', '--objects', '--all')
      .split('\n')
      .map((line) => line.split(' ')[0]),
  );
  const there = new Set(Object.values(contents(folder)));
  const lost = [...written].filter((text) => {
    const bytes = Buffer.from(text, 'latin1');
    return (
      !there.has(text) &&
      !kept.has(createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'))
    );
  });
  expect(lost).toEqual([]);
}

withGit('learners at random (needs git)', () => {
  let shop: Workshop;
  beforeAll(() => void (shop = new Workshop()));
  afterAll(() => shop.close());

  test.each(Array.from({ length: SEQUENCES }, (_, seed) => seed))('number %i loses nothing', (seed) => {
    const learner = new Learner(shop.clone(), randomFrom(seed + 1), seed);
    const { folder, random } = learner;
    while (learner.version < 4) {
      for (let acts = random(5); acts >= 0; acts--) learner.work();
      learner.remember();
      const before = learner.state();
      const to = learner.version + 1 + random(4 - learner.version);
      const edited = learner.persist((step) => update(folder, { from: `origin/v${to}`, step }));
      const [after, status] = learner.state() as [Record<string, string>, string];
      if (!edited) expectAfter(before[0] as Record<string, string>, learner.version, to, after);
      expect(Object.values(after).join('')).not.toMatch(/^(<<<<<<<|>>>>>>>)/m);
      // nothing staged, nothing in conflict
      expect(status).not.toMatch(/^(1 [^.]|u )/m);
      learner.remember();
      if (random(3) === 0) {
        const changed = learner.persist((step) => takeBack(folder, { step }));
        if (!edited && !changed) expect(learner.state()).toEqual(before);
        break;
      }
      learner.version = to;
    }
    if (learner.version === 4) inGit(folder, 'merge-base', '--is-ancestor', 'origin/v4', 'HEAD');
    expectNothingLost(learner);
  });
});
