import type { Built } from '../calls/segments.ts';
import type { Day } from '../core/days.ts';
import type { Platform, Tab } from '../platform.ts';
import { dashboardFacts } from './dashboardFacts.ts';
import { type GroupPlan, groupPlans } from './groupPlans.ts';
import { groupName } from './groupWords.ts';
import type { BuildJournal } from './journal.ts';
import { leaverCells } from './leavers.ts';
import { leftOutPlan } from './leftOut.ts';
import { loadOutreach, markedIn } from './loadOutreach.ts';
import { loadSpend, loadVisitors } from './loadOutside.ts';
import { loadSaved, type SavedGroups } from './loadSaved.ts';
import { type FoundTab, freeName, searchTab } from './loadTabs.ts';
import type { Standing } from './membership.ts';
import { movementOf } from './movement.ts';
import type { BuildInput } from './publish.ts';
import { publishDashboard } from './publishDashboard.ts';
import { publishLeavers } from './publishLeavers.ts';
import { publishMovement } from './publishMovement.ts';
import { publishTab } from './publishTab.ts';
import { tabColors } from './tabColors.ts';
import type { Leaver } from './tabImage.ts';
import {
  customersTab,
  dashboardTab,
  leaversTab,
  leftOutTab,
  movementTab,
  savedTab,
  segmentTabs,
  stageTabs,
  type TabDefinition,
} from './tabs.ts';

/** A build on its way: what is known, and what is already there. */
export interface BuildRun {
  readonly platform: Platform;
  readonly input: BuildInput;
  readonly standing: Standing;
  readonly journal: BuildJournal;
  /** Name of the tab on which others are laid out. */
  readonly beside: string;
  /** Day of the build before, with which Movement compares. */
  readonly movedFrom: Day;
  /** Sheet ids of our tabs as far as they are known; those made are added. */
  readonly ids: Record<string, number>;
  /** Id of the one tab that is wanted; left out for all. */
  readonly only?: string;
  /** A day of the newest month that the dashboard is to show; left out for the last whole one. */
  readonly newest?: Day | undefined;
}

/** One tab of a build. */
export interface Step {
  readonly definition: TabDefinition;
  readonly kind: Built['tabs'][number]['kind'];
  readonly customers: number;
  publish(found: FoundTab | null, name: string): Tab;
}

/** The tabs of a build in their order, and the shop's own segments with what is to be said of them. */
export function stepsOf(
  run: BuildRun,
  customers: FoundTab | null,
): { readonly steps: readonly Step[]; readonly saved: SavedGroups } {
  const { platform, input, standing, journal, beside } = run;
  const { workbook } = platform;
  const { orders, balance, by, fileLanguage: language } = input;
  const cells = customers?.contents.values ?? [];
  const outreach = loadOutreach(platform, { orders, marked: markedIn(cells, orders), language });
  const { reach } = outreach;
  const saved = loadSaved(platform, { orders, standing, language, customers: cells, reach });
  const wanted = saved.groups.filter(({ wantsTab }) => wantsTab);
  const known = {
    ...{ orders, standing, outreach, language, zone: workbook.zone, builtAt: journal.at },
    saved: new Map(wanted.map(({ name, places }) => [savedTab(name).id, places ?? []])),
  };
  const groupStep = groupSteps(run, groupPlans(known));
  const steps = [
    groupStep(customersTab, 'customers'),
    reportStep(dashboardTab, (found, name) => {
      const outside = { spend: loadSpend(platform), visitors: loadVisitors(platform) };
      const facts = dashboardFacts({ ...known, ...outside, balance, by, reach, newest: run.newest });
      return publishDashboard(workbook, { facts, found, name, beside });
    }),
    ...(by === 'rfm' ? segmentTabs : stageTabs).map((definition) => groupStep(definition, 'segment')),
    ...wanted.map(({ name }) => groupStep(savedTab(name), 'customers')),
    reportStep(movementTab, (found, name) => {
      const movement = movementOf(orders, { before: run.movedFrom, now: standing, by });
      return publishMovement(workbook, { movement, language, builtAt: journal.at, found, name, beside });
    }),
    reportStep(leftOutTab, (found, name) =>
      publishTab(workbook, {
        ...{ plan: leftOutPlan(balance, known), found, name, beside, color: '', model: null },
        // A reason that is gone has nobody's story with it.
        onLeavers: () => undefined,
      }),
    ),
  ];
  return { steps: steps.filter(({ definition }) => definition.id === (run.only ?? definition.id)), saved };
}

const reportStep = (definition: TabDefinition, publish: Step['publish']): Step => ({
  ...{ definition, kind: 'report', customers: 0, publish },
});

/** Steps of tabs of customers: the first one made is the model of the others, and whoever leaves one is written down. */
function groupSteps(
  run: BuildRun,
  groups: (definition: TabDefinition) => GroupPlan,
): (definition: TabDefinition, kind: Step['kind']) => Step {
  const keepLeavers = leaversKeeper(run);
  let model: Tab | null = null;
  return (definition, kind) => {
    const { customers, plan } = groups(definition);
    const isSegment = definition.columns === segmentTabs[0]!.columns;
    return {
      ...{ definition, kind, customers },
      publish(found, name) {
        const tab = publishTab(run.platform.workbook, {
          ...{ plan: plan(), found, name, beside: run.beside },
          color: tabColors[definition.id] ?? '',
          model: isSegment ? model : null,
          onLeavers: (leavers) => keepLeavers(leavers, name),
        });
        if (isSegment && !found) model = tab;
        return tab;
      },
    };
  };
}

/** Writes down who leaves a tab, in Leavers, before the tab changes. */
function leaversKeeper(run: BuildRun): (leavers: readonly Leaver[], from: string) => void {
  const { platform, input, standing, journal, ids, beside } = run;
  const { workbook } = platform;
  const language = input.fileLanguage;
  let found: FoundTab | null | undefined;
  const placeOf = new Map(Array.from(standing.customer, (who, at) => [who, at]));
  const segmentOf = (who: number): string => {
    const at = placeOf.get(who);
    if (at === undefined) return '';
    const id = input.by === 'rfm' ? standing.segment[at]! : `stage_${standing.stage[at]}`;
    return groupName(id, language);
  };
  return (leavers, from) => {
    if (leavers.length === 0) return;
    if (found === undefined) found = searchTab(workbook, leaversTab, ids);
    const leaving = { from, asOf: standing.asOf, zone: workbook.zone, language, segmentOf };
    const rows = leavers.map((leaver) => leaverCells(leaver, leaving));
    const name = found ? found.tab.name : freeName(workbook, leaversTab, language);
    const tab = publishLeavers(workbook, { rows, found, name, beside, language, since: journal.since });
    if (!tab || found) return;
    ids[leaversTab.id] = tab.id;
    found = { tab, contents: tab.contents() };
  };
}
