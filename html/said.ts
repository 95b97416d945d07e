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

/** As `said`, for help that speaks of numbers: those outside its codes are written in the digits of its language. */
export function saidWithDigits(text: string): string {
  if (!rightToLeft.test(text)) return said(text);
  return said(text).replace(/\u2066[^\u2069]*\u2069|[0-9]+/g, (part) =>
    part.startsWith('\u2066') ? part : persianDigits(part),
  );
}
