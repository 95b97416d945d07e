import { buildInRuns } from '../../html/runs.ts';
import { ask, NoAnswer, Refusal } from '../../html/server.ts';

type Handler = (value: unknown) => void;

/** One call of `google.script.run` that ends as told, keeping what it was called with. */
function serverThat(end: (succeed: Handler, fail: Handler) => void): unknown[] {
  const calls: unknown[] = [];
  const runner = (succeed: Handler, fail: Handler): object => ({
    withSuccessHandler: (handle: Handler) => runner(handle, fail),
    withFailureHandler: (handle: Handler) => runner(succeed, handle),
    call: (...input: unknown[]) => {
      calls.push(input);
      end(succeed, fail);
    },
  });
  Object.assign(globalThis, {
    google: {
      script: {
        run: runner(
          () => {},
          () => {},
        ),
      },
    },
  });
  return calls;
}

test('an answer is handed over, and the input goes as plain JSON', async () => {
  const calls = serverThat((succeed) => succeed({ ok: { note: 'done' } }));
  const draft = { find: 'lena', extra: undefined } as { find: string };
  await expect(ask('forget', draft)).resolves.toEqual({ note: 'done' });
  expect(calls).toEqual([['forget', { find: 'lena' }]]);
  expect(Object.keys((calls[0] as [string, object])[1])).toEqual(['find']);
});

test('a refusal carries its sentence, and its reference where it is a fault of ours', async () => {
  serverThat((succeed) => succeed({ error: 'the tab "Orders" is not there' }));
  await expect(ask('start', {})).rejects.toEqual(new Refusal('the tab "Orders" is not there', null));
  serverThat((succeed) => succeed({ error: 'a bug', reference: 'K7Q2' }));
  await expect(ask('start', {})).rejects.toMatchObject({ reference: 'K7Q2' });
});

test('a failed call and an empty answer are both no answer', async () => {
  serverThat((_, fail) => fail(new Error('ScriptError: Exceeded maximum execution time')));
  await expect(ask('start', {})).rejects.toBeInstanceOf(NoAnswer);
  serverThat((succeed) => succeed(null));
  await expect(ask('start', {})).rejects.toBeInstanceOf(NoAnswer);
});

test('an answer of null is an answer', async () => {
  serverThat((succeed) => succeed({ ok: null }));
  await expect(ask('progress', {})).resolves.toBeNull();
});

describe('a build that takes more than one run', () => {
  const ready = { orders: 9, customers: 4, leftOut: [], tabs: [], warnings: [] };
  const runs = (...came: readonly (number | null)[]) => {
    const left = [...came];
    return serverThat((succeed) => {
      const done = left.shift() ?? null;
      succeed({ ok: done === null ? ready : { ...ready, goesOn: { done, of: 14, note: 'build again' } } });
    });
  };

  test('is asked for again until every tab is there', async () => {
    const calls = runs(4, 9, null);
    await expect(buildInRuns('rfm')).resolves.toEqual(ready);
    expect(calls).toEqual(Array(3).fill(['buildSegments', { by: 'rfm' }]));
  });

  test('ends with what to do when a run comes no further', async () => {
    const calls = runs(0, 4, 4, null);
    await expect(buildInRuns('stage')).rejects.toEqual(new Refusal('build again', null));
    expect(calls).toHaveLength(3);
  });
});
