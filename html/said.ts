import { code } from './isolate.ts';

/** The server words its answers to stand inside a sentence; where one stands alone it begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const rightToLeft = /[\u0590-\u08ff]/;

/** A sentence of the server, alone: with a capital, and in Persian with its codes, phones and addresses isolated. */
export function said(text: string): string {
  if (!rightToLeft.test(text)) return capital(text);
  return text.replace(/[+\w](?:[\w.@:/+=-]*\w)?/g, (token) =>
    /^\+|[A-Za-z]/.test(token) ? code(token) : token,
  );
}
