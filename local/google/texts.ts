import type { ErrorText } from './errors.ts';

const scopeRoot = 'https://www.googleapis.com/auth/';
const listed = (scopes: readonly string[]): string =>
  scopes.map((scope) => (scope.includes('://') ? scope : scopeRoot + scope)).join(' || ');

/** Sentences of Google's that several services share. Sources: its quota page and reports of live messages. */
export const texts = {
  notFromHere: (call: string, scopes: readonly string[]): ErrorText => ({
    en: `You do not have permission to call ${call}.${scopes.length ? ` Required permissions: ${listed(scopes)}` : ''}`,
    fr: `Vous n'êtes pas autorisé à appeler ${call}.${scopes.length ? ` Autorisations requises : ${listed(scopes)}` : ''}`,
  }),
  scopeMissing: (call: string, scopes: readonly string[]): ErrorText => ({
    en: `Specified permissions are not sufficient to call ${call}. Required permissions: ${listed(scopes)}`,
    fr: `Les autorisations spécifiées ne sont pas suffisantes pour appeler ${call}. Autorisations requises : ${listed(scopes)}`,
  }),
  consentMissing: {
    en: 'Authorization is required to perform that action. Please run the script again to authorize it.',
    fr: "Vous devez disposer d'une autorisation pour effectuer cette action. Veuillez exécuter à nouveau le script pour l'autoriser.",
  },
  noUiHere: {
    en: 'Cannot call SpreadsheetApp.getUi() from this context.',
    fr: "Impossible d'appeler SpreadsheetApp.getUi() à partir de ce contexte.",
  },
  tooOftenToday: (service: string): ErrorText => ({
    en: `Service invoked too many times for one day: ${service}.`,
    fr: `Trop d'appels pour ce service aujourd'hui : ${service}.`,
  }),
  tooMuchTime: {
    en: 'Service using too much computer time for one day.',
    fr: "Le service a utilisé trop de temps d'utilisation de l'ordinateur en une journée.",
  },
  tooLong: (what: 'key' | 'value' | 'subject'): ErrorText => ({
    en: `Argument too large: ${what}`,
    fr: `Argument trop grand : ${what}`,
  }),
  noSuchFunction: (name: string): ErrorText => ({
    en: `Script function not found: ${name}`,
    fr: `Fonction de script introuvable : ${name}`,
  }),
  timedOut: {
    en: 'Exceeded maximum execution time',
    fr: "Durée maximale d'exécution dépassée",
  },
  tooManyAtOnce: {
    en: 'There are too many scripts running simultaneously for this Google user account.',
    fr: "Trop de scripts s'exécutent simultanément pour ce compte utilisateur Google.",
  },
} as const;
