import type { FunctionHelp, PageLanguage } from './protocol.ts';
import { say } from './words.ts';

/** What the page is told before it asks anything. */
export interface Boot {
  readonly frameOrigin: string;
  readonly functions: readonly FunctionHelp[];
}

/** JSON that may stand inside a script element. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page before its program fills it. */
export function pageShell({ language, ...boot }: Boot & { readonly language: PageLanguage }): string {
  const direction = language === 'fa' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(language).name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="page"></div>
<script type="application/json" id="boot">${inScript(boot)}</script>
<script src="/page.js"></script>
</body>
</html>`;
}

export interface ShimOptions {
  /** Program text of the shim. */
  readonly shim: string;
  /** Origin of the page, the only one that is talked to. */
  readonly page: string;
  /** Names that `google.script.run` has. */
  readonly functions: readonly string[];
}

/** The sidebar's HTML with `google.script` in it, ahead of any script of its own. */
export function withShim(html: string, { shim, page, functions }: ShimOptions): string {
  const script = `<script>var __frame=${inScript({ page, functions })};${shim}</script>`;
  const place =
    /<head(?:\s[^>]*)?>/i.exec(html) ?? /<html(?:\s[^>]*)?>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return html.slice(0, at) + script + html.slice(at);
}
