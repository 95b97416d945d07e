import { UsageError } from './options.ts';

/** A campaign as the bundle takes it: see `CampaignDraft` of its calls. */
export interface Draft {
  readonly name: string;
  readonly segment: string;
  readonly channel: 'email' | 'sms';
  readonly gateway: string;
  readonly subject: string;
  readonly text: string;
  readonly start: string;
  readonly repeat: string;
  readonly until: string;
  readonly holdout: number | null;
  readonly kind: string;
  readonly dataAge: number;
  readonly code: string;
  readonly codeUntil: string;
  readonly topic: string;
  readonly pause: number;
  readonly budget: number | null;
  readonly calendar: string;
}

const defaults: Readonly<Record<string, unknown>> = {
  name: undefined,
  segment: 'customers',
  channel: 'email',
  gateway: '',
  subject: '',
  text: undefined,
  start: undefined,
  repeat: 'none',
  until: '',
  holdout: null,
  kind: 'advertising',
  data_age: 3,
  code: '',
  code_until: '',
  topic: '',
  pause: 60,
  budget: null,
  calendar: 'gregorian',
};

/**
 * The campaigns of a plan file: one, or a list. Keys have underscores; what is left out has its default, texts go by
 * Kavenegar.
 * @throws {UsageError} that names the key, or a name given twice
 */
export function readPlan(text: string): Draft[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (problem) {
    throw new UsageError(`the plan is no JSON: ${(problem as Error).message}`);
  }
  const drafts = (Array.isArray(parsed) ? parsed : [parsed]).map(draftOf);
  const names = new Set<string>();
  for (const { name } of drafts) {
    const folded = String(name).trim().toLowerCase();
    if (names.has(folded))
      throw new UsageError(`two campaigns of the plan are named "${name}"; each needs its own`);
    names.add(folded);
  }
  return drafts;
}

function draftOf(plan: unknown): Draft {
  if (typeof plan !== 'object' || plan === null)
    throw new UsageError('a plan is an object with a name and a text');
  const given = plan as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(defaults, key));
  if (unknown !== undefined)
    throw new UsageError(`the plan has no key "${unknown}"; there are ${Object.keys(defaults).join(', ')}`);
  const draft: Record<string, unknown> = {};
  for (const [key, otherwise] of Object.entries(defaults)) {
    const value = given[key] ?? (key === 'gateway' && given['channel'] === 'sms' ? 'kavenegar' : otherwise);
    if (value === undefined) throw new UsageError(`the plan needs "${key}"`);
    draft[camelCase(key)] = value;
  }
  return draft as unknown as Draft;
}

const camelCase = (key: string): string =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
