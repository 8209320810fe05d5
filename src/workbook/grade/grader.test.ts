import { type Grader, lastingGrader } from './grader';

test('a grader that has ended fails one student only', async () => {
  let started = 0;
  const start = (): Promise<Grader> => {
    started += 1;
    let ended = false;
    return Promise.resolve({
      get hasEnded() {
        return ended;
      },
      ask(question) {
        ended = question.what === 'list';
        return ended ? Promise.reject(new Error('ended')) : Promise.resolve({ what: 'ready' });
      },
      close: () => Promise.resolve(),
    });
  };
  const grader = lastingGrader(start);
  const [good, bad] = ['grade', 'list'].map((what) => ({ what, answers: {}, lessons: [], all: [] }) as never);
  await expect(grader.ask(good)).resolves.toEqual({ what: 'ready' });
  await expect(grader.ask(bad)).rejects.toThrow('ended');
  await expect(grader.ask(good)).resolves.toEqual({ what: 'ready' });
  await expect(grader.ask(good)).resolves.toEqual({ what: 'ready' });
  expect(started).toBe(2);
});
