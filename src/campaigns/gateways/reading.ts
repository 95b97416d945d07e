import { foldDigits, foldText } from '../../core/text.ts';
import type { GatewayResponse, SendAnswer, TextMessage } from './gateway.ts';

/** Answers read without trust: any status, any body, and never an exception. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Null where the body is no JSON. */
export function jsonOf(response: GatewayResponse): Json {
  try {
    return JSON.parse(response.body) as Json;
  } catch {
    return null;
  }
}

/** A member whatever the case of its name, as vendors are not of one mind; null where there is none. */
export function member(json: Json, name: string): Json {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  const object = json as { readonly [key: string]: Json };
  if (object[name] !== undefined) return object[name];
  const lower = name.toLowerCase();
  const found = Object.keys(object).find((key) => key.toLowerCase() === lower);
  return found === undefined ? null : (object[found] ?? null);
}

/** A list; a single thing is a list of one, and nothing is an empty one. */
export function list(json: Json): readonly Json[] {
  if (Array.isArray(json)) return json as readonly Json[];
  return json === null ? [] : [json];
}

/** Of a number or of digits in text; null for anything else. */
export function numberOf(json: Json): number | null {
  if (typeof json === 'number') return Number.isFinite(json) ? json : null;
  return typeof json === 'string' && /^-?\d+(\.\d+)?$/.test(json.trim()) ? Number(json) : null;
}

/** Of a text or a number; '' for anything else. */
export function textOf(json: Json): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json).trim() : '';
}

/** `a=1&b=2`, encoded. */
export function formOf(fields: Readonly<Record<string, string>>): string {
  return Object.keys(fields)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(fields[name]!)}`)
    .join('&');
}

/** 09121112233, as Iranian gateways write a number; others keep their form. */
export function iranianNumber(e164: string): string {
  return e164.startsWith('+98') ? `0${e164.slice(3)}` : e164;
}

/** Whether two spellings are of one number: their last ten digits tell. */
function isSameNumber(a: string, b: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '').slice(-10);
  return digits(a) !== '' && digits(a) === digits(b);
}

/** Messages matched by place, the number being the check, where our reference does not come back. */
export function acceptedByPlace(items: readonly Json[], messages: readonly TextMessage[]): SendAnswer {
  const accepted = messages.flatMap(({ key, to }, i) => {
    const item = items[i] ?? null;
    const id = textOf(member(item, 'messageId'));
    if (id === '' || !isSameNumber(textOf(member(item, 'receptor')), to)) return [];
    return [{ key, id, cost: numberOf(member(item, 'cost')) }];
  });
  return { kind: 'answered', accepted, rejected: [] };
}

/** Whether an answer to a text asks for no more of them: 11, «لغو ۱۱», STOP. */
export function isStopWord(text: string): boolean {
  return /^(?:لغو\s*)?11$|^(?:لغو|stop|unsubscribe|cancel|end|quit)$/.test(foldText(foldDigits(text)));
}

/** E.164 of a number as a gateway writes it; '' for what is none. */
export function e164Of(number: string): string {
  const digits = foldDigits(number).replace(/[^\d+]/g, '');
  const iranian = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(digits);
  if (iranian) return `+98${iranian[1]}`;
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : '';
}
