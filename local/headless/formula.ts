import { dayParts, timeParts } from '../book/serial.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';
import { Door } from './door.ts';
import type { Scene } from './scene.ts';

/** Whether what a formula comes to may depend on the day. */
const asksToday = /\b(TODAY|NOW)\s*\(/i;

type Json = string | number | boolean | null;

/** The value of a formula, ready to be printed, and whether it is none. */
export function formula(scene: Scene): { readonly out: unknown; readonly failed: boolean } {
  const { subject, language } = scene.options;
  const host = scene.hostAt(asksToday.test(subject) || scene.options.now ? scene.now() : Date.now());
  if (language !== 'en') new Door(host).insist('setLanguage', { person: language, file: language });
  const result = host.evaluate(subject);
  for (const gap of host.gaps) console.error(gap);
  if ('error' in result) return { out: { error: result.error, message: result.message }, failed: true };
  const { value } = result;
  if (!Array.isArray(value)) return { out: jsonOf(value as Value), failed: false };
  return { out: (value as Value[][]).map((row) => row.map(jsonOf)), failed: false };
}

function jsonOf(value: Value): Json {
  if (value === null) return '';
  if (value instanceof DateSerial) return dateText(value.serial);
  return value instanceof CellError ? value.code : value;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "2011-03-31", with "T09:30:00" where the value has a time. */
export function dateText(serial: number): string {
  const { day: whole, hour, minute, second } = timeParts(serial);
  const { year, month, day } = dayParts(whole);
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return hour + minute + second === 0 ? text : `${text}T${two(hour)}:${two(minute)}:${two(second)}`;
}
