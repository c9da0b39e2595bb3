import type { Issue } from '../model/issue';
import type { Actor } from '../model/organization';
import type { Searcher } from './search';
import type { Term } from './terms';

/** The actors that a value names, and whether it stands for nobody. */
interface Wanted {
  readonly actors: readonly Actor[];
  readonly nobody: boolean;
}

/** `assigned:me`, `my_teams`, `none`, `#team`, an e-mail address or a user name; an unknown name fits no issue. */
export function assigneeTest(term: Term, searcher: Searcher): (issue: Issue) => boolean {
  const wanted = wantedOf(term, searcher);
  return (issue) => isWanted(issue.assignedTo, wanted) !== term.isNegated;
}

/** The same, and issues of nobody that may be theirs (S23 `assigned_or_suggested_filter`). */
export function suggestedTest(term: Term, searcher: Searcher): (issue: Issue) => boolean {
  const wanted = wantedOf(term, searcher);
  return (issue) => {
    const suggested = issue.owners.list.map(({ actor }) => actor);
    const fits =
      issue.assignedTo === undefined && suggested.length > 0
        ? suggested.some((actor) => isWanted(actor, wanted))
        : isWanted(issue.assignedTo, wanted);
    return fits !== term.isNegated;
  };
}

function isWanted(actor: Actor | undefined, wanted: Wanted): boolean {
  return actor === undefined
    ? wanted.nobody
    : wanted.actors.some(({ type, id }) => type === actor.type && id === actor.id);
}

function wantedOf(term: Term, { store, me }: Searcher): Wanted {
  const { organization } = store;
  const names = term.values.map(({ text }) => text);
  const actors = names.flatMap((name): Actor[] => {
    if (name === 'me') {
      return [{ type: 'user', id: me }];
    }
    if (name === 'my_teams') {
      return organization.teamsOf(me).map(({ id }) => ({ type: 'team', id }));
    }
    if (name.startsWith('#')) {
      const team = organization.team(name.slice(1));
      return team === undefined ? [] : [{ type: 'team', id: team.id }];
    }
    const person = organization.findPerson(name);
    return person === undefined ? [] : [{ type: 'user', id: person.id }];
  });
  return { actors, nobody: names.includes('none') };
}
