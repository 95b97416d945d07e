import type { Built } from '../calls/segments.ts';
import { buildingStep, deletedMeanwhile, OutOfTime, otherName } from './builtWords.ts';
import { writeJournal } from './journal.ts';
import { type FoundTab, freeName, searchTab } from './loadTabs.ts';
import { type BuildRun, type Step, stepsOf } from './publishParts.ts';
import { publishSaved } from './publishSaved.ts';
import type { KeptStamp } from './publishStamps.ts';
import { customersTab, leaversTab, type TabDefinition } from './tabs.ts';

/**
 * Makes or renews one tab after another, each really there before the next begins, and notes it in the journal.
 *
 * @throws {UserError} when the time of this execution is up
 */
export function publishSteps(
  run: BuildRun,
): Pick<Built, 'tabs' | 'warnings'> & { readonly stamps: readonly KeptStamp[] } {
  const { platform, input, ids } = run;
  const { workbook, settings, clock } = platform;
  const customers = searchTab(workbook, customersTab, ids);
  const { steps, saved } = stepsOf(run, customers);
  const tabs: Built['tabs'][number][] = [];
  const warnings: string[] = [];
  const done: Record<string, number> = { ...run.journal.done };
  for (const step of steps) {
    const { definition, kind, customers: count } = step;
    const ready = done[definition.id];
    let name = ready === undefined ? undefined : workbook.tab(ready)?.name;
    if (name === undefined) {
      if (clock.now() > clock.deadline) throw new OutOfTime(tabs.length, steps.length);
      const words = buildingStep(definition.name[input.fileLanguage])[input.language];
      settings.passing.set('progress', { step: words, done: tabs.length, of: steps.length });
      const taken = unlessDeleted(run, definition, () => {
        const found = definition.id === customersTab.id ? customers : searchTab(workbook, definition, ids);
        return take(run, step, found, warnings);
      });
      done[definition.id] = ids[definition.id] = taken.id;
      name = taken.name;
      if (run.only === undefined) writeJournal(settings.file, { ...run.journal, done });
    }
    tabs.push({ id: definition.id, name, kind, customers: count });
  }
  warnings.push(...publishSaved(saved, { fileLanguage: input.fileLanguage, language: input.language }));
  return { tabs, warnings, stamps: stampsOf(steps, run) };
}

/** What row 1 of each tab of customers says, whatever people renamed the tab to. */
const stampsOf = (steps: readonly Step[], { ids, input }: BuildRun): KeptStamp[] =>
  steps
    .filter(({ kind }) => kind !== 'report')
    .map(({ definition, customers }) => ({
      tab: ids[definition.id]!,
      name: definition.name[input.fileLanguage],
      customers,
    }));

/** Makes or renews one tab. */
function take(
  { platform, input, ids }: BuildRun,
  { definition, publish }: Step,
  found: FoundTab | null,
  warnings: string[],
): { readonly id: number; readonly name: string } {
  if (found) {
    const { id, name } = found.tab;
    ids[definition.id] = id;
    publish(found, name);
    return { id, name };
  }
  const language = input.fileLanguage;
  const name = definition.name[language];
  const free = freeName(platform.workbook, definition, language);
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
