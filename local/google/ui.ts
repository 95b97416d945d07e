import type { Dialog, MenuEntry } from '../host.ts';
import { refuse, refuseSignature } from './errors.ts';
import type { HtmlOutput } from './html.ts';
import { EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import type { Env } from './world.ts';

export const Button = enumOf('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
export const ButtonSet = enumOf('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

const buttonsOf: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

type Google = GoogleAppsScript.Base.Ui;

/** What a script may put in front of the person. */
export class Ui
  extends GoogleObject
  implements
    Named<
      Google,
      | 'alert'
      | 'createAddonMenu'
      | 'createMenu'
      | 'prompt'
      | 'showModalDialog'
      | 'showModelessDialog'
      | 'showSidebar'
    >
{
  readonly path = 'SpreadsheetApp.Ui';
  override readonly enums = { Button, ButtonSet };

  constructor(readonly env: Env) {
    super();
  }

  /** A menu of its own in the bar. */
  createMenu(caption: string): Menu {
    return new Menu(this.env, caption, 'bar');
  }

  /** A menu under Extensions that bears the name of the add-on. */
  createAddonMenu(): Menu {
    return new Menu(this.env, '', 'addon');
  }

  /** Takes the place of the sidebar there may be; its width is not the script's to choose. */
  showSidebar(page: HtmlOutput): void {
    const { world, run } = this.env;
    world.sidebar = {
      title: page.title ?? '',
      html: page.html,
      shownBy: run.plan.entry,
      serial: world.shared.nextSerial(),
    };
  }

  showModalDialog(page: HtmlOutput, title: string): void {
    showPage(this.env, 'modal', page, title);
  }

  showModelessDialog(page: HtmlOutput, title: string): void {
    showPage(this.env, 'modeless', page, title);
  }

  alert(...args: unknown[]): EnumValue {
    const buttons = args.find((arg) => arg instanceof EnumValue);
    const texts = args.filter((arg) => arg !== buttons).map(String);
    const [title, text] = texts.length > 1 ? [texts[0]!, texts[1]!] : ['', texts[0] ?? ''];
    return pressed(ask(this.env, { kind: 'alert', title, text, html: '', buttons: namesOf(buttons) }).button);
  }

  prompt(...args: unknown[]): PromptResponse {
    const buttons = args.find((arg) => arg instanceof EnumValue);
    const texts = args.filter((arg) => arg !== buttons).map(String);
    const [title, text] = texts.length > 1 ? [texts[0]!, texts[1]!] : ['', texts[0] ?? ''];
    const answer = ask(this.env, { kind: 'prompt', title, text, html: '', buttons: namesOf(buttons) });
    return new PromptResponse(pressed(answer.button), answer.text ?? '');
  }
}

const namesOf = (buttons: EnumValue | undefined): readonly string[] =>
  buttonsOf[buttons?.name ?? 'OK'] ?? ['OK'];

const pressed = (name: string): EnumValue =>
  (Button as Readonly<Record<string, EnumValue>>)[name] ?? Button.CLOSE;

/** The script waits for the answer, and no lock survives that. */
function ask({ world, run }: Env, dialog: Dialog): { readonly button: string; readonly text?: string } {
  run.dropLocks();
  world.dialogs.push(dialog);
  return world.answerDialog(dialog);
}

function showPage(env: Env, kind: 'modal' | 'modeless', page: HtmlOutput, title: string): void {
  env.world.dialogs.push({ kind, title, text: '', html: page.html, buttons: [] });
}

export class PromptResponse
  extends GoogleObject
  implements Named<GoogleAppsScript.Base.PromptResponse, 'getResponseText' | 'getSelectedButton'>
{
  readonly path = 'SpreadsheetApp.PromptResponse';

  constructor(
    readonly button: EnumValue,
    readonly text: string,
  ) {
    super();
  }

  getResponseText(): string {
    return this.text;
  }

  getSelectedButton(): EnumValue {
    return this.button;
  }
}

type GoogleMenu = GoogleAppsScript.Base.Menu;

export class Menu
  extends GoogleObject
  implements Named<GoogleMenu, 'addItem' | 'addSeparator' | 'addSubMenu' | 'addToUi'>
{
  readonly path = 'SpreadsheetApp.Menu';
  readonly entries: MenuEntry[] = [];

  constructor(
    readonly env: Env,
    readonly caption: string,
    readonly place: 'bar' | 'addon',
  ) {
    super();
  }

  addItem(caption: string, functionName: string): this {
    if (caption === '') refuseSignature('SpreadsheetApp.Menu.addItem', [caption, functionName]);
    this.entries.push({ caption, functionName, path: [this.caption] });
    return this;
  }

  addSeparator(): this {
    this.entries.push({ caption: '', functionName: '', path: [this.caption] });
    return this;
  }

  addSubMenu(menu: Menu): this {
    for (const entry of menu.entries) this.entries.push({ ...entry, path: [this.caption, ...entry.path] });
    return this;
  }

  /** A menu of the same caption is replaced. */
  addToUi(): void {
    if (this.entries.length === 0) {
      refuse({
        en: 'Menu must contain at least one item.',
        fr: 'Le menu doit contenir au moins un élément.',
      });
    }
    const { world } = this.env;
    const others = world.menu.filter(({ path }) => path[0] !== this.caption);
    world.menu = [...others, ...this.entries];
  }
}
