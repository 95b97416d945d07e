import { Cells } from '../../../local/page/cells.ts';
import type { Area, CellWindow } from '../../../local/page/protocol.ts';

/** A server whose answers arrive when the test says so. Each cell reads as its address and the revision. */
function slowServer() {
  const asked: { area: Area; arrive: (revision: number) => Promise<void> }[] = [];
  let arrivals = 0;
  const cells = new Cells({
    fetch: (_, area) =>
      new Promise<CellWindow>((resolve) => {
        asked.push({
          area,
          arrive: async (revision) => {
            const line = (row: number) =>
              Array.from({ length: area.columns }, (_, j) => ({
                t: `${row},${area.column + j}@${revision}`,
                k: 't' as const,
              }));
            const rows = Array.from({ length: area.rows }, (_, i) => line(area.row + i));
            resolve({ revision, area, cells: rows, styles: [] });
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
    arrived: () => {
      arrivals += 1;
    },
    loading: () => 'Loading…',
  });
  return { cells, asked, arrivals: () => arrivals };
}
const one = { row: 3, column: 2, rows: 1, columns: 1 };

test('a cell is not known until its window came, and is asked for once', async () => {
  const { cells, asked } = slowServer();
  cells.want(0, one);
  cells.want(0, one);
  expect(cells.at(0, 3, 2)).toBeUndefined();
  expect(asked).toHaveLength(1);
  await asked[0]!.arrive(1);
  expect(cells.at(0, 3, 2)?.t).toBe('3,2@1');
  cells.want(0, one);
  expect(asked).toHaveLength(1);
});

test('after a change the old cells stay in sight until the new ones come', async () => {
  const { cells, asked } = slowServer();
  cells.want(0, one);
  await asked[0]!.arrive(1);
  cells.outdate(2);
  cells.want(0, one);
  expect(cells.at(0, 3, 2)?.t).toBe('3,2@1');
  await asked[1]!.arrive(2);
  expect(cells.at(0, 3, 2)?.t).toBe('3,2@2');
});

test('what is typed shows at once and is kept against windows from before it', async () => {
  const { cells, asked } = slowServer();
  cells.want(0, one);
  await asked[0]!.arrive(1);
  const settled = cells.type(0, 3, 2, '=SUM(A:A)');
  expect(cells.at(0, 3, 2)).toMatchObject({ t: 'Loading…', i: '=SUM(A:A)', pending: true });
  cells.outdate(2);
  cells.want(0, one);
  await asked[1]!.arrive(2);
  expect(cells.inputAt(0, 3, 2)).toBe('=SUM(A:A)');
  settled(3);
  cells.outdate(3);
  cells.want(0, one);
  await asked[2]!.arrive(3);
  expect(cells.at(0, 3, 2)).toMatchObject({ t: '3,2@3' });
});

test('what the server refused is taken back', async () => {
  const { cells, asked } = slowServer();
  cells.want(0, one);
  await asked[0]!.arrive(1);
  cells.type(0, 3, 2, 'mine');
  expect(cells.at(0, 3, 2)?.t).toBe('mine');
  cells.untype();
  expect(cells.at(0, 3, 2)?.t).toBe('3,2@1');
});

test('an area over several windows asks for each of them', () => {
  const { cells, asked } = slowServer();
  cells.want(0, { row: 100, column: 20, rows: 100, columns: 10 });
  expect(asked.map(({ area }) => [area.row, area.column])).toEqual([
    [1, 1],
    [1, 27],
    [129, 1],
    [129, 27],
  ]);
});

test('an area is known only when all its windows came', async () => {
  const { cells, asked } = slowServer();
  const area = { row: 120, column: 1, rows: 20, columns: 2 };
  cells.want(0, area);
  await asked[0]!.arrive(1);
  expect(cells.has(0, area)).toBe(false);
  await asked[1]!.arrive(1);
  expect(cells.has(0, area)).toBe(true);
});
