import { Blob } from './blob.ts';
import { refuse } from './errors.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { escapeHtml, templateCode } from './template.ts';
import type { Env } from './world.ts';

const SandboxMode = enumOf('SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
const XFrameOptionsMode = enumOf('XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);
const metaTags = new Set([
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
]);

/** `HtmlService`: pages made of the project's HTML files. */
export class HtmlService
  extends GoogleObject
  implements
    Named<
      GoogleAppsScript.HTML.HtmlService,
      'createHtmlOutput' | 'createHtmlOutputFromFile' | 'createTemplate' | 'createTemplateFromFile'
    >
{
  readonly path = 'HtmlService';
  override readonly enums = { SandboxMode, XFrameOptionsMode };

  constructor(readonly env: Env) {
    super();
  }

  createHtmlOutput(html: string | Blob = ''): HtmlOutput {
    return new HtmlOutput(html instanceof Blob ? html.getDataAsString() : String(html));
  }

  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(fileOf(this.env, name));
  }

  createTemplate(html: string | Blob): HtmlTemplate {
    return new HtmlTemplate(this.env, html instanceof Blob ? html.getDataAsString() : html);
  }

  createTemplateFromFile(name: string): HtmlTemplate {
    return new HtmlTemplate(this.env, fileOf(this.env, name));
  }
}

function fileOf({ world }: Env, name: string): string {
  const found = world.project.html.get(name);
  if (found !== undefined) return found;
  return refuse({
    en: `No HTML file named ${name} was found.`,
    fr: `Aucun fichier HTML nommé ${name} n'a été trouvé.`,
  });
}

type Output = GoogleAppsScript.HTML.HtmlOutput;

/** A page; its title is what `setTitle` said, never the `<title>` in the file. */
export class HtmlOutput
  extends GoogleObject
  implements Named<Output, 'append' | 'appendUntrusted' | 'getContent' | 'getTitle' | 'setTitle' | 'setWidth'>
{
  readonly path = 'HtmlService.HtmlOutput';
  title: string | null = null;
  width: number | null = null;
  height: number | null = null;
  readonly meta: { readonly name: string; readonly content: string }[] = [];

  constructor(public html: string) {
    super();
  }

  getContent(): string {
    return this.html;
  }

  setContent(html: string): this {
    this.html = html;
    return this;
  }

  append(html: string): this {
    this.html += html;
    return this;
  }

  appendUntrusted(text: string): this {
    this.html += escapeHtml(text);
    return this;
  }

  clear(): this {
    this.html = '';
    return this;
  }

  getTitle(): string | null {
    return this.title;
  }

  setTitle(title: string): this {
    this.title = title;
    return this;
  }

  getWidth(): number | null {
    return this.width;
  }

  /** Kept, and ignored by a sidebar: that is 300 pixels wide. */
  setWidth(width: number): this {
    this.width = width;
    return this;
  }

  getHeight(): number | null {
    return this.height;
  }

  setHeight(height: number): this {
    this.height = height;
    return this;
  }

  /** There is one mode; asking for another changes nothing. */
  setSandboxMode(_mode: EnumValue): this {
    return this;
  }

  setXFrameOptionsMode(_mode: EnumValue): this {
    return this;
  }

  setFaviconUrl(_url: string): this {
    return this;
  }

  addMetaTag(name: string, content: string): this {
    if (!metaTags.has(name)) {
      refuse({
        en: `The meta tag you specified is not allowed in this context.`,
        fr: `La balise meta indiquée n'est pas autorisée dans ce contexte.`,
      });
    }
    this.meta.push({ name, content });
    return this;
  }
}

/** A page with scriptlets; what a script sets on it are the names the scriptlets see. */
export class HtmlTemplate
  extends GoogleObject
  implements Named<GoogleAppsScript.HTML.HtmlTemplate, 'evaluate' | 'getRawContent' | 'getCode'>
{
  readonly path = 'HtmlService.HtmlTemplate';
  override readonly open = true;
  /** As values of the script's realm. */
  readonly assigned = new Map<string, unknown>();

  constructor(
    readonly env: Env,
    readonly source: string,
  ) {
    super();
  }

  getRawContent(): string {
    return this.source;
  }

  getCode(): string {
    return templateCode(this.source, [...this.assigned.keys()]);
  }

  evaluate(): HtmlOutput {
    const { realm } = this.env;
    const fill = realm.evaluate(this.getCode()) as (...args: unknown[]) => void;
    let html = '';
    const print = (value: unknown, isEscaped: boolean): void => {
      const text = value === undefined || value === null ? '' : String(value);
      html += isEscaped ? escapeHtml(text) : text;
    };
    fill(print, ...this.assigned.values());
    return new HtmlOutput(html);
  }
}
