import type { Built } from '../calls.ts';
import { segmentNames } from '../metrics/segmentGrid.ts';
import { stageNames } from '../metrics/stages.ts';
import type { Platform, Tab } from '../platform.ts';
import { buildingStep, deletedMeanwhile, otherName, outOfTime } from './builtWords.ts';
import { dashboardFacts } from './dashboardFacts.ts';
import { groupPlans } from './groupPlans.ts';
import { type BuildJournal, writeJournal } from './journal.ts';
import { leaverCells } from './leavers.ts';
import { leftOutPlan } from './leftOut.ts';
import { loadOutreach, markedIn } from './loadOutreach.ts';
import { type FoundTab, freeName, type Search, searchTab } from './loadTabs.ts';
import type { Standing } from './membership.ts';
import type { BuildInput } from './publish.ts';
import { publishDashboard } from './publishDashboard.ts';
import { publishLeavers } from './publishLeavers.ts';
import { publishTab } from './publishTab.ts';
import { tabColors } from './tabColors.ts';
import type { Leaver, TabPlan } from './tabImage.ts';
import {
  customersTab,
  dashboardTab,
  leaversTab,
  leftOutTab,
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
  /** Sheet ids of our tabs as far as they are known; those made are added. */
  readonly ids: Record<string, number>;
}

/** One tab of a build. */
interface Step {
  readonly definition: TabDefinition;
  readonly kind: Built['tabs'][number]['kind'];
  readonly customers: number;
  publish(found: FoundTab | null, name: string): Tab;
}

/**
 * Makes or renews one tab after another, each really there before the next begins, and notes it in the journal.
 *
 * @throws {UserError} when the time of this execution is up
 */
export function publishSteps(run: BuildRun): Pick<Built, 'tabs' | 'warnings'> {
  const { platform, input, ids } = run;
  const { workbook, settings, clock } = platform;
  const customers = searchTab(workbook, customersTab, ids);
  const steps = stepsOf(run, customers.found);
  const tabs: Built['tabs'][number][] = [];
  const warnings: string[] = [];
  const done: Record<string, number> = { ...run.journal.done };
  for (const step of steps) {
    const { definition, kind, customers: count } = step;
    const ready = done[definition.id];
    let name = ready === undefined ? undefined : workbook.tab(ready)?.name;
    if (name === undefined) {
      if (clock.now() > clock.deadline) throw outOfTime(tabs.length, steps.length);
      const words = buildingStep(definition.name[input.fileLanguage])[input.language];
      settings.passing.set('progress', { step: words, done: tabs.length, of: steps.length });
      const search = definition.id === customersTab.id ? customers : null;
      const taken = unlessDeleted(run, definition, () => take(run, step, search, warnings));
      done[definition.id] = ids[definition.id] = taken.id;
      name = taken.name;
      writeJournal(settings.file, { ...run.journal, done });
    }
    tabs.push({ id: definition.id, name, kind, customers: count });
  }
  return { tabs, warnings };
}

/** Makes or renews one tab. `search`: what was found of it before, null when nobody looked. */
function take(
  { platform, input, ids }: BuildRun,
  { definition, publish }: Step,
  search: Search | null,
  warnings: string[],
): { readonly id: number; readonly name: string } {
  const { workbook } = platform;
  const { found, taken } = search ?? searchTab(workbook, definition, ids);
  if (found) {
    const { id, name } = found.tab;
    ids[definition.id] = id;
    publish(found, name);
    return { id, name };
  }
  const language = input.fileLanguage;
  const name = definition.name[language];
  const free = freeName(workbook, definition, { taken, language });
  if (free !== name) warnings.push(otherName(name, free)[input.language]);
  return { id: publish(null, free).id, name: free };
}

/** @throws {UserError} when `work` failed because the tab, or Leavers, is not there any more */
function unlessDeleted<T>({ platform, input, ids }: BuildRun, definition: TabDefinition, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    for (const { id, name } of [definition, leaversTab]) {
      const known = ids[id];
      if (known !== undefined && platform.workbook.tab(known) === null)
        throw deletedMeanwhile(name[input.fileLanguage]);
    }
    throw problem;
  }
}

function stepsOf(run: BuildRun, customers: FoundTab | null): Step[] {
  const { platform, input, standing, journal } = run;
  const { workbook } = platform;
  const { orders, balance, by, fileLanguage: language } = input;
  const marked = markedIn(customers?.contents.values ?? [], orders);
  const outreach = loadOutreach(platform, { orders, marked, language });
  const known = { orders, standing, outreach, language, zone: workbook.zone, builtAt: journal.at };
  const groups = groupPlans(known);
  const keepLeavers = leaversKeeper(run);
  let model: Tab | null = null;

  const publishGroup = (
    definition: TabDefinition,
    plan: TabPlan,
    found: FoundTab | null,
    name: string,
  ): Tab => {
    const isSegment = definition.columns === segmentTabs[0]!.columns;
    const tab = publishTab(workbook, {
      plan,
      found,
      name,
      color: tabColors[definition.id] ?? '',
      model: isSegment ? model : null,
      onLeavers: (leavers) => keepLeavers(leavers, name),
    });
    if (isSegment && !found) model = tab;
    return tab;
  };
  const groupStep = (definition: TabDefinition, kind: Step['kind']): Step => {
    const group = groups(definition);
    return {
      definition,
      kind,
      customers: group.customers,
      publish: (found, name) => publishGroup(definition, group.plan(), found, name),
    };
  };
  const facts = () => dashboardFacts({ ...known, balance, by, reach: outreach.reach });
  return [
    groupStep(customersTab, 'customers'),
    {
      definition: dashboardTab,
      kind: 'report',
      customers: 0,
      publish: (found, name) => publishDashboard(workbook, { facts: facts(), found, name }),
    },
    ...(by === 'rfm' ? segmentTabs : stageTabs).map((definition) => groupStep(definition, 'segment')),
    {
      definition: leftOutTab,
      kind: 'report',
      customers: 0,
      publish: (found, name) =>
        publishTab(workbook, {
          plan: leftOutPlan(balance, known),
          found,
          name,
          color: '',
          model: null,
          // A reason that is gone has nobody's story with it.
          onLeavers: () => undefined,
        }),
    },
  ];
}

/** Writes down who leaves a tab, in Leavers, before the tab changes. */
function leaversKeeper(run: BuildRun): (leavers: readonly Leaver[], from: string) => void {
  const { platform, input, standing, journal, ids } = run;
  const { workbook } = platform;
  const language = input.fileLanguage;
  let search: Search | undefined;
  const placeOf = new Map(Array.from(standing.customer, (who, at) => [who, at]));
  const segmentOf = (who: number): string => {
    const at = placeOf.get(who);
    if (at === undefined) return '';
    return input.by === 'rfm'
      ? segmentNames[standing.segment[at]!][language]
      : stageNames[standing.stage[at]!][language];
  };
  return (leavers, from) => {
    if (leavers.length === 0) return;
    search ??= searchTab(workbook, leaversTab, ids);
    const { found, taken } = search;
    const leaving = { from, asOf: standing.asOf, zone: workbook.zone, language, segmentOf };
    const rows = leavers.map((leaver) => leaverCells(leaver, leaving));
    const name = found ? found.tab.name : freeName(workbook, leaversTab, { taken, language });
    const tab = publishLeavers(workbook, { rows, found, name, language, since: journal.since });
    if (!tab || found) return;
    ids[leaversTab.id] = tab.id;
    search = { found: { tab, contents: tab.contents() }, taken };
  };
}
