import { useEffect, useState } from 'preact/hooks';
import type { SavedSegment, SegmentFacts } from '../../src/calls/ownSegments.ts';
import { useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty } from '../components/show.tsx';
import { countOf } from '../segment/count.ts';
import { useNeeded } from '../segment/needed.ts';
import { asGroup, emptyGroup } from '../segment/tree.ts';
import { useAsked } from '../work.ts';
import { Grids } from './grids.tsx';
import { type Editing, Segment } from './segment.tsx';

const fresh: Editing = { was: '', name: null, root: emptyGroup };

/** The shop's own segments: those kept, and one at a time being made or changed. */
export function Own() {
  const { words, go } = useApp();
  const asked = useAsked('segmentFacts', { fields: [], predicted: false, moved: [] });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [isNaming, setNaming] = useState(false);
  const loaded = asked.value;
  const isLoaded = loaded !== null;
  // With none kept, the first one is begun at once.
  useEffect(() => {
    if (loaded?.saved.length === 0) setEditing(fresh);
  }, [isLoaded]);
  if (!loaded)
    return (
      <Screen
        title={words.segment.own}
        back={{ label: words.menu.segments, press: () => go({ page: 'segments' }) }}
      >
        <Failure error={asked.error} again={asked.again} />
        {!asked.error && <p role="status">{words.reading}</p>}
      </Screen>
    );
  if (editing)
    return (
      <Segment
        key={editing.was}
        first={editing}
        loaded={loaded}
        onLoaded={asked.set}
        onBack={() => setEditing(null)}
      />
    );
  if (isNaming) return <Grids loaded={loaded} onLoaded={asked.set} onBack={() => setNaming(false)} />;
  return <List loaded={loaded} onLoaded={asked.set} onEdit={setEditing} onName={() => setNaming(true)} />;
}

function List({
  loaded,
  onLoaded,
  onEdit,
  onName,
}: {
  loaded: SegmentFacts;
  onLoaded: (loaded: SegmentFacts) => void;
  onEdit: (editing: Editing) => void;
  onName: () => void;
}) {
  const { words, go } = useApp();
  const said = loaded.saved.flatMap(({ expression }) => expression ?? []);
  const isReading = useNeeded(said, loaded, onLoaded);
  return (
    <Screen
      title={words.segment.own}
      back={{ label: words.menu.segments, press: () => go({ page: 'segments' }) }}
      foot={
        <Button kind="primary" wide onPress={() => onEdit(fresh)}>
          {words.segment.new}
        </Button>
      }
    >
      {loaded.saved.length === 0 && (
        <Empty icon="sheet" title={words.segment.none} text={words.segment.noneHelp} />
      )}
      <ul class="lines">
        {loaded.saved.map((saved) => (
          <li key={saved.name}>
            <Saved saved={saved} loaded={loaded} isReading={isReading} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <Link onPress={onName}>{words.grids.title}</Link>
    </Screen>
  );
}

function Saved({
  saved: { name, expression, problem },
  loaded,
  isReading,
  onEdit,
}: {
  saved: SavedSegment;
  loaded: SegmentFacts;
  isReading: boolean;
  onEdit: (editing: Editing) => void;
}) {
  const { words, format } = useApp();
  if (!expression)
    return (
      <Message tone="bad">
        <Said text={problem} />
      </Message>
    );
  const count = countOf(expression, loaded.facts, format.language);
  return (
    <div class="ends">
      <Link onPress={() => onEdit({ was: name, name, root: asGroup(expression) })}>
        <bdi>{name}</bdi>
      </Link>
      {!isReading && typeof count !== 'string' && (
        <span class="count">{words.people(format.number(count.customers), count.customers === 1)}</span>
      )}
    </div>
  );
}
