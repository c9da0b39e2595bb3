/** What a person may miss on a server. */
export type MissingFeature =
  | 'suggestedOwners' // it lists what is assigned, and knows no suggestions
  | 'forReview' // it keeps no list of what is to be looked at
  | 'otherTeams' // it lists the projects of one's own teams alone
  | 'period' // its numbers are of all that it keeps
  | 'users' // it counts no people
  | 'eventScope' // it shows an event of any environment
  | 'updates' // nothing can be changed from here
  | 'resolveInNextRelease'
  | 'resolveInRelease'
  | 'resolveInCommit'
  | 'archiveUntilEscalating' // it knows no substatus: what is archived stays so
  | 'archiveConditions' // it archives without saying until when
  | 'priority'
  | 'comments'
  | 'otherUpdates' // a status can be set, and nothing else
  | 'search' // it does not know this search
  | 'firstEvent' // it shows the newest event, or one by its id
  | 'codeMappings'
  | 'commits' // it has not been told the commits of releases
  | 'tags' // it does not tell how often a tag had which value
  | 'suspectCommits' // it suspects no commit
  | 'externalIssues'; // it links no issues of other trackers

/** In what a server wants to be asked in another way; a person does not notice. */
export type Habit =
  | 'projectIds' // it takes ids of projects, and no slugs
  | 'oneProject' // it lists one project at a time
  | 'plainList' // it takes no sorting and no series
  | 'unscopedIssues' // its issues are at `/issues/{issue}/`
  | 'latestEvent'; // it recommends no event

/** What is known of a server; replaced when more is found out, never edited. */
export interface ServerTraits {
  readonly kind: 'sentry' | 'glitchtip';
  /** Whether it can say which issues are the person's own. */
  readonly tellsOwner: boolean;
  /** Whether issues can be looked at, and not changed, from here. */
  readonly isReadOnly: boolean;
  /** In the order in which it was found out. */
  readonly missing: readonly MissingFeature[];
  readonly habits: readonly Habit[];
}

/** Something that was found out about a server. */
export type Lesson = MissingFeature | Habit;

/** Sentry as it is today: what every server is taken for until it shows otherwise. */
export const sentryTraits: ServerTraits = {
  kind: 'sentry',
  tellsOwner: true,
  isReadOnly: false,
  missing: [],
  habits: [],
};

/** GlitchTip takes Sentry's events and answers many of its calls, in ways of its own. */
export const glitchTipTraits: ServerTraits = {
  kind: 'glitchtip',
  tellsOwner: false,
  isReadOnly: false,
  missing: [
    ...(['forReview', 'period', 'users', 'eventScope', 'firstEvent'] as const),
    ...(['resolveInNextRelease', 'resolveInRelease', 'resolveInCommit'] as const),
    ...(['archiveUntilEscalating', 'archiveConditions', 'priority', 'comments', 'otherUpdates'] as const),
    ...(['codeMappings', 'commits', 'suspectCommits', 'externalIssues'] as const),
  ],
  habits: ['projectIds', 'unscopedIssues', 'latestEvent'],
};

const habits: readonly Lesson[] = [
  'projectIds',
  'oneProject',
  'plainList',
  'unscopedIssues',
  'latestEvent',
] satisfies readonly Habit[];

/** Whether something was found out about a server. */
export function has(traits: ServerTraits, lesson: Lesson): boolean {
  return [...traits.missing, ...traits.habits].includes(lesson);
}

/** What comes with the paths of a Sentry from before September 2019. */
const beforePaths: readonly MissingFeature[] = ['updates', 'suggestedOwners', 'forReview'];

/** What is known once something more was found out; the same object where it is nothing new. */
export function withLesson(traits: ServerTraits, lesson: Lesson): ServerTraits {
  if (has(traits, lesson)) {
    return traits;
  }
  const lacks = lesson === 'unscopedIssues' ? beforePaths : isHabit(lesson) ? [] : [lesson];
  return {
    ...traits,
    isReadOnly: traits.isReadOnly || lacks.includes('updates'),
    missing: [...new Set([...traits.missing, ...lacks])],
    habits: isHabit(lesson) ? [...traits.habits, lesson] : traits.habits,
  };
}

function isHabit(lesson: Lesson): lesson is Habit {
  return habits.includes(lesson);
}
