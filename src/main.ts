/**
 * Everything Google calls by name: the menu, the sidebar's one door, the hourly tick and the spreadsheet functions.
 * The only place where a platform is made, inside each entry point and never while the code loads.
 */
import { answers } from './answers.ts';
import { cellContext } from './appsscript/cellContext.ts';
import { appsScriptPlatform } from './appsscript/platform.ts';
import { accountLanguage, menuFor, showSidebar } from './appsscript/ui.ts';
import type { Answer, CallName, Calls } from './calls/calls.ts';
import { runTick } from './campaigns/run.ts';
import { UserError } from './core/errors.ts';
import type { Language } from './core/language.ts';
import { evaluateMetric } from './metrics/evaluate.ts';
import type { Result } from './metrics/metric.ts';
import type { Platform } from './platform.ts';
import { fileLanguageOf } from './start.ts';

export function onOpen(event?: { authMode?: unknown }): void {
  menuFor(event?.authMode);
}

export function onInstall(event?: { authMode?: unknown }): void {
  onOpen(event);
}

export const openThisWeek = () => showSidebar('week');
export const openOrders = () => showSidebar('orders');
export const openSegments = () => showSidebar('segments');
export const openCampaigns = () => showSidebar('campaigns');
export const openResults = () => showSidebar('results');
export const openSettings = () => showSidebar('settings');
export const openSampleData = () => showSidebar('sample');
export const openHelp = () => showSidebar('help');

/**
 * A spreadsheet function, by the name under which it was typed.
 * @throws {Error} with the sentence for the cell, in the file's language
 */
export function evaluate(name: string, typed: readonly unknown[]): Result {
  const context = cellContext();
  try {
    return evaluateMetric(name, typed, context);
  } catch (problem) {
    throw new Error(sentenceFor(problem, context.language, () => undefined));
  }
}

/** What the sidebar asks, each call by its name in `Calls`; nothing else of the project can be reached from a page. */
export function call<N extends CallName>(
  name: N,
  input: Parameters<Calls[N]>[0],
): Answer<ReturnType<Calls[N]>> {
  const platform = appsScriptPlatform();
  const language = platform.settings.person.get<Language>('language') ?? accountLanguage();
  try {
    if (!Object.keys(answers).includes(name)) throw new Error(`no call named ${String(name)}`);
    const asked = { platform, language, fileLanguage: fileLanguageOf(platform) };
    return plain({ ok: answers[name](input, asked) });
  } catch (problem) {
    return { error: sentenceFor(problem, language, (line) => platform.log.write(line)) };
  }
}

/** The hourly trigger. */
export function tick_(): void {
  const platform: Platform | null = appsScriptPlatform.ifOpen();
  if (platform) runTick(platform, fileLanguageOf(platform));
}

/** A copy that survives the way to the page: a date or a missing value there would turn the whole answer to null. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function sentenceFor(problem: unknown, language: Language, log: (line: string) => void): string {
  if (problem instanceof UserError) return problem.in(language);
  const detail = problem instanceof Error ? `${problem.message} ${problem.stack ?? ''}` : String(problem);
  const reference = referenceOf(detail);
  log(`bug ${reference}: ${detail}`);
  return language === 'fa'
    ? `این ایرادِ افزونه است، نه برگهٔ شما (شناسهٔ ${reference})؛ لطفاً گزارش دهید`
    : `This is a bug in the add-on, not in your sheet (reference ${reference}). Please report it`;
}

/** Four letters and digits that are the same for the same fault, so that reports can be matched. */
function referenceOf(detail: string): string {
  let hash = 7;
  for (let i = 0; i < detail.length; i++) hash = (Math.imul(hash, 31) + detail.charCodeAt(i)) >>> 0;
  return hash.toString(36).toUpperCase().slice(-4);
}
