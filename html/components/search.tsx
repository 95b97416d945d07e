import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Rich } from './rich.tsx';

/** Rows found at most. */
const mostRows = 20;

/**
 * A field to type into with what is found below it: arrows move, Enter takes, Escape closes. It stays open and keeps
 * the focus, for one more.
 */
export function Search<T>({
  label,
  placeholder,
  none,
  find,
  onTake,
  onClose,
  browse,
}: {
  label: string;
  placeholder: string;
  /** Said when nothing is found. */
  none: string;
  find: (typed: string, most: number) => readonly (T & { readonly phrase: string })[];
  onTake: (found: T) => void;
  onClose: () => void;
  /** Shows what there is before anything is typed. */
  browse: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(browse);
  const found = isOpen ? find(typed, mostRows) : [];
  const active = Math.min(at, found.length - 1);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' }), [active]);
  const take = (place: number) => {
    const one = found[place];
    if (!one) return;
    setTyped('');
    setAt(0);
    setOpen(false);
    onTake(one);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move && !isOpen) setOpen(true);
    else if (move) setAt((active + move + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') take(active);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div class="search field">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        dir="auto"
        placeholder={placeholder}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
      />
      <div role="listbox" id={`${id}-found`} aria-label={label}>
        {found.map(({ phrase }, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys, as listboxes do
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active row
          <div
            key={phrase}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(place)}
          >
            <Rich text={phrase} />
          </div>
        ))}
      </div>
      {isOpen && found.length === 0 && <p class="hint">{none}</p>}
    </div>
  );
}
