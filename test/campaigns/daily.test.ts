import type { Host } from '../../local/host.ts';
import { answers } from '../../src/answers.ts';
import type { DailyRefresh } from '../../src/calls/segments.ts';
import { ask, confirm, hostedShop, hours } from './hosted.ts';
import { at, type MemoryFile } from './memoryFile.ts';
import { idleTick } from './sendingTicks.ts';
import { draft, shopOf } from './shops.ts';

const title = (file: MemoryFile, tab = 'Dashboard') =>
  String(file.workbook.sheets.find(({ name }) => name === tab)?.cells[0]?.[0]?.value ?? '');

const refresh = (file: MemoryFile, what: DailyRefresh['what'], hour = 6) =>
  answers.refreshDaily({ what, hour }, file.asked());
const stateOf = (file: MemoryFile) => answers.dashboard({ month: '' }, file.asked()).refresh;

describe('a refresh that somebody turned on', () => {
  test('comes once a day with the first hourly run after its hour, and is told', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    expect(file.tickIsOn).toBe(false);
    expect(refresh(file, 'dashboard', 12)).toMatchObject({
      what: 'dashboard',
      hour: 12,
      at: null,
      mine: true,
    });
    expect(file.tickIsOn).toBe(true);
    file.hours(2);
    expect(title(file)).toBe('');
    file.hours(1);
    expect(title(file)).toContain('built Tue 1 Oct 2024, 12:00');
    file.hours(23);
    expect(title(file)).toContain('built Tue 1 Oct 2024, 12:00');
    expect(stateOf(file)).toMatchObject({ at: at('2024-10-01T12:00'), problem: '' });
    file.hours(1);
    expect(title(file)).toContain('built Wed 2 Oct 2024, 12:00');
    expect(file.workbook.sheets.map(({ name }) => name)).not.toContain('Customers');
  });

  test('of all tabs renews those of the cut that stands', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    answers.buildSegments({ by: 'stage' }, file.asked());
    const tabs = file.workbook.sheets.map(({ name }) => name);
    refresh(file, 'tabs');
    file.hours(24);
    expect(title(file, 'Customers')).toContain('built Wed 2 Oct 2024, 6:00');
    expect(title(file, tabs[4])).toContain('built Wed 2 Oct 2024, 6:00');
    expect(file.workbook.sheets.map(({ name }) => name)).toEqual(tabs);
  });

  test('that takes longer than one run goes on with the next, every tab whole', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    refresh(file, 'tabs', 9);
    file.msPerCall = 2_000;
    file.now = at('2024-10-01T10:00');
    file.tick();
    const half = file.workbook.sheets.map(({ name }) => name);
    expect(half).toContain('Customers');
    expect(half).not.toContain('Left out');
    expect(stateOf(file)).toMatchObject({ goesOn: true, at: null });
    expect(stateOf(file).problem).toMatch(/^the build takes longer than one run may/);
    file.msPerCall = 0;
    file.now = at('2024-10-01T11:00');
    file.tick();
    expect(file.workbook.sheets.map(({ name }) => name)).toContain('Left out');
    expect(title(file, 'Customers')).toContain('built Tue 1 Oct 2024, 10:0');
    expect(stateOf(file)).toMatchObject({ problem: '' });
  });

  test('asked for in the sidebar says how far it came, and goes on when it is asked for again', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    file.msPerCall = 2_000;
    const first = answers.buildSegments({ by: 'rfm' }, file.asked());
    expect(first.goesOn).toMatchObject({
      note: expect.stringMatching(/^the build takes longer than one run may/),
    });
    expect(first.goesOn!.done).toBeGreaterThan(0);
    expect(first.goesOn!.done).toBeLessThan(first.goesOn!.of);
    file.msPerCall = 0;
    const { goesOn, tabs } = answers.buildSegments({ by: 'rfm' }, file.asked());
    expect(goesOn).toBeUndefined();
    expect(tabs).toHaveLength(first.goesOn!.of);
    expect(file.workbook.sheets.map(({ name }) => name)).toContain('Left out');
  });

  test('leaves a campaign the time it needs, and comes when there is some left', () => {
    const file = shopOf(40, '2024-10-01T09:00');
    refresh(file, 'dashboard', 9);
    answers.scheduleCampaign({ draft: draft({ start: '2024-10-01T09:00' }), typedCount: null }, file.asked());
    file.msPerCall = 1_500;
    file.now = at('2024-10-01T10:00');
    file.tick();
    expect(file.outbox.length).toBeGreaterThan(0);
    expect(title(file)).toBe('');
    file.msPerCall = 0;
    file.hours(1);
    expect(title(file)).toContain('built Tue 1 Oct 2024');
  });

  test('says why it failed, tries four times that day, and again the next', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    refresh(file, 'dashboard', 9);
    const orders = file.stores.file.get('orders')!;
    file.stores.file.delete('orders');
    file.hours(1);
    const asked = { ...file.asked(), language: 'fa' as const };
    file.stores.file.set('orders', orders);
    expect(answers.dashboard({ month: '' }, asked).refresh).toMatchObject({
      goesOn: true,
      problem: 'هنوز تبی برای سفارش‌ها انتخاب نشده؛ آن را در «سفارش‌ها» انتخاب کنید',
    });
    file.stores.file.delete('orders');
    file.hours(3);
    file.stores.file.set('orders', orders);
    expect(stateOf(file)).toMatchObject({ goesOn: false });
    file.hours(8);
    expect(title(file)).toBe('');
    file.hours(12);
    expect(title(file)).toContain('built Wed 2 Oct 2024, 9:00');
  });

  test('that dies on the way leaves each tab as it was or new, and a later run completes the rest', () => {
    const died: number[] = [];
    for (let n = 5; n < 1_000; n += 23) {
      const file = shopOf(3, '2024-10-01T09:00');
      answers.buildSegments({ by: 'stage' }, file.asked());
      refresh(file, 'tabs', 9);
      file.now = at('2024-10-02T09:00');
      if (file.tick({ at: n, keepsWrites: n % 2 === 0 })) break;
      died.push(n);
      for (const tab of ['Customers', 'Dashboard', 'Left out'])
        expect(title(file, tab)).toMatch(/built (Tue 1|Wed 2) Oct 2024/);
      file.hours(1);
      for (const tab of ['Customers', 'Dashboard', 'Left out'])
        expect(title(file, tab)).toContain('built Wed 2 Oct 2024');
      expect(file.workbook.sheets.map(({ name }) => name)).not.toContain('Bazgasht (building)');
    }
    expect(died.length).toBeGreaterThan(5);
  });

  test('ends when it is turned off, and is done by nobody else, nor in a copy', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    refresh(file, 'dashboard', 9);
    file.person = 'other@shop.example';
    file.hours(1);
    expect(title(file)).toBe('');
    expect(stateOf(file)).toMatchObject({ owner: 'owner@shop.example', mine: false });
    file.person = 'owner@shop.example';
    const kept = file.stores.file.get('refresh')!;
    file.stores.file.set('refresh', kept.replace('"file":"memory"', '"file":"first"'));
    file.hours(1);
    expect(title(file)).toBe('');
    file.stores.file.set('refresh', kept);
    expect(refresh(file, 'never').what).toBe('never');
    file.hours(30);
    expect(title(file)).toBe('');
  });

  test('is refused in words where Google allows no further trigger', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    file.triggersLeft = 0;
    expect(() => refresh(file, 'dashboard')).toThrow('Google did not allow the hourly run');
    expect(stateOf(file).what).toBe('never');
  });
});

