import type { Page, Route } from 'playwright-core';
import { BookRefusal } from '../../../local/book/value.ts';
import { bar, cell, customers, shows, typeAt, visiting } from './visiting.ts';
import { testAccess, testLargeSheet } from './wholePage.ts';

const visit = visiting();

const active = (page: Page) => page.locator('.cell.active').getAttribute('data-a');

async function barShows(page: Page, text: string) {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('.formula-bar textarea')?.value === wanted,
    text,
    { timeout: 30_000 },
  );
}

describe('cells', () => {
  test('a typed value lands in its cell and the keyboard goes one down', async () => {
    const { page, book, errors } = await visit();
    await typeAt(page, 'E2', '12.5');
    await shows(page, 'E2', '12.5');
    expect(await active(page)).toBe('E3');
    await shows(page, 'A1', 'customer');
    expect(book.sheets[0]!.value(2, 5)).toBe(12.5);
    expect(errors).toEqual([]);
  });

  test('a formula spills, and what it spilled says so by having nothing to edit', async () => {
    const { page } = await visit();
    await typeAt(page, 'E1', '=DOUBLE(C1:C4)');
    await shows(page, 'E4', '160');
    await shows(page, 'E1', 'amount');
    await cell(page, 'E1').click();
    await barShows(page, '=DOUBLE(C1:C4)');
    await cell(page, 'E4').click();
    await barShows(page, '');
  });

  test('an error tells why on hover and to screen readers', async () => {
    const { page } = await visit();
    await typeAt(page, 'E1', '=FAIL()');
    await shows(page, 'E1', '#ERROR!');
    expect(await cell(page, 'E1').getAttribute('title')).toContain(
      'the amount must be a number; row 3 has "many"',
    );
    expect(await cell(page, 'E1').getAttribute('aria-description')).toMatch(/^Error: /);
  });

  test('a collision names the cell that is in the way', async () => {
    const { page } = await visit();
    await typeAt(page, 'E3', 'mine');
    await typeAt(page, 'E1', '=DOUBLE(C1:C4)');
    await shows(page, 'E1', '#REF!');
    expect(await cell(page, 'E1').getAttribute('title')).toContain('E3');
    await cell(page, 'E3').click();
    await page.keyboard.press('Delete');
    await shows(page, 'E4', '160');
  });

  test('Escape leaves a cell as it was', async () => {
    const { page } = await visit();
    await cell(page, 'A2').click();
    await page.keyboard.type('gone');
    await page.keyboard.press('Escape');
    await shows(page, 'A2', 'Ada');
    expect(await active(page)).toBe('A2');
  });

  test('F2 and a double click go on from what is there, also in the formula bar', async () => {
    const { page } = await visit();
    await cell(page, 'A2').click();
    await page.keyboard.press('F2');
    await page.keyboard.type(' L.');
    await page.keyboard.press('Enter');
    await shows(page, 'A2', 'Ada L.');
    await cell(page, 'A3').dblclick();
    await page.keyboard.type('!');
    await page.keyboard.press('Tab');
    await shows(page, 'A3', 'Bea!');
    expect(await active(page)).toBe('B3');
    await cell(page, 'A4').click();
    await bar(page).click();
    await page.keyboard.press('End');
    await page.keyboard.type('al');
    await page.keyboard.press('Enter');
    await shows(page, 'A4', 'Cemal');
  });

  test('undo and redo go through typed, deleted and pasted cells', async () => {
    const { page } = await visit();
    await typeAt(page, 'A2', 'Zoe');
    await shows(page, 'A2', 'Zoe');
    await cell(page, 'C2').click();
    await page.keyboard.press('Delete');
    await shows(page, 'C2', '');
    await page.keyboard.press('Control+z');
    await shows(page, 'C2', '100');
    await page.keyboard.press('Control+z');
    await shows(page, 'A2', 'Ada');
    await page.keyboard.press('Control+y');
    await shows(page, 'A2', 'Zoe');
  });

  test('copied cells paste as a block, formulas follow, and other programs get tabs and lines', async () => {
    const { page } = await visit();
    await typeAt(page, 'D2', '=C2*2');
    await shows(page, 'D2', '200');
    await cell(page, 'C2').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('100\t200');
    await cell(page, 'C3').click();
    await page.keyboard.press('Control+v');
    await shows(page, 'D3', '200');
    await cell(page, 'D3').click();
    await barShows(page, '=C3*2');
    // What is cut stays until it is pasted, and is moved then.
    await cell(page, 'C2').click();
    await page.keyboard.press('Control+x');
    await shows(page, 'C2', '100');
    await cell(page, 'F2').click();
    await page.keyboard.press('Control+v');
    await shows(page, 'F2', '100');
    await shows(page, 'C2', '');
    await cell(page, 'D2').click();
    await barShows(page, '=F2*2');
    await page.keyboard.press('Control+z');
    await shows(page, 'C2', '100');
    await shows(page, 'F2', '');
  });

  test('a table of another program is pasted from the selected cell on', async () => {
    const { page, book } = await visit();
    await page.evaluate(() => navigator.clipboard.writeText('name\tphone\nAda\t09120000417\n"a ""b"""\t'));
    await cell(page, 'F10').click();
    await page.keyboard.press('Control+v');
    await shows(page, 'F12', 'a "b"');
    expect(book.sheets[0]!.values({ row: 10, column: 6, rows: 3, columns: 2 }).flat()[0]).toBe('name');
    await cell(page, 'H10').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.evaluate(() => navigator.clipboard.writeText('x'));
    await page.keyboard.press('Control+v');
    await shows(page, 'H11', 'x');
  });

  test('a click while a formula waits writes the name of the cell, of another sheet too', async () => {
    const { page, book } = await visit({
      rows: customers,
      prepare: (made) => made.addSheet('My tab').enter(1, 1, [[7]]),
    });
    await cell(page, 'E1').click();
    await page.keyboard.type('=SUM(');
    await cell(page, 'C2').click();
    await barShows(page, '=SUM(C2');
    await page.keyboard.type(';');
    await page.getByRole('tab', { name: 'My tab' }).click();
    await cell(page, 'A1').click();
    await page.keyboard.type(')');
    await page.keyboard.press('Enter');
    await shows(page, 'E1', '107');
    expect(book.sheets[0]!.inputs({ row: 1, column: 5, rows: 1, columns: 1 })).toEqual([
      ["=SUM(C2;'My tab'!A1)"],
    ]);
    expect(await page.getByRole('tab', { name: 'Orders' }).getAttribute('aria-selected')).toBe('true');
  });

  test('functions of the add-on complete, with their help', async () => {
    const { page } = await visit();
    await cell(page, 'E1').click();
    await page.keyboard.type('=dou');
    await page.getByRole('option', { name: /DOUBLE/ }).waitFor();
    await page.keyboard.press('Tab');
    await barShows(page, '=DOUBLE(');
    expect(await page.locator('.call-help').textContent()).toContain('What to double.');
    await page.keyboard.type('C2;');
    expect(await page.locator('.call-help .current').textContent()).toBe('[times]');
  });

  test('the name box goes where it is told', async () => {
    const { page } = await visit();
    await page.getByLabel('Cell name').fill('c900');
    await page.keyboard.press('Enter');
    await cell(page, 'C900').waitFor();
    expect(await active(page)).toBe('C900');
    await page.keyboard.press('Control+Home');
    expect(await active(page)).toBe('A1');
  });
});

