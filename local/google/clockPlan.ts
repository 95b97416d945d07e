import { millisecondsInDay as dayMs, unixEpochSerial } from '../book/serial.ts';
import { zoneClock } from '../book/zone.ts';

/** How a clock trigger goes on. Wall clock is that of `zone`; months count from 1, week days from 1 for Monday. */
export type ClockPlan = { readonly every: 'once' } | SteadyPlan | DailyPlan;

export interface SteadyPlan {
  readonly every: 'minutes' | 'hours';
  readonly count: number;
}

export interface DailyPlan {
  readonly every: 'days' | 'weeks' | 'months';
  readonly count: number;
  readonly zone: string;
  readonly hour: number;
  readonly minute: number;
  /** 1 Monday to 7 Sunday, for weeks. */
  readonly weekDay?: number;
  /** For months; a month without that day is passed over. */
  readonly monthDay?: number;
}

const minuteMs = 60_000;

/** When a trigger set at `from` fires next, later than `after`; null for one that fires once and has fired. */
export function nextDue(plan: ClockPlan, from: number, after: number): number | null {
  if (plan.every === 'once') return from > after ? from : null;
  return isSteady(plan) ? nextStep(plan, from, after) : nextDay(plan, from, after);
}

const isSteady = (plan: SteadyPlan | DailyPlan): plan is SteadyPlan =>
  plan.every === 'minutes' || plan.every === 'hours';

function nextStep(plan: SteadyPlan, from: number, after: number): number {
  const step = plan.count * (plan.every === 'minutes' ? minuteMs : 60 * minuteMs);
  return from + Math.max(Math.floor((after - from) / step) + 1, 1) * step;
}

/** The first fitting day whose wall-clock time is past `after`; counted in steps from the day of `from`. */
function nextDay(plan: DailyPlan, from: number, after: number): number | null {
  const clock = zoneClock(plan.zone);
  const start = Math.floor((from + clock.offsetAt(from)) / dayMs);
  const today = Math.floor((after + clock.offsetAt(after)) / dayMs);
  for (let day = Math.max(start, today); day < today + 3_000; day++) {
    if (!fits(plan, day, start)) continue;
    const due = clock.instantOf(day + unixEpochSerial + (plan.hour * 60 + plan.minute) / 1440);
    if (due > after) return due;
  }
  return null;
}

function fits(plan: DailyPlan, day: number, start: number): boolean {
  if (plan.every === 'days') return (day - start) % plan.count === 0;
  const date = new Date(day * dayMs);
  if (plan.every === 'months') return date.getUTCDate() === plan.monthDay;
  const weekDay = ((date.getUTCDay() + 6) % 7) + 1;
  return weekDay === (plan.weekDay ?? 1) && Math.floor((day - start) / 7) % plan.count === 0;
}
