import { Door } from './door.ts';
import type { Scene } from './scene.ts';

/** What `understand` answers, the parts that are printed. */
interface Understood {
  readonly format: string;
  readonly rows: { readonly in: number; readonly counted: number };
  readonly sum: { readonly in: unknown; readonly counted: unknown };
  readonly orders: number;
  readonly customers: number;
  readonly revenue: unknown;
  readonly anonymous: { readonly rows: number; readonly orders: number; readonly revenue: unknown };
  readonly from: string | null;
  readonly to: string | null;
  readonly columns: unknown;
  readonly leftOut: readonly { readonly reason: string; readonly rows: number; readonly sum: unknown }[];
  readonly warnings: readonly string[];
  readonly questions: readonly { readonly text: string }[];
  readonly orderList?: unknown;
  readonly customerList?: unknown;
}

/** What was understood of the orders; warnings and open questions go to standard error. */
export function orders(scene: Scene): unknown {
  const host = scene.hostAt(scene.options.now === null ? Date.now() : scene.now());
  const door = new Door(host);
  const { detail, language } = scene.options;
  if (language !== 'en') door.insist('setLanguage', { person: language, file: language });
  const answer = door.insist<Understood>('understand', { tabs: scene.ordersTabs, detail });
  for (const line of [...answer.warnings, ...answer.questions.map(({ text }) => text), ...host.gaps]) {
    console.error(line);
  }
  const { rows, sum, anonymous, leftOut, orderList, customerList } = answer;
  return {
    format: answer.format,
    rows: { in: rows.in, counted: rows.counted },
    sum: { in: sum.in, counted: sum.counted },
    orders: answer.orders,
    customers: answer.customers,
    revenue: answer.revenue,
    anonymous: { rows: anonymous.rows, orders: anonymous.orders, revenue: anonymous.revenue },
    from: answer.from,
    to: answer.to,
    columns: answer.columns,
    leftOut: leftOut.map(({ reason, rows: count, sum: amount }) => ({ reason, rows: count, sum: amount })),
    ...(detail ? { orderList, customerList } : {}),
  };
}
