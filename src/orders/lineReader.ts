import { lazily } from '../core/lazily.ts';
import { allMatches, foldHeader } from '../core/text.ts';
import { amountOf, quantityOf } from './amountColumn.ts';
import { sampleOf } from './content.ts';
import type { Line } from './order.ts';
import type { Plan } from './plan.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** What one row says of products. Amounts are in smallest units. */
export interface LineReader {
  /** Whether the file names products at all. */
  readonly hasProducts: boolean;
  /** Column whose cell is the one product of its row; null where a row holds several, or none. */
  readonly single: number | null;
  read(row: number): Line[];
}

interface Worth {
  /** Of the row as a line; 0 where it has none. */
  line(row: number): number;
  /** Smallest units in one written unit of the row's currency. */
  scale(row: number): number;
}

/** Reads products from the file's columns: one a row, several in a cell, or side by side. */
export function lineReader(plan: Plan, worth: Worth): LineReader {
  const wide = wideColumns(plan);
  if (wide.length > 0) {
    return {
      hasProducts: true,
      single: null,
      read: (row) => wideLines(plan.sheet.rows[row] as Row, row, wide, worth),
    };
  }
  const at = plan.columns.of.product ?? plan.columns.of.sku;
  if (at === undefined) return { hasProducts: false, single: null, read: () => [] };
  if (holdsLists(plan)) {
    return { hasProducts: true, single: null, read: (row) => itemsIn(textOf(plan.sheet.rows[row]?.[at])) };
  }
  return { hasProducts: true, single: at, read: (row) => oneLine(plan, row, worth) };
}

function oneLine({ sheet, columns }: Plan, row: number, worth: Worth): Line[] {
  const { product, sku, category, quantity } = columns.of;
  const cells = sheet.rows[row] as Row;
  const name =
    (product === undefined ? '' : textOf(cells[product])) || (sku === undefined ? '' : textOf(cells[sku]));
  if (name === '') return [];
  return [
    {
      product: name,
      category: category === undefined ? '' : textOf(cells[category]),
      quantity: quantity === undefined ? 1 : (quantityOf(cells[quantity]) ?? 1),
      amount: worth.line(row),
    },
  ];
}

interface WideColumns {
  readonly name: number;
  readonly quantity: number;
  readonly total: number;
}

function wideColumns({ sheet, format }: Plan): WideColumns[] {
  const pattern = format?.itemColumns;
  if (pattern === undefined) return [];
  const column = (header: string, n: number) =>
    sheet.folded.indexOf(foldHeader(header.replace('{n}', String(n))));
  const found: WideColumns[] = [];
  for (let n = 1; column(pattern.name, n) >= 0; n++) {
    found.push({
      name: column(pattern.name, n),
      quantity: column(pattern.quantity, n),
      total: column(pattern.total, n),
    });
  }
  return found;
}

function wideLines(cells: Row, row: number, wide: readonly WideColumns[], worth: Worth): Line[] {
  return wide.flatMap(({ name, quantity, total }): Line[] => {
    const product = textOf(cells[name]);
    if (product === '') return [];
    const amount = total < 0 ? null : amountOf(cells[total]);
    return [
      {
        product,
        category: '',
        quantity: quantity < 0 ? 1 : (quantityOf(cells[quantity]) ?? 1),
        amount: amount === null ? 0 : Math.round(amount * worth.scale(row)),
      },
    ];
  });
}

const counted = /(?:^|[\s,،;؛|])\d{1,4}\s?[×✕xX*]\s|\s[×✕xX*]\s?\d{1,4}(?=$|[\s,،;؛|])|×\d/;
const listHeaders = lazily(
  () =>
    new Set(
      [
        'products',
        'product(s)',
        'product details',
        'items',
        'line items',
        'اقلام',
        'محصولات',
        'محصول(ها)',
        'کالاها',
        'اقلام سفارش',
        'محصولات سفارش',
        'نام محصولات',
      ].map(foldHeader),
    ),
);

/** Whether the product column lists an order's items in one cell, such as `2× Tea, 1× Mug`. */
export function holdsLists({ sheet, columns }: Plan): boolean {
  const at = columns.of.product;
  if (at === undefined) return false;
  if (listHeaders().has(sheet.folded[at] ?? '')) return true;
  const sample = sampleOf(sheet, at).map(textOf);
  const lists = sample.filter((text) => counted.test(foldedDigits(text)));
  return lists.length * 2 > sample.length;
}

function foldedDigits(text: string): string {
  return text.replace(/[۰-۹]/g, '1').replace(/[٠-٩]/g, '1');
}

/** `Product ID: 1, Product Qty: 2, Product SKU: M, Product Name: Mug, …`, several with a bar between. */
const labeled = /Product Qty: (\d+)[^|]*?Product Name: ([^|]*?)\s*(?=, Product |\||$)/g;

const digits = '[0-9۰-۹٠-٩]{1,4}';
const countFirst = new RegExp(
  `(${digits})\\s*[×✕xX*]\\s*(.+?)(?=\\s*[,،;؛|\\n]\\s*${digits}\\s*[×✕xX*]|$)`,
  'gs',
);
const countLast = new RegExp(`(.+?)\\s*[×✕xX*]\\s*(${digits})\\s*(?:[,،;؛|\\n]\\s*|$)`, 'gs');

/** The items of one cell with their counts; names without a count are one each. */
function itemsIn(cell: string): Line[] {
  if (cell === '') return [];
  const item = (product: string, count: string): Line => ({
    product: product.trim(),
    category: '',
    quantity: quantityOf(count) ?? 1,
    amount: 0,
  });
  const named = allMatches(cell, labeled);
  if (named.length > 0) return named.map((match) => item(match[2] as string, match[1] as string));
  if (new RegExp(`^\\s*${digits}\\s*[×✕xX*]\\s*\\S`).test(cell)) {
    return allMatches(cell, countFirst).map((match) => item(match[2] as string, match[1] as string));
  }
  const last = allMatches(cell, countLast);
  if (last.length > 0 && last.reduce((length, match) => length + match[0].length, 0) === cell.length) {
    return last.map((match) => item(match[1] as string, match[2] as string));
  }
  return cell
    .split(/\s*[،;؛|\n]\s*|,\s+/)
    .filter((name) => name !== '')
    .map((name) => item(name, '1'));
}