describe('a large sheet', () => {
  testLargeSheet(visit, 20_000);
});

describe('sheets', () => {
  test('are added, renamed and deleted, and a name twice is refused in words', async () => {
    const { page, book } = await visit();
    await page.getByRole('button', { name: 'Add a sheet' }).click();
    await page.getByRole('tab', { name: 'Sheet2' }).waitFor();
    await page.getByRole('button', { name: 'Menu of Sheet2' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByLabel('New name').fill('orders');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('There is a sheet named “orders” already').waitFor();
    await page.getByRole('button', { name: 'Menu of Sheet2' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('tab', { name: 'Sheet2' }).waitFor({ state: 'detached' });
    expect(book.sheets.map(({ name }) => name)).toEqual(['Orders']);
  });

  test('a sheet from right to left begins at the right, and its left arrow goes on', async () => {
    const { page } = await visit({
      rows: customers,
      prepare: (book) => {
        const sheet = book.addSheet('مشتریان');
        sheet.enter(1, 1, [
          ['نام', 'موبایل', 'خرید'],
          ['مریم', '0912 000 0417', 5],
        ]);
        sheet.layout = { ...sheet.layout, rightToLeft: true, frozenRows: 1 };
      },
    });
    await page.getByRole('tab', { name: 'مشتریان' }).click();
    await shows(page, 'A2', 'مریم');
    const [first, second] = await Promise.all([
      cell(page, 'A2').boundingBox(),
      cell(page, 'B2').boundingBox(),
    ]);
    expect(first!.x).toBeGreaterThan(second!.x);
    await cell(page, 'A2').click();
    await page.keyboard.press('ArrowLeft');
    expect(await active(page)).toBe('B2');
    const right = await cell(page, 'B2').evaluate((element) => {
      const text = element.firstElementChild!.getBoundingClientRect();
      return element.getBoundingClientRect().right - text.right;
    });
    expect(right).toBeLessThan(8);
  });

  test('frozen rows stay while the rest scrolls, and columns are as wide as they were drawn', async () => {
    const { page, book } = await visit({
      rows: customers,
      prepare: (made) => {
        made.sheets[0]!.layout = { ...made.sheets[0]!.layout, frozenRows: 1, frozenColumns: 1 };
      },
    });
    await page.getByLabel('Cell name').fill('T500');
    await page.keyboard.press('Enter');
    await cell(page, 'T500').waitFor();
    expect(await cell(page, 'A1').isVisible()).toBe(true);
    await shows(page, 'A1', 'customer');
    await page.keyboard.press('Control+Home');
    const edge = await page.locator('[data-resize="2"]').boundingBox();
    await page.mouse.move(edge!.x + 4, edge!.y + 8);
    await page.mouse.down();
    await page.mouse.move(edge!.x + 64, edge!.y + 8, { steps: 3 });
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-a=B1]')?.offsetWidth === 160);
    expect(book.sheets[0]!.grid.column(2).width).toBe(160);
  });

  test('rows are inserted and deleted from their number', async () => {
    const { page } = await visit();
    await page.locator('.number[data-row="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Insert a row above' }).click();
    await shows(page, 'A3', 'Ada');
    await page.locator('.number[data-row="2"]').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.locator('.number[data-row="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete 2 rows' }).click();
    await shows(page, 'A2', 'Bea');
  });

  test('rows are filtered by what their column holds, by pointer and by keyboard', async () => {
    const { page, book } = await visit({
      rows: customers,
      prepare: (made) => {
        const area = { row: 1, column: 1, rows: 4, columns: 3 };
        made.sheets[0]!.layout = { ...made.sheets[0]!.layout, filter: { area, hiddenValues: {} } };
      },
    });
    const choices = page.locator('.filter-values label');
    await page.locator('[data-filter="1"]').click();
    await choices.nth(2).waitFor();
    expect(await choices.allTextContents()).toEqual(['Ada', 'Bea', 'Cem']);
    await page.getByRole('checkbox', { name: 'Bea' }).uncheck();
    await page.getByRole('button', { name: 'Apply' }).click();
    await cell(page, 'A3').waitFor({ state: 'detached' });
    await shows(page, 'A4', 'Cem');
    await page.locator('[data-filter="1"].on').waitFor();
    await cell(page, 'A1').click({ position: { x: 8, y: 8 } });
    await page.keyboard.press('Alt+ArrowDown');
    await choices.nth(2).waitFor();
    await page.keyboard.type('be');
    await choices.nth(1).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Select all' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.filter-menu').waitFor({ state: 'detached' });
    expect(book.sheets[0]!.layout.filter!.hiddenValues).toEqual({ 1: ['Bea'] });
  });

  test('two windows look at sheets of their own, and each shows what the other types', async () => {
    const { page, served } = await visit({
      rows: customers,
      prepare: (made) => made.addSheet('Second').enter(1, 1, [['=Orders!A2']]),
    });
    const other = await page.context().newPage();
    await other.goto(served.url);
    await other.getByRole('tab', { name: 'Second' }).click();
    await shows(other, 'A1', 'Ada');
    await typeAt(page, 'A2', 'Zoe');
    await shows(other, 'A1', 'Zoe');
    await shows(page, 'A2', 'Zoe');
    expect(await page.getByRole('tab', { name: 'Orders' }).getAttribute('aria-selected')).toBe('true');
    // A new sheet is for both.
    await page.getByRole('button', { name: 'Add a sheet' }).click();
    for (const window of [page, other])
      await window.getByRole('tab', { name: 'Sheet3', selected: true }).waitFor();
    await other.close();
  });

  test('columns come and go from their letter, and the menu key sorts without a mouse', async () => {
    const { page, errors } = await visit();
    await page.locator('.letter[data-column="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Insert a column before' }).click();
    await shows(page, 'D1', 'amount');
    await page.locator('.letter[data-column="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete 1 column' }).click();
    await shows(page, 'C1', 'amount');
    await page.getByLabel('Cell name').fill('Z900');
    await page.keyboard.press('Enter');
    await cell(page, 'Z900').click({ button: 'right' });
    const menu = await page.getByRole('menu', { name: 'Rows and columns' }).boundingBox();
    expect([menu!.x + menu!.width <= 1360, menu!.y + menu!.height <= 800]).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await cell(page, 'A3').click();
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Sort the sheet by A, Z to A' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await shows(page, 'A1', 'customer');
    await shows(page, 'A2', 'Cem');
    expect(errors).toEqual([]);
  });

  test('a box is ticked by click and by the space bar', async () => {
    const box = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: '' };
    const { page, book } = await visit({
      rows: customers,
      prepare: (made) => {
        made.sheets[0]!.validate({ row: 2, column: 4, rows: 2, columns: 1 }, box);
        made.sheets[0]!.write(2, 4, [[false], [false]]);
      },
    });
    await cell(page, 'D2').locator('.box').click();
    await page.waitForFunction(
      () => document.querySelector('[data-a=D2] .box')?.getAttribute('aria-checked') === 'true',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.waitForFunction(
      () => document.querySelector('[data-a=D3] .box')?.getAttribute('aria-checked') === 'true',
    );
    await shows(page, 'A1', 'customer');
    expect(book.sheets[0]!.values({ row: 2, column: 4, rows: 2, columns: 1 })).toEqual([[true], [true]]);
  });

  test('a long text runs on over empty cells, dressed ones too, and no further', async () => {
    const long = 'a sentence that is far longer than its cell is wide';
    const { page } = await visit({
      rows: [[long], [long, 'taken']],
      prepare: (book) => {
        book.sheets[0]!.restyle({ row: 1, column: 2, rows: 1, columns: 3 }, { fontColor: '#1b2733' });
      },
    });
    const width = (name: string) =>
      cell(page, name).evaluate((element) => element.firstElementChild!.getBoundingClientRect().width);
    expect(await width('A1')).toBeGreaterThan(200);
    expect(await width('A2')).toBeLessThan(100);
    const inFront = await cell(page, 'B1').evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      return document.elementFromPoint(left + 20, top + 12)?.textContent;
    });
    expect(inFront).toBe(long);
  });
});

