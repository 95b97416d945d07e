import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './connection.ts';
import type { Page } from './page.ts';
import type { FilterValue } from './protocol.ts';

const width = 260;

/** What a column holds, to choose what is shown of it. Escape or a press elsewhere leaves all as it is. */
export function FilterMenu({ page }: { readonly page: Page }) {
  const { filterMenu, sheet } = page;
  if (!filterMenu || !sheet?.filter) return null;
  return <Values key={`${sheet.id} ${filterMenu.column}`} page={page} sheet={sheet.id} {...filterMenu} />;
}

interface ValuesProps {
  readonly page: Page;
  readonly sheet: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

function Values({ page, sheet, column, x, y }: ValuesProps) {
  const { words } = page;
  const [values, setValues] = useState<readonly FilterValue[] | null>(null);
  const [wanted, setWanted] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    page.filterMenu = null;
    page.spreadsheet.grid.focus();
    page.tell();
  };
  useEffect(() => {
    ask('filterValues', { sheet, column }).then(setValues, (problem) => page.refuse(problem));
    box.current?.querySelector('input')?.focus();
    const press = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, []);
  const isWanted = ({ text }: FilterValue) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  const listed = values?.filter(isWanted) ?? [];
  const show = (shown: boolean, of: (value: FilterValue) => boolean) =>
    setValues((known) => known?.map((value) => (of(value) ? { ...value, shown } : value)) ?? null);
  const isAnyShown = values?.some(({ shown }) => shown) ?? false;
  const apply = () => {
    const hidden = values?.filter(({ shown }) => !shown).map(({ text }) => text) ?? [];
    page.act(ask('sheet', { act: 'filter', sheet, column, hidden }));
    close();
  };
  const left = Math.max(8, Math.min(x, window.innerWidth - width - 8));
  return (
    <div
      ref={box}
      class="popup filter-menu"
      role="dialog"
      tabIndex={-1}
      aria-label={words.filter}
      style={{ position: 'fixed', left: `${left}px`, right: 'auto', top: `${y}px`, width: `${width}px` }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT' && isAnyShown) apply();
      }}
    >
      <input
        class="text-field"
        aria-label={words.filterSearch}
        placeholder={words.filterSearch}
        value={wanted}
        dir="auto"
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <div class="filter-acts">
        <button type="button" class="plain" onClick={() => show(true, isWanted)}>
          {words.filterAll}
        </button>
        <button type="button" class="plain" onClick={() => show(false, isWanted)}>
          {words.filterNone}
        </button>
      </div>
      <div class="filter-values">
        {listed.map(({ text, shown }) => (
          <label key={text}>
            <input
              type="checkbox"
              checked={shown}
              onChange={() => show(!shown, (value) => value.text === text)}
            />
            <bdi>{text === '' ? words.filterBlank : text}</bdi>
          </label>
        ))}
      </div>
      <div class="dialog-buttons">
        <button type="button" class="plain" onClick={close}>
          {words.cancel}
        </button>
        <button type="button" class="primary" disabled={!isAnyShown} onClick={apply}>
          {words.filterApply}
        </button>
      </div>
    </div>
  );
}
