import { useRef } from 'preact/hooks';
import { ask } from './connection.ts';
import { Icon } from './icons.tsx';
import { momentText } from './moments.ts';
import type { Page } from './page.ts';
import { MenuButton, type PopupItem } from './popup.tsx';
import type { PageState } from './protocol.ts';
import { numberText } from './words.ts';

const hourMs = 3_600_000;

/** Name, menu of the add-on, clock, language, file, outbox and runs. */
export function TopBar({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words, language } = page;
  const messages = state.outbox.texts + state.outbox.mails;
  const menuName = state.menu[0]?.path[0] ?? words.name;
  return (
    <header class="top-bar" data-part="bar">
      <h1>{words.name}</h1>
      <MenuButton items={menuItems(page, state)} label={words.menuButton(menuName)} />
      <span class="gap" />
      <Clock page={page} state={state} />
      <span class="divider" />
      <button
        type="button"
        lang={language === 'fa' ? 'en' : 'fa'}
        onClick={() => page.act(ask('language', { language: language === 'fa' ? 'en' : 'fa' }))}
      >
        {words.otherLanguage}
      </button>
      <FileButton page={page} state={state} />
      <Toggle page={page} drawer="outbox">
        <Icon name="mail" />
        {words.outbox} <b>{numberText(messages, language)}</b>
      </Toggle>
      <Toggle page={page} drawer="runs">
        <Icon name="runs" />
        {words.runs}
      </Toggle>
    </header>
  );
}

function menuItems(page: Page, { menu }: PageState): PopupItem[] {
  return menu
    .filter(({ functionName }) => functionName !== '')
    .map((entry) => ({
      label: entry.caption,
      separated: menu[menu.indexOf(entry) - 1]?.functionName === '',
      heading: groupBefore(menu, entry),
      act: () =>
        page.act(ask('menu', { functionName: entry.functionName, selected: page.spreadsheet.selected })),
    }));
}

/** The caption of a menu inside the menu, above its first entry. */
function groupBefore(menu: PageState['menu'], entry: PageState['menu'][number]): string | undefined {
  const group = entry.path.slice(1).join(' · ');
  const before = menu[menu.indexOf(entry) - 1]?.path.slice(1).join(' · ');
  return group !== '' && group !== before ? group : undefined;
}

function Clock({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words, language } = page;
  const move = (input: { by: number } | { to: 'nextTrigger' }) => page.act(ask('advance', input));
  const isBusy = page.busy > 0;
  return (
    <fieldset class="clock" aria-busy={isBusy}>
      <legend class="unseen">{words.clock}</legend>
      <Icon name="clock" />
      <time class="now">{momentText(state.now, state.timezone, language)}</time>
      <button type="button" disabled={isBusy} onClick={() => move({ to: 'nextTrigger' })}>
        {words.toNextTick}
      </button>
      <button type="button" disabled={isBusy} onClick={() => move({ by: hourMs })}>
        {words.plusHour}
      </button>
      <button type="button" disabled={isBusy} onClick={() => move({ by: 24 * hourMs })}>
        {words.plusDay}
      </button>
    </fieldset>
  );
}

function FileButton({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words } = page;
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (file) await page.act(asBase64(file).then((content) => ask('open', { name: file.name, content })));
    if (input.current) input.current.value = '';
  };
  const items = [
    { label: words.openFile, act: () => input.current?.click() },
    { label: words.download, act: () => window.location.assign('/book.xlsx') },
  ];
  return (
    <>
      <MenuButton
        items={items}
        label={state.fileName}
        icon="sheet"
        title={`${words.file}: ${state.fileName}`}
      >
        <bdi class="file-name">{state.fileName}</bdi>
      </MenuButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={words.openFile}
        onChange={(event) => open(event.currentTarget.files?.[0])}
      />
    </>
  );
}

function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

interface ToggleProps {
  readonly page: Page;
  readonly drawer: 'outbox' | 'runs';
  readonly children: preact.ComponentChildren;
}

function Toggle({ page, drawer, children }: ToggleProps) {
  const isOpen = page.drawer === drawer;
  return (
    <button
      type="button"
      class="toggle"
      aria-expanded={isOpen}
      aria-controls="drawer"
      data-opens={drawer}
      onClick={() => {
        page.drawer = isOpen ? null : drawer;
        page.tell();
      }}
    >
      {children}
    </button>
  );
}
