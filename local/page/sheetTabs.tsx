import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './connection.ts';
import { Icon } from './icons.tsx';
import type { Page } from './page.ts';
import { MenuButton } from './popup.tsx';
import type { PageState, SheetState } from './protocol.ts';

/** The sheets of the file as tabs: arrows move between them, a menu on each renames and deletes. */
export function SheetTabs({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words } = page;
  const list = useRef<HTMLDivElement>(null);
  const sheets = state.sheets.filter(({ hidden }) => !hidden);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.activeSheet]);
  const move = (event: KeyboardEvent) => {
    const index = sheets.findIndex(({ id }) => id === state.activeSheet);
    const onward = page.language === 'fa' ? 'ArrowLeft' : 'ArrowRight';
    const back = page.language === 'fa' ? 'ArrowRight' : 'ArrowLeft';
    const targets: Record<string, number> = { [onward]: index + 1, [back]: index - 1, Home: 0, End: -1 };
    if (!(event.key in targets)) return;
    event.preventDefault();
    const next = sheets.at(targets[event.key]! % sheets.length)!;
    page.showSheet(next.id);
    list.current?.querySelector<HTMLElement>(`[data-sheet="${next.id}"]`)?.focus();
  };
  return (
    <div class="sheet-tabs" data-part="tabs">
      <button
        type="button"
        class="plain"
        aria-label={words.addSheet}
        title={words.addSheet}
        onClick={() => page.act(ask('sheet', { act: 'add' }))}
      >
        <Icon name="plus" size={16} />
      </button>
      <div class="tab-list">
        <div role="tablist" aria-label={words.tabs} ref={list} onKeyDown={move}>
          {sheets.map((sheet) => (
            <Tab key={sheet.id} page={page} sheet={sheet} isActive={sheet.id === state.activeSheet} />
          ))}
        </div>
      </div>
      <TabMenu page={page} />
    </div>
  );
}

interface TabProps {
  readonly page: Page;
  readonly sheet: SheetState;
  readonly isActive: boolean;
}

function Tab({ page, sheet, isActive }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${sheet.id}`}
      data-sheet={sheet.id}
      aria-selected={isActive}
      aria-controls="cells"
      tabIndex={isActive ? 0 : -1}
      style={sheet.color ? { '--tab-color': sheet.color } : undefined}
      class={sheet.color ? 'colored' : undefined}
      onPointerDown={(event) => {
        // While a formula waits for a cell, the keyboard stays with it.
        if (page.spreadsheet.editor.wantsCell) event.preventDefault();
      }}
      onClick={() => page.showSheet(sheet.id)}
    >
      <bdi>{sheet.name}</bdi>
    </button>
  );
}

/** Renaming and deleting of the sheet that is shown. */
function TabMenu({ page }: { readonly page: Page }) {
  const { words, sheet } = page;
  const [asking, setAsking] = useState<'rename' | 'delete' | null>(null);
  if (!sheet) return null;
  const items = [
    { label: words.rename, act: () => setAsking('rename') },
    { label: words.delete, act: () => setAsking('delete') },
  ];
  return (
    <>
      <MenuButton items={items} label="" title={words.sheetMenu(sheet.name)} plain above>
        {null}
      </MenuButton>
      {asking && <SheetDialog page={page} sheet={sheet} act={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

interface SheetDialogProps {
  readonly page: Page;
  readonly sheet: SheetState;
  readonly act: 'rename' | 'delete';
  readonly onClose: () => void;
}

function SheetDialog({ page, sheet, act, onClose }: SheetDialogProps) {
  const { words } = page;
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(sheet.name);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const confirm = (event: Event) => {
    event.preventDefault();
    dialog.current?.close();
    page.act(
      act === 'rename'
        ? ask('sheet', { act, sheet: sheet.id, name })
        : ask('sheet', { act, sheet: sheet.id }),
    );
  };
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={act === 'rename' ? words.rename : words.delete}>
      <form onSubmit={confirm}>
        {act === 'rename' ? (
          <label>
            {words.renameTo}
            <input
              class="text-field"
              value={name}
              dir="auto"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
        ) : (
          <p>{words.deleteAsk(sheet.name)}</p>
        )}
        <div class="dialog-buttons">
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          <button type="submit" class={act === 'delete' ? 'danger' : 'primary'}>
            {act === 'rename' ? words.rename : words.delete}
          </button>
        </div>
      </form>
    </dialog>
  );
}
