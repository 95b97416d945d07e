import type { Language } from '../core/language.ts';
import { shownMoment, shownNumber, shownUnit } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import type { Reading } from '../orders/readOrders.ts';
import { reasonLabel } from '../orders/reasons.ts';
import { formatsOf } from './customerCells.ts';
import type { TabPlan } from './tabImage.ts';
import { leftOutTab } from './tabs.ts';

export type Balance = Pick<
  Reading,
  'rowsIn' | 'rowsCounted' | 'sumCounted' | 'leftOut' | 'anonymous' | 'currencies'
>;

interface Built {
  /** ms since 1970 UTC. */
  readonly builtAt: number;
  readonly zone: Zone;
  readonly language: Language;
}

const nobody = { en: 'Order without a customer', fa: 'سفارش بدون مشتری' };

/** What of the orders is in no tab, by reason: a row each, largest first. */
export function leftOutPlan(balance: Balance, { builtAt, zone, language }: Built): TabPlan {
  const currency = balance.currencies[0] ?? { code: '', scale: 1, decimals: 0 };
  const { anonymous, leftOut, rowsIn } = balance;
  const groups = leftOut.map(({ reason, rows, sum, firstRows }) => ({
    label: reasonLabel(reason)[language],
    rows,
    sum: sum[0] ?? 0,
    firstRows: firstRows.join(language === 'fa' ? '، ' : ', '),
  }));
  if (anonymous.rows > 0)
    groups.push({
      label: nobody[language],
      rows: anonymous.rows,
      sum: anonymous.revenue[0] ?? 0,
      firstRows: '',
    });
  groups.sort((a, b) => b.rows - a.rows);
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const [count, of] = [shownNumber(rows, language), shownNumber(rowsIn, language)];
  const at = shownMoment(builtAt, zone, language);
  return {
    definition: leftOutTab,
    language,
    title:
      language === 'fa'
        ? `${leftOutTab.name.fa} · ${count} ردیف از ${of}، ساخته شد: ${at}`
        : `${leftOutTab.name.en} · ${count} of ${of} rows, built ${at}`,
    unit: shownUnit(currency.code, language),
    formats: formatsOf(leftOutTab.columns, currency),
    rows: groups.map((group, who) => ({
      who,
      cells: [group.label, group.rows, group.sum / currency.scale, group.firstRows],
    })),
    identities: ['reason'],
    find: (cell) => groups.findIndex(({ label }) => label === cell),
  };
}
