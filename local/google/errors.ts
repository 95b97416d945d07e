import type { Faults } from '../host.ts';
import { EnumValue, GoogleObject } from './object.ts';

/** A refusal of Google's: the script sees an Error named Exception with the text in the person's language. */
export class ServiceError extends Error {
  constructor(readonly text: ErrorText) {
    super(text.en);
  }

  in(language: Faults['errorLanguage']): string {
    return text(this.text, language);
  }
}

/** Something Google has and this host has not. Loud, so that it cannot pass for an empty answer. */
export class MissingHere extends Error {
  constructor(what: string) {
    super(`[local host] ${what} is not implemented`);
  }
}

/** The run is dead: this is not an error of the script's and every service refuses it from now on. */
export class RunKilled extends Error {}

/** Google's own words; French where public tables of live messages have them, else a translation. */
export interface ErrorText {
  readonly en: string;
  readonly fr: string;
}

const text = (words: ErrorText, language: Faults['errorLanguage']): string => words[language];

/** @throws {ServiceError} always */
export function refuse(words: ErrorText): never {
  throw new ServiceError(words);
}

/** The refusal of arguments of the wrong kind, which names what came: (String,number). */
export function refuseSignature(method: string, args: readonly unknown[]): never {
  const kinds = args.map(kindOf).join(',');
  return refuse({
    en: `The parameters (${kinds}) don't match the method signature for ${method}.`,
    fr: `Les paramètres (${kinds}) ne correspondent pas à la signature de la méthode pour ${method}.`,
  });
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value))
    return Array.isArray(value[0]) ? `${kindOf(value[0])}[]` : `${lowerKindOf(value[0])}[]`;
  return typeof value === 'string' ? 'String' : lowerKindOf(value);
}

function lowerKindOf(value: unknown): string {
  if (value instanceof Date) return 'Date';
  if (value === null || value === undefined) return 'null';
  if (value instanceof GoogleObject) return value.path;
  if (value instanceof EnumValue) return value.type;
  if (typeof value === 'object') return '(class)';
  return typeof value === 'string' ? 'String' : typeof value;
}