describe('the built bundle, refreshing', () => {
  const line = (host: Host, tab: string) =>
    String(host.book.sheetByName(tab)!.displays({ row: 1, column: 1, rows: 1, columns: 1 })[0]![0]);

  test('starts the hourly run, and where nothing is due that run costs no more than an idle one', () => {
    const host = hostedShop(12);
    ask(host, 'refreshDaily', { what: 'dashboard', hour: 6 });
    const [first] = hours(host, 1);
    expect(first!.calls).toBeGreaterThan(idleTick);
    for (const tick of hours(host, 5)) expect(tick.calls).toBeLessThanOrEqual(idleTick);
    expect(line(host, 'Dashboard')).toMatch(/built Tue 1 Oct 2024, (9|10):/);
    const days = hours(host, 24).filter(({ calls }) => calls > idleTick);
    expect(days).toHaveLength(1);
    expect(line(host, 'Dashboard')).toMatch(/built Wed 2 Oct 2024, 6:/);
  });

  test('sends first what a campaign has to send', () => {
    const host = hostedShop(12);
    ask(host, 'refreshDaily', { what: 'tabs', hour: 6 });
    confirm(host, draft({ start: '2024-10-02T06:00', dataAge: 60 }));
    hours(host, 24);
    expect(host.outbox).toHaveLength(12);
    expect(line(host, 'Customers')).toContain('Wed 2 Oct 2024, 6:');
  });
});