describe('the add-on', () => {
  const openSidebar = async (page: Page) => {
    await page.getByRole('button', { name: 'Tiny menu' }).click();
    await page.getByRole('menuitem', { name: 'Show' }).click();
    const frame = page.frameLocator('iframe[title="Tiny sidebar"]');
    await frame.locator('h1').waitFor();
    return page.frames().find((known) => known !== page.mainFrame())!;
  };

  test('shows its sidebar in another origin, which closes itself', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    expect(new URL(frame.url()).origin).not.toBe(new URL(page.url()).origin);
    expect(await frame.evaluate('window.ready')).toBe('function');
    expect((await page.locator('.sidebar').boundingBox())!.width).toBe(300);
    await frame.evaluate('google.script.host.close()');
    await page.locator('.sidebar').waitFor({ state: 'detached' });
  });

  test('the sidebar reaches no address', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    const reached = await frame.evaluate(
      "fetch('/').then(function () { return 'reached'; }, function () { return 'refused'; })",
    );
    expect(reached).toBe('refused');
    const parent = await frame.evaluate(
      "(function () { try { return parent.document.title; } catch (e) { return 'refused'; } })()",
    );
    expect(parent).toBe('refused');
  });

  /** Calls a function of the add-on from its sidebar; answers the value and the user object, or the failure. */
  const run = (frame: Awaited<ReturnType<typeof openSidebar>>, expression: string) =>
    frame.evaluate(`new Promise(function (resolve) {
      google.script.run.withUserObject('mine')
        .withSuccessHandler(function (value, user) { resolve({ value: value, user: user }); })
        .withFailureHandler(function (error, user) { resolve({ error: error.message, isError: error instanceof Error, user: user }); })
        .${expression};
    })`);

  test('google.script.run carries values as Google does', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    expect(
      await run(
        frame,
        "echo({ a: [1, 'x', true, null], n: NaN, i: Infinity, gone__: 1, list: [undefined] })",
      ),
    ).toEqual({
      value: { a: [1, 'x', true, null], n: null, i: null, list: [null] },
      user: 'mine',
    });
    expect(await run(frame, 'today()')).toEqual({ value: null, user: 'mine' });
    expect(await run(frame, 'nothing()')).toEqual({ value: null, user: 'mine' });
    expect(await run(frame, 'fails()')).toMatchObject({
      error: expect.stringContaining('No orders were found'),
      isError: true,
      user: 'mine',
    });
    expect(await run(frame, "echo(document.getElementById('form'))")).toEqual({
      value: { city: 'Shiraz', tag: ['a', 'b'] },
      user: 'mine',
    });
  });

  test('google.script.run throws at once on what Google refuses to carry', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    for (const [argument, message] of [
      ['new Date()', 'Failed due to illegal value in property: 0'],
      ['{ day: new Date() }', 'Failed due to illegal value in property: day'],
      ['[1, function () {}]', 'Failed due to illegal value in property: 1'],
      ['document.body', 'Failed due to illegal value in property: 0'],
      ['(function () { var o = {}; o.me = o; return o; })()', 'Failed due to circular reference.'],
    ] as const) {
      const thrown = await frame.evaluate(
        `(function () { try { google.script.run.echo(${argument}); return 'nothing'; } catch (e) { return e.message; } })()`,
      );
      expect([argument, thrown]).toEqual([argument, message]);
    }
  });

  test('handlers belong to the runner they were given to, and hidden functions are none', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    const result = await frame.evaluate(`new Promise(function (resolve) {
      var first = google.script.run.withSuccessHandler(function (v) { seen.push('first ' + v); });
      var seen = [];
      first.withSuccessHandler(function (v) { seen.push('second ' + v); resolve(seen); }).echo(2);
      first.echo(1);
      seen.push(typeof google.script.run.tick_, typeof google.script.run.absent, String(google.script.run.echo(0)));
    })`);
    expect(result).toContain('second 2');
    expect((result as string[]).slice(0, 3)).toEqual(['undefined', 'undefined', 'undefined']);
  });

  test('at most ten calls are under way', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    // Every call is held until the page has no more to send, so that how many are under way is no race.
    const held: Route[] = [];
    let arrived = () => {};
    const reaches = (length: number) =>
      new Promise<void>((done) => {
        arrived = () => held.length >= length && done();
        arrived();
      });
    await page.route('**/api/run', (route) => {
      held.push(route);
      arrived();
    });
    await frame.evaluate(`(function () {
      var answers = 0;
      for (var i = 0; i < 25; i++) google.script.run.withSuccessHandler(function () { document.documentElement.dataset.answers = ++answers; }).echo(i);
    })()`);
    for (let sent = 10; sent < 25; sent++) {
      await reaches(10);
      await page.evaluate('fetch("/")');
      expect(held).toHaveLength(10);
      await held.shift()?.continue();
    }
    await reaches(10);
    for (const route of held) await route.continue();
    await frame.locator('html[data-answers="25"]').waitFor();
  });

  test('makes tabs that the page shows, and its toast is read out', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    await run(frame, "makeTab('At risk')");
    await page.getByRole('tab', { name: 'At risk', selected: true }).waitFor();
    await shows(page, 'A1', 'made');
    await page.getByRole('status').getByText('Tabs: Made At risk').waitFor();
  });

  test('its window opens over the page, asks for a size and closes itself', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    await run(frame, 'openWindow()');
    const window = page.frameLocator('iframe[title="More"]');
    await window.locator('h1').waitFor();
    const inside = page.frames().find((known) => known !== page.mainFrame() && known !== frame)!;
    await inside.evaluate('google.script.host.setHeight(250); google.script.host.setWidth(420);');
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('.add-on-dialog iframe')?.offsetHeight === 250,
    );
    expect(
      await inside.evaluate(
        "new Promise(function (resolve) { google.script.run.withSuccessHandler(resolve).echo('here'); })",
      ),
    ).toBe('here');
    await inside.evaluate('google.script.host.close()');
    await page.locator('.add-on-dialog').waitFor({ state: 'detached' });
  });

  test('its question is answered by the first button, and the person is told', async () => {
    const { page } = await visit();
    const frame = await openSidebar(page);
    expect(await run(frame, 'askPerson()')).toMatchObject({ value: 'OK' });
    await page.getByRole('status').getByText('Send?: To 3 people (“OK” was pressed for you)').waitFor();
  });

  test('a menu entry that fails says why', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'Tiny menu' }).click();
    await page.getByRole('menuitem', { name: 'Break' }).click();
    await page.getByRole('alert').getByText('The menu entry broke').waitFor();
  });

  test('its tick runs when the clock is moved, and the mail lies in the outbox', async () => {
    const { page, host } = await visit();
    await page.getByRole('button', { name: 'To next tick' }).click();
    await page.getByText('Nothing is scheduled: no trigger waits').waitFor();
    expect(host.rpc('schedule', []).ok).toBe(true);
    await page.getByRole('button', { name: '+ 1 day' }).click();
    await page.getByText(/runs came due and ran/).waitFor();
    expect(await page.locator('.now').textContent()).toBe('Sun 30 Nov 2025, 10:12');
    await page.getByRole('button', { name: /Outbox/ }).click();
    await page.getByText('Nothing was really sent').waitFor();
    const mail = page.frameLocator('iframe[title^="Message as it is read"]').first();
    expect(await mail.locator('b').textContent()).toBe('Nora');
    expect(await page.evaluate('window.broken')).toBeUndefined();
    await page.getByRole('button', { name: 'Runs' }).click();
    await page.getByRole('heading', { name: 'Last runs' }).waitFor();
    expect(await page.locator('.runs').textContent()).toContain('tick_');
  });
});

