import type { Language } from '../core/language.ts';
import { shownUnit } from '../core/shown.ts';
import { compareCodePoints } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import { currencyOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { stampOf } from './builtWords.ts';
import { customerCells, formatsOf } from './customerCells.ts';
import { customerIdentities } from './layout.ts';
import type { Outreach } from './loadOutreach.ts';
import type { Standing } from './membership.ts';
import type { TabPlan } from './tabImage.ts';
import { customersTab, segmentTabs, type TabDefinition } from './tabs.ts';

interface Known {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly outreach: Outreach;
  readonly language: Language;
  readonly zone: Zone;
  /** ms since 1970 UTC. */
  readonly builtAt: number;
  /** Members of the shop's own segments, as places in the standing, by the definition's id. */
  readonly saved: ReadonlyMap<string, readonly number[]>;
}

/** Who is in a tab of customers, and what the tab is to hold. */
export interface GroupPlan {
  readonly customers: number;
  plan(): TabPlan;
}

/**
 * The plans of the customer tabs. `Customers` begins with who spent most; a segment with who bought last, as that is
 * who still remembers the shop.
 */
export function groupPlans(known: Known): (definition: TabDefinition) => GroupPlan {
  const { orders, standing, language, zone, builtAt } = known;
  const facts = { ...known, reach: known.outreach.reach, lastMessage: known.outreach.lastMessage };
  const currency = currencyOf(orders);
  const cellsOf = {
    customers: customerCells(facts, customersTab.columns),
    segment: customerCells(facts, segmentTabs[0]!.columns),
  };
  const { totalSpent, recencyDays } = standing.scores;
  const keyAt = (at: number) => orders.customers[standing.customer[at]!]!;
  const bySpent = (a: number, b: number) =>
    totalSpent[b]! - totalSpent[a]! || compareCodePoints(keyAt(a), keyAt(b));
  const byDays = (a: number, b: number) => recencyDays[a]! - recencyDays[b]! || bySpent(a, b);
  return (definition) => {
    const isAll = definition.id === customersTab.id;
    const own = known.saved.get(definition.id);
    const places = own ? Int32Array.from(own) : placesOf(standing, definition.id);
    const members = places.sort(isAll ? bySpent : byDays);
    const cells = isAll ? cellsOf.customers : cellsOf.segment;
    return {
      customers: members.length,
      plan: () => ({
        definition,
        language,
        title: stampOf(
          { name: definition.name[language], customers: members.length, builtAt, unread: 0 },
          zone,
          language,
        ),
        unit: shownUnit(currency.code, language),
        formats: formatsOf(definition.columns, currency),
        rows: Array.from(members, (at) => ({ who: standing.customer[at]!, cells: cells(at) })),
        identities: customerIdentities,
        find: (cell) => orders.find(cell),
      }),
    };
  };
}

/** Places in the standing of the members of a group. */
function placesOf({ customer, segment, stage }: Standing, groupId: string): Int32Array {
  const all = Int32Array.from(customer.keys());
  if (groupId === customersTab.id) return all;
  return all.filter((at) => segment[at] === groupId || `stage_${stage[at]}` === groupId);
}
