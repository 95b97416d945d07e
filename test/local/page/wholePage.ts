import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bar, cell, customers, shows, typeAt, type Visiting } from './visiting.ts';

/** Tests a sheet of so many orders: as long as a shop's, or long enough that most of it is not drawn. */
export function testLargeSheet(visit: Visiting, orders: number): void {
  test('scrolls to its end, and what is typed shows at once while the server is busy', async () => {
    const rows = [['id', 'amount'], ...Array.from({ length: orders }, (_, i) => [`K${i}`, i])];
    const last = `A${orders + 1}`;
    const { page } = await visit({ rows });
    await page.getByLabel('Cell name').fill(last);
    await page.keyboard.press('Enter');
    await shows(page, last, `K${orders - 1}`);
    await page.keyboard.press('Control+Home');
    await typeAt(page, 'D1', '=DOUBLE(A:B)');
    await page.keyboard.type('here');
    expect(await bar(page).inputValue()).toBe('here');
    await page.keyboard.press('Enter');
    await shows(page, 'D2', 'here');
    await shows(page, 'D1', '#REF!');
    await cell(page, 'D2').click();
    await page.keyboard.press('Delete');
    await shows(page, 'E3', '2');
    // A whole column goes at once.
    await page.locator('.letter[data-column="1"]').click();
    await page.keyboard.press('Delete');
    await shows(page, 'A2', '');
    await shows(page, 'D2', '');
  });
}

export interface Looked {
  readonly language: 'en' | 'fa';
  readonly window: { readonly width: number; readonly height: number };
  /** Whether the page around the drawer is looked at with every drawer, which takes longest. */
  readonly aroundEvery: boolean;
}

/** Tests that axe finds nothing in the page, with its sidebar and its drawers open. */
export function testAccess(visit: Visiting, { language, window, aroundEvery }: Looked): void {
  test(`nothing is reported as serious (${language})`, async () => {
    const { page, host, errors } = await visit({
      rows: customers,
      language,
      prepare: (book) => {
        const sheet = book.sheets[0]!;
        sheet.layout = { ...sheet.layout, frozenRows: 1, tabColor: '#1f4e8c' };
        sheet.enter(6, 1, [['=NOPE()']]);
      },
    });
    host.clickMenu('show');
    host.rpc('schedule', []);
    host.advance(2 * 3_600_000);
    await page.reload();
    await cell(page, 'A1').waitFor();
    // Each cell that shows is looked at.
    await page.setViewportSize(window);
    await page.evaluate(readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'));
    for (const [drawer, part] of [
      ['outbox', 'html'],
      ['runs', aroundEvery ? 'html' : '.drawer'],
    ] as const) {
      await page.locator(`[data-opens=${drawer}]`).click();
      await page.locator('.drawer li').first().waitFor();
      const found = (await page.evaluate(`axe.run('${part}', { iframes: false })`)) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}
