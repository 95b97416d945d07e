import { foldText } from '../core/text.ts';
import type { Platform } from '../platform.ts';
import { findTable } from './table.ts';
import { callListTab } from './tabs.ts';

/** What a caller noted of a call, by the key of its message. */
export interface Call {
  readonly key: string;
  readonly phone: string;
  readonly outcome: Outcome;
}

type Outcome = 'refused' | 'missed' | 'reached';

const refusing =
  /\b(?:do not|don['’]?t|never|no more) (?:call|contact|phone|text|write|message)|\bstop\b|\bopt(?:ed|s)?[ -]?out|unsubscribe|تماس نگیر|زنگ نزن|انصراف|پیام نده/;
const missing =
  /no answer|not reach|unreach|busy|voice ?mail|switched off|wrong|جواب نداد|پاسخ نداد|برنداشت|خاموش|اشغال|در دسترس نیست|اشتباه/;

/** The words are the caller's own: a wish for no more calls, a call that reached nobody, and anything else is a talk. */
export function outcomeOf(noted: string): Outcome {
  const folded = foldText(noted);
  return refusing.test(folded) ? 'refused' : missing.test(folded) ? 'missed' : 'reached';
}

/** Calls of which something was noted; no service call in a file that never had a call list. */
export function loadCalls(host: Pick<Platform, 'workbook' | 'settings'>): Call[] {
  if (host.settings.file.get<Record<string, number>>('tables')?.[callListTab.id] === undefined) return [];
  const table = findTable(host, callListTab, 'key');
  return (table?.rows ?? []).flatMap((row) => {
    const noted = table!.text(row, 'outcome');
    if (noted === '') return [];
    return [{ key: table!.text(row, 'key'), phone: table!.text(row, 'phone'), outcome: outcomeOf(noted) }];
  });
}
