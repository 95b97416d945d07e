import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { mergeField, mergePieces } from '../merge.ts';
import { Link } from './button.tsx';

export interface FieldName {
  readonly id: string;
  readonly label: string;
}

/** Fields offered at first; the rest is opened by hand. */
const often: readonly string[] = ['name', 'code', 'product'];

/**
 * A text in which merge fields stand as words of their own: shown «نام|دوست», kept as `{{name|دوست}}`. A field is
 * deleted like a letter; one typed in braces becomes such a word when the editor is left.
 */
export function MergeEditor({
  label,
  aside,
  text,
  fields,
  onText,
  oneLine,
}: {
  label: string;
  aside?: ComponentChildren;
  text: string;
  fields: readonly FieldName[];
  onText: (text: string) => void;
  /** Holds no line breaks and offers no fields, which may still be typed. */
  oneLine?: boolean;
}) {
  const { words } = useApp();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | null>(null);
  const namedWith = useRef<readonly FieldName[] | null>(null);
  useLayoutEffect(() => {
    // What was typed here is in the box already; filling it again would lose the caret.
    if (!box.current || (textIn(box.current) === text && namedWith.current === fields)) return;
    namedWith.current = fields;
    fill(box.current, text, fields);
  }, [text, fields]);
  useEffect(() => {
    const remember = () => {
      const selection = document.getSelection();
      if (selection?.rangeCount && box.current?.contains(selection.anchorNode))
        caret.current = selection.getRangeAt(0);
    };
    document.addEventListener('selectionchange', remember);
    return () => document.removeEventListener('selectionchange', remember);
  }, []);
  const insert = (field: string) => {
    if (!box.current) return;
    const fallbacks: Readonly<Record<string, string | undefined>> = words.write.fallbacks;
    insertAt(box.current, caret.current, chipFor(field, fallbacks[field] ?? null, fields));
    onText(textIn(box.current));
  };
  return (
    <div class="stack tight">
      <div class="ends top-line">
        <span class="label" id={id}>
          {label}
        </span>
        {aside}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot show a field as one word */}
      <div
        ref={box}
        class={oneLine ? 'editor' : 'editor tall'}
        role="textbox"
        tabIndex={0}
        aria-multiline={!oneLine}
        aria-labelledby={id}
        dir={directionOf(text)}
        contentEditable="plaintext-only"
        onInput={(event) => onText(textIn(event.currentTarget))}
        onKeyDown={(event) => {
          if (oneLine && event.key === 'Enter') event.preventDefault();
        }}
        onPaste={(event) => pastePlain(event, oneLine ? ' ' : '\n')}
        onBlur={(event) => fill(event.currentTarget, textIn(event.currentTarget), fields)}
      />
      {!oneLine && <Chips fields={fields} onInsert={insert} />}
    </div>
  );
}

/** A Persian text reads from the right even where a field in Latin letters begins it. */
const directionOf = (text: string): 'rtl' | 'auto' => (/[\u0600-\u06ff]/.test(text) ? 'rtl' : 'auto');

/** The fields to insert, the usual ones first. */
function Chips({ fields, onInsert }: { fields: readonly FieldName[]; onInsert: (field: string) => void }) {
  const { words } = useApp();
  const [all, setAll] = useState(false);
  const usual = fields.filter(({ id }) => often.includes(id));
  const offered = all || usual.length === 0 ? fields : usual;
  return (
    <div class="chips">
      {words.write.insert}
      {offered.map((field) => (
        <button key={field.id} type="button" class="chip" onClick={() => onInsert(field.id)}>
          {field.label}
        </button>
      ))}
      {offered.length < fields.length && (
        <Link expanded={false} onPress={() => setAll(true)}>
          {words.write.moreFields}
        </Link>
      )}
    </div>
  );
}

/** Rebuilds the content, unless it is the same already: a rebuild would lose the caret. */
function fill(box: HTMLElement, text: string, fields: readonly FieldName[]): void {
  const nodes = mergePieces(text).map((piece) =>
    piece.kind === 'text'
      ? document.createTextNode(piece.text)
      : chipFor(piece.field, piece.fallback, fields),
  );
  // A last line break is drawn only with something after it.
  if (text.endsWith('\n')) nodes.push(document.createTextNode('\n'));
  const built = document.createElement('div');
  built.append(...nodes);
  if (built.innerHTML !== box.innerHTML) box.replaceChildren(...built.childNodes);
}

function chipFor(field: string, fallback: string | null, fields: readonly FieldName[]): HTMLElement {
  const chip = document.createElement('span');
  const label = fields.find(({ id }) => id === field)?.label ?? field;
  chip.className = 'merge';
  chip.contentEditable = 'false';
  chip.dataset['field'] = mergeField(field, fallback);
  chip.textContent = fallback === null ? label : `${label}|${fallback}`;
  return chip;
}

/** What the editor holds, as it is stored. */
function textIn(box: HTMLElement): string {
  return [...box.childNodes]
    .map(stored)
    .join('')
    .replace(/\u00a0/g, ' ')
    .replace(/\n$/, '');
}

function stored(node: Node): string {
  if (node instanceof HTMLElement && node.dataset['field']) return node.dataset['field'];
  if (node.nodeName === 'BR') return '\n';
  const inside =
    node.childNodes.length > 0 ? [...node.childNodes].map(stored).join('') : (node.nodeValue ?? '');
  // Where plain-text editing is not known, every further line is a block of its own.
  return node.nodeName === 'DIV' ? `\n${inside}` : inside;
}

function insertAt(box: HTMLElement, caret: Range | null, chip: HTMLElement): void {
  const range = caret && box.contains(caret.startContainer) ? caret : document.createRange();
  if (range !== caret) {
    range.selectNodeContents(box);
    range.collapse(false);
  }
  range.deleteContents();
  range.insertNode(chip);
  range.setStartAfter(chip);
  range.collapse(true);
  box.focus();
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function pastePlain(event: ClipboardEvent, lineBreak: string): void {
  const text = event.clipboardData?.getData('text/plain');
  if (text === undefined) return;
  event.preventDefault();
  document.execCommand('insertText', false, text.replace(/\r\n?|\n/g, lineBreak));
}
