import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { areaName, areaOf } from './grid/address.ts';
import type { Page } from './page.ts';
import type { FunctionHelp } from './protocol.ts';

/** Address of the selection and text of its cell; typing here and in the cell is one. */
export function FormulaBar({ page }: { readonly page: Page }) {
  const { spreadsheet, words } = page;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current) spreadsheet.editor.useBar(field.current);
  }, []);
  const { edit } = spreadsheet.editor;
  const shown = page.sheet && !edit ? spreadsheet.activeInput : null;
  useLayoutEffect(() => {
    if (field.current && shown !== null) field.current.value = shown;
  }, [shown]);
  return (
    <section class="formula-bar" data-part="formula" aria-label={words.formulaBar}>
      <NameBox page={page} />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <textarea
        ref={field}
        rows={1}
        dir={(edit ? spreadsheet.editor.text : (shown ?? '')).startsWith('=') ? 'ltr' : 'auto'}
        spellcheck={false}
        aria-label={words.cellContent}
        onFocus={() => spreadsheet.openInBar()}
      />
      <Completions page={page} />
    </section>
  );
}

function NameBox({ page }: { readonly page: Page }) {
  const { spreadsheet, words, sheet } = page;
  const [typed, setTyped] = useState<string | null>(null);
  const name = sheet ? areaName(spreadsheet.grid.area) : '';
  const go = () => {
    const area = typed !== null && sheet ? areaOf(typed, sheet) : null;
    setTyped(null);
    if (area) spreadsheet.select(area);
    else {
      if (typed?.trim()) page.notify(words.noSuchCell(typed.trim()), true);
      spreadsheet.grid.focus();
    }
  };
  return (
    <input
      class="name-box"
      dir="ltr"
      value={typed ?? name}
      aria-label={words.cellName}
      spellcheck={false}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        if (event.key === 'Escape') {
          setTyped(null);
          spreadsheet.grid.focus();
        }
      }}
    />
  );
}

/** Functions that complete the word at the caret, or what the function around the caret takes. */
function Completions({ page }: { readonly page: Page }) {
  const { editor } = page.spreadsheet;
  const { completion } = editor;
  const box = page.spreadsheet.editorBox;
  if (!completion || !box || (completion.matches.length === 0 && !completion.call)) return null;
  const fromEnd = document.documentElement.clientWidth - box.right;
  const isMirrored = page.spreadsheet.grid.geometry.rightToLeft;
  const place = isMirrored ? { right: `${Math.max(8, fromEnd)}px` } : { left: `${box.left}px` };
  const room = document.documentElement.clientHeight - box.bottom;
  const vertical =
    room > 220
      ? { top: `${box.bottom + 2}px` }
      : { bottom: `${document.documentElement.clientHeight - box.top + 2}px` };
  return (
    <div class="completions" dir="ltr" lang="en" style={{ ...place, ...vertical }}>
      {completion.matches.length > 0 ? (
        <div role="listbox" aria-label={page.words.functions}>
          {completion.matches.map((help, index) => (
            <div
              role="option"
              key={help.name}
              tabIndex={-1}
              class={index === editor.chosen ? 'chosen' : undefined}
              aria-selected={index === editor.chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                editor.take(index);
              }}
            >
              <b>{help.name}</b>
              {index === editor.chosen && help.summary && <small>{help.summary}</small>}
            </div>
          ))}
        </div>
      ) : (
        completion.call && (
          <CallHelp help={completion.call.help} current={completion.call.parameter} page={page} />
        )
      )}
    </div>
  );
}

interface CallHelpProps {
  readonly help: FunctionHelp;
  readonly current: number;
  readonly page: Page;
}

function CallHelp({ help, current, page }: CallHelpProps) {
  const parameter = help.parameters[Math.min(current, help.parameters.length - 1)];
  return (
    <div class="call-help" role="note">
      <code>
        {help.name}(
        {help.parameters.map(({ name, optional }, index) => (
          <span key={name}>
            {index > 0 && '; '}
            <span class={name === parameter?.name ? 'current' : undefined}>
              {optional ? `[${name}]` : name}
            </span>
          </span>
        ))}
        )
      </code>
      {help.summary && <p>{help.summary}</p>}
      {parameter?.help && (
        <p>
          <b>{parameter.name}</b>
          {parameter.optional && <span class="optional"> ({page.words.optional})</span>}: {parameter.help}
        </p>
      )}
    </div>
  );
}
