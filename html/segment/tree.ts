import type { Condition, Expression } from '../../src/segments/rules/expression.ts';

/** Several conditions joined by and (`all`) or by or (`any`). */
export type Group = Extract<Expression, { all: unknown }> | Extract<Expression, { any: unknown }>;

/** Where a member stands: its place in the outermost group, in the group there, and so on. */
export type Path = readonly number[];

/** How a member counts: a condition as it is or not, a group by how its members are joined. */
export type Way = 'is' | 'not' | 'any' | 'all' | 'none' | 'notAll';

export const isGroup = (expression: Expression): expression is Group =>
  'all' in expression || 'any' in expression;

export const membersOf = (group: Group): readonly Expression[] => ('all' in group ? group.all : group.any);

export const emptyGroup: Group = { all: [] };

/** What stands under any `not`. */
export const bare = (member: Expression): Group | Condition => ('not' in member ? bare(member.not) : member);

const isNegated = (member: Expression): boolean => 'not' in member && !isNegated(member.not);

export function wayOf(member: Expression): Way {
  const inner = bare(member);
  if (!isGroup(inner)) return isNegated(member) ? 'not' : 'is';
  if ('any' in inner) return isNegated(member) ? 'none' : 'any';
  return isNegated(member) ? 'notAll' : 'all';
}

/** The same member counted in another way; a condition that is to be a group becomes its first member. */
export function counted(member: Expression, way: Way): Expression {
  const inner = bare(member);
  if (way === 'is' || way === 'not') return way === 'is' ? inner : { not: inner };
  const members = isGroup(inner) ? membersOf(inner) : [inner];
  const group: Group = way === 'any' || way === 'none' ? { any: members } : { all: members };
  return way === 'any' || way === 'all' ? group : { not: group };
}

/** The ways open to a member of a group joined so. */
export function waysFor(member: Expression, parent: Group): readonly Way[] {
  const now = wayOf(member);
  if (!isGroup(bare(member))) return ['is', 'not', 'all' in parent ? 'any' : 'all'];
  return now === 'notAll' ? ['any', 'all', 'none', 'notAll'] : ['any', 'all', 'none'];
}

/** A group with its member at `path` replaced by none, one or several; groups that empty go too. */
export function changed(
  root: Group,
  path: Path,
  change: (member: Expression) => readonly Expression[],
): Group {
  const [at, ...rest] = path;
  const members = membersOf(root).flatMap((member, place) => {
    if (place !== at) return [member];
    const inner = bare(member);
    if (rest.length === 0 || !isGroup(inner)) return change(member);
    const next = changed(inner, rest, change);
    if (membersOf(next).length === 0) return [];
    return [isNegated(member) ? { not: next } : next];
  });
  return 'all' in root ? { all: members } : { any: members };
}

/** A group with a member more at the end of the group at `path`; [] is the outermost one. */
export function extended(root: Group, path: Path, member: Expression): Group {
  if (path.length === 0) return withMembers(root, [...membersOf(root), member]);
  return changed(root, path, (at) => {
    const inner = bare(at);
    if (!isGroup(inner)) return [at, member];
    const more = withMembers(inner, [...membersOf(inner), member]);
    return [isNegated(at) ? { not: more } : more];
  });
}

const withMembers = (group: Group, members: readonly Expression[]): Group =>
  'all' in group ? { all: members } : { any: members };

/** Joined by and instead of or, or the other way round. */
export const joinedBy = (group: Group, by: 'all' | 'any'): Group =>
  by === 'all' ? { all: membersOf(group) } : { any: membersOf(group) };

/** As a group, whatever it is. */
export const asGroup = (expression: Expression): Group =>
  isGroup(expression) ? expression : { all: [expression] };

/** Without groups of one. */
export function simplest(expression: Expression): Expression {
  if ('not' in expression) return { not: simplest(expression.not) };
  if (!isGroup(expression)) return expression;
  const members = membersOf(expression).map(simplest);
  return members.length === 1 ? members[0]! : withMembers(expression, members);
}

/** Every condition with whether it counts as it is. */
export function conditionsOf(expression: Expression): { condition: Condition; isNegated: boolean }[] {
  if ('not' in expression)
    return conditionsOf(expression.not).map((one) => ({ ...one, isNegated: !one.isNegated }));
  if (isGroup(expression)) return membersOf(expression).flatMap(conditionsOf);
  return [{ condition: expression, isNegated: false }];
}
