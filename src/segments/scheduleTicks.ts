import { UserError } from '../core/errors.ts';
import type { Schedule } from '../platform.ts';

/**
 * Makes the hourly run of this person where there is none.
 *
 * @throws {UserError} when Google allows no more triggers
 */
export function scheduleTicks(schedule: Schedule): void {
  try {
    schedule.turnOn();
  } catch {
    if (!schedule.isOn()) throw noTrigger;
  }
}

const noTrigger = new UserError({
  en: 'Google did not allow the hourly run; remove a trigger at script.google.com under My triggers, and press again',
  fa: 'گوگل اجازهٔ اجرای ساعتی نداد؛ در script.google.com، بخش My triggers یکی را پاک کنید و دوباره بزنید',
});
