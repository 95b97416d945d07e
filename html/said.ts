import { persianDigits } from '../src/core/text.ts';
import { code } from './isolate.ts';

/** The server words its answers to stand inside a sentence; where one stands alone it begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const rightToLeft = /[\u0590-\u08ff]/;
/** Words of Latin letters, digits and the marks inside addresses, as long as nothing but a space stands between. */
const latinRun = /[+\w](?:[\w.@:!/+=-]*\w)?(?: [+\w](?:[\w.@:!/+=-]*\w)?)*/g;

/** A sentence of the server, alone: with a capital, and in Persian with its codes, phones and addresses isolated. */
export function said(text: string): string {
  if (!rightToLeft.test(text)) return capital(text);
  return text.replace(latinRun, (run) => (/^\+|[A-Za-z]/.test(run) ? code(run) : run));
}

// What stands for itself: an isolated code, what somebody typed or named, a phone.
const asWritten = /\u2066[^\u2069]*\u2069|"[^"]*"|«[^»]*»|[0-9]{8,}/;
const numbers = new RegExp(`${asWritten.source}|[0-9]+`, 'g');

/** As `said`, with the numbers of a Persian sentence in Persian digits. */
export function saidWithDigits(text: string): string {
  if (!rightToLeft.test(text)) return said(text);
  return said(text).replace(numbers, (part) => (asWritten.test(part) ? part : persianDigits(part)));
}
