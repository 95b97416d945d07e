import { useMemo, useRef, useState } from 'preact/hooks';
import type { SegmentFacts } from '../../src/calls/ownSegments.ts';
import type { Expression } from '../../src/segments/rules/expression.ts';
import { useApp } from '../app.ts';
import { type Offer, offersFor } from '../segment/offers.ts';
import type { Wording } from '../segment/phrase.ts';
import {
  bare,
  changed,
  counted,
  extended,
  type Group,
  isGroup,
  joinedBy,
  membersOf,
  type Path,
  type Way,
  wayOf,
  waysFor,
} from '../segment/tree.ts';
import { Condition } from './condition.tsx';
import { Icon } from './icon.tsx';
import { Search } from './search.tsx';

interface GroupProps {
  root: Group;
  loaded: SegmentFacts;
  wording: Wording;
  onChange: (root: Group) => void;
}

/** What every level of the conditions needs. */
interface Desk extends GroupProps {
  /** The condition open for editing, and the group that gets one more; each by its path. */
  readonly open: string;
  readonly adding: string;
  setOpen(path: string): void;
  setAdding(path: string): void;
  find(typed: string, most: number): Offer[];
  /** Puts the focus where one goes on adding, when what had it is gone. */
  goOn(): void;
}

const nowhere = 'none';
const keyOf = (path: Path): string => path.join('.');

/** Conditions as a sentence from top to bottom: joiners between chips, a bar beside a group. */
export function GroupView(props: GroupProps) {
  const { words } = useApp();
  const { root, loaded, wording, onChange } = props;
  const [open, setOpen] = useState(nowhere);
  const [adding, setAdding] = useState(membersOf(root).length === 0 ? '' : nowhere);
  const find = useMemo(() => offersFor(loaded, wording), [loaded, wording.format]);
  const rules = useRef<HTMLFieldSetElement>(null);
  const goOn = () =>
    requestAnimationFrame(() =>
      rules.current?.querySelector<HTMLElement>('[role="combobox"], :scope > .link')?.focus(),
    );
  const desk: Desk = { ...props, open, adding, setOpen, setAdding, find, goOn };
  return (
    <fieldset class="rules" ref={rules} aria-label={words.segment.with}>
      <div class="joiner">
        {words.segment.with}
        {membersOf(root).length > 1 && (
          <Joiner
            label={words.segment.joined}
            value={'all' in root ? 'all' : 'any'}
            ways={['all', 'any']}
            onWay={(way) => onChange(joinedBy(root, way === 'all' ? 'all' : 'any'))}
          />
        )}
      </div>
      <Members group={root} path={[]} desk={desk} />
    </fieldset>
  );
}

function Members({ group, path, desk }: { group: Group; path: Path; desk: Desk }) {
  const { words } = useApp();
  const word = 'all' in group ? words.segment.and : words.segment.or;
  const isOutermost = path.length === 0;
  const here = keyOf(path);
  return (
    <>
      {membersOf(group).map((member, place) => (
        <Member
          key={place}
          member={member}
          path={[...path, place]}
          parent={group}
          word={place === 0 ? '' : word}
          desk={desk}
        />
      ))}
      {desk.adding === here ? (
        <Adding path={path} desk={desk} />
      ) : (
        <button type="button" class="link" onClick={() => desk.setAdding(here)}>
          <Icon name="plus" />
          {isOutermost ? words.segment.add : words.segment.addHere}
        </button>
      )}
    </>
  );
}

function Adding({ path, desk }: { path: Path; desk: Desk }) {
  const { words } = useApp();
  const { root, onChange, setAdding, setOpen, find, goOn } = desk;
  const add = ({ expression, opens }: Offer) => {
    const next = extended(root, path, expression);
    onChange(next);
    if (!opens) return;
    setAdding(nowhere);
    setOpen(keyOf([...path, lastPlace(next, path)]));
  };
  return (
    <Search
      label={words.segment.add}
      placeholder={words.segment.find}
      none={words.segment.nothingFound}
      find={find}
      onTake={add}
      onClose={() => {
        setAdding(nowhere);
        goOn();
      }}
      browse={membersOf(root).length === 0}
    />
  );
}

function lastPlace(root: Group, path: Path): number {
  let at: Expression = root;
  for (const place of path) {
    const inner = bare(at);
    at = isGroup(inner) ? membersOf(inner)[place]! : inner;
  }
  const inner = bare(at);
  return isGroup(inner) ? membersOf(inner).length - 1 : 0;
}

function Member({
  member,
  path,
  parent,
  word,
  desk,
}: {
  member: Expression;
  path: Path;
  parent: Group;
  word: string;
  desk: Desk;
}) {
  const { words } = useApp();
  const { root, onChange, open, setOpen, loaded, goOn } = desk;
  const inner = bare(member);
  const here = keyOf(path);
  // The first of several reads on from the line above, until somebody opens it.
  const isPlainFirst = word === '' && wayOf(member) === 'is' && open !== here && membersOf(parent).length > 1;
  const put = (next: Expression) => onChange(changed(root, path, () => [next]));
  return (
    <>
      {!isPlainFirst && (
        <div class="joiner">
          {word}
          <Joiner
            label={words.segment.counts}
            value={wayOf(member)}
            ways={waysFor(member, parent)}
            onWay={(way) => put(counted(member, way))}
          />
        </div>
      )}
      {isGroup(inner) ? (
        <fieldset class="rule-group" aria-label={words.segment.ways[wayOf(member)]}>
          <Members group={inner} path={path} desk={desk} />
        </fieldset>
      ) : (
        <Condition
          condition={inner}
          facts={loaded.facts}
          currency={loaded.currency}
          isOpen={open === here}
          onOpen={(isOpen) => setOpen(isOpen ? here : nowhere)}
          onChange={(condition) => put('not' in member ? { not: condition } : condition)}
          onRemove={() => {
            setOpen(nowhere);
            onChange(changed(root, path, () => []));
            goOn();
          }}
        />
      )}
    </>
  );
}

function Joiner({
  label,
  value,
  ways,
  onWay,
}: {
  label: string;
  value: Way;
  ways: readonly Way[];
  onWay: (way: Way) => void;
}) {
  const { words } = useApp();
  return (
    <span class="select">
      <select aria-label={label} value={value} onChange={(event) => onWay(event.currentTarget.value as Way)}>
        {ways.map((way) => (
          <option key={way} value={way}>
            {words.segment.ways[way]}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </span>
  );
}
