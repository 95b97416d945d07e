import { render } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { AddOnDialog } from './addOnDialog.tsx';
import { focusNextPart } from './addOnFrame.tsx';
import { CellMenu } from './cellMenu.tsx';
import { Charts } from './charts.tsx';
import { Drawer } from './drawer.tsx';
import { FilterMenu } from './filterMenu.tsx';
import { FormulaBar } from './formulaBar.tsx';
import { Notices } from './notices.tsx';
import { Page } from './page.ts';
import { SheetTabs } from './sheetTabs.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './topBar.tsx';

function App({ page }: { readonly page: Page }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => page.watch(() => redraw(undefined)), []);
  const { state } = page;
  if (!state) return null;
  return (
    <div class={state.sidebar ? 'app with-sidebar' : 'app'}>
      <TopBar page={page} state={state} />
      <FormulaBar page={page} />
      <main class="work">
        <Cells page={page} />
        <SheetTabs page={page} state={state} />
        <Drawer page={page} state={state} />
      </main>
      <Sidebar page={page} state={state} />
      <CellMenu page={page} />
      <FilterMenu page={page} />
      <AddOnDialog page={page} />
      <Notices page={page} />
    </div>
  );
}

/** The grid, which draws itself, and the charts over it. */
function Cells({ page }: { readonly page: Page }) {
  const place = useRef<HTMLDivElement>(null);
  const { spreadsheet, sheet, charts } = page;
  useEffect(() => {
    place.current?.append(spreadsheet.element);
    spreadsheet.grid.repaint();
    spreadsheet.grid.focus();
  }, []);
  useEffect(() => {
    const views = charts.sheet === sheet?.id ? charts.views : [];
    if (sheet)
      render(<Charts views={views} geometry={spreadsheet.grid.geometry} />, spreadsheet.grid.overlay);
  }, [charts, sheet]);
  return (
    <div
      class="cells"
      id="cells"
      role="tabpanel"
      aria-labelledby={`tab-${sheet?.id}`}
      data-part="cells"
      ref={place}
    />
  );
}

const boot = JSON.parse(document.getElementById('boot')!.textContent!);
const page = new Page(boot);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  focusNextPart(event.shiftKey);
});
page.start().then(
  () => render(<App page={page} />, document.getElementById('page')!),
  (problem) => {
    document.body.textContent = String(problem);
  },
);