describe('the file', () => {
  test('another one takes its place, and one that cannot be read says why', async () => {
    const { host, ...rest } = await visit({
      rows: customers,
      files: {
        open: (name) => {
          if (name === 'bad.csv') throw new BookRefusal('bad.csv holds no rows');
          host.book.sheets[0]!.enter(2, 1, [['from the file']]);
          return { host, name };
        },
      },
    });
    const { page } = rest;
    const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('x') });
    await page.locator('input[type=file]').setInputFiles(file('shop.csv'));
    await shows(page, 'A2', 'from the file');
    await page.getByRole('button', { name: 'File: shop.csv' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(file('bad.csv'));
    await page.getByRole('alert').getByText('bad.csv holds no rows').waitFor();
    await shows(page, 'A2', 'from the file');
  });

  test('comes down as XLSX', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'File: orders.csv' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download as XLSX' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('orders.xlsx');
  });
});

describe('keyboard and screen reader', () => {
  test('the keyboard reaches every part and comes back', async () => {
    const { page, host } = await visit();
    host.clickMenu('show');
    await page.reload();
    await cell(page, 'A1').waitFor();
    const part = () =>
      page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'));
    const seen: (string | null | undefined)[] = [];
    for (let i = 0; i < 5; i++) {
      seen.push(await part());
      await page.keyboard.press('F6');
    }
    expect(seen).toEqual(['cells', 'tabs', 'sidebar', 'bar', 'formula']);
    expect(await part()).toBe('cells');
  });

  test('Tab walks through the cells; after Escape it leaves them', async () => {
    const { page } = await visit();
    await cell(page, 'A1').click();
    await page.keyboard.press('Tab');
    expect(await active(page)).toBe('B1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part')),
    ).toBe('tabs');
  });

  test('the menu, the tabs and the drawer work by keyboard', async () => {
    const { page } = await visit({ rows: customers, prepare: (book) => book.addSheet('Second') });
    await page.getByRole('button', { name: 'Tiny menu' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.sidebar').waitFor();
    await page.getByRole('tab', { name: 'Orders' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Second', selected: true }).waitFor();
    await page.getByRole('button', { name: /Outbox/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'drawer-title');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-opens') === 'outbox');
  });

  testAccess(visit, { language: 'en', window: { width: 760, height: 400 }, aroundEvery: false });

  test('in Persian the page runs from right to left, with the sidebar on the left', async () => {
    const { page, host } = await visit({ rows: customers, language: 'fa' });
    host.clickMenu('show');
    await page.reload();
    await cell(page, 'A1').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect((await page.locator('.sidebar').boundingBox())!.x).toBe(0);
    expect(await page.locator('.now').textContent()).toBe('شنبه ۸ آذر ۱۴۰۴، ۱۰:۱۲');
  });

  test('the other language is one press away', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'فارسی' }).click();
    await page.getByRole('button', { name: /صندوق خروجی/ }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /Outbox/ }).waitFor();
  });
});
