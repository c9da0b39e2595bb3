import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { briefStory, hoverStory, type Told } from '../../../src/editor/hoverStory';
import { linkedCommands } from '../../../src/editor/markdown';
import type { Asked, CloserLook } from '../../../src/issues/closerQuestions';
import type { LensMark } from '../../../src/issues/lenses';
import type { LinePlace } from '../../../src/mapping/place';
import type { Trace } from '../../../src/mapping/trace';
import type { FullEvent } from '../../../src/sentry/fullEvent';
import { decodeIssue } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { hostileTexts } from '../../ui/hostileServer';
import { waiting } from '../../inMemory';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const file = { folder: 'file:///shop', path: 'src/total.ts' };
const exact: LinePlace = { verdict: 'exact', file, line: base0(3) };
const frame = { function: 'total', context: [] };
const trace: Trace = {
  ...{ eventId: 'e1', dateCreated: '2026-11-20T09:00:00Z', release: '2.4.1', environment: 'production' },
  stacks: [{ kind: 'exception', frames: [frame] }],
};
const row = {
  ...{ id: '7', shortId: 'SHOP-7', level: 'error', status: 'unresolved', substatus: 'regressed' },
  ...{ priority: 'high', count: '1342', userCount: 311, permalink: 'https://sentry.example/7' },
  ...{ firstSeen: '2026-11-10T12:00:00Z', lastSeen: '2026-11-20T11:00:00Z' },
  metadata: { type: 'TypeError', value: 'no price' },
  stats: {
    '14d': [
      [0, 1],
      [86_400, 4],
    ],
  },
};

function eventWith(name: string, vars: Readonly<Record<string, unknown>>): FullEvent {
  return {
    ...{ id: 'e1', title: 'x', platform: 'python', debugIds: {} },
    ...{ tags: [], breadcrumbs: [], olderBreadcrumbs: 0, contexts: [] },
    stacks: [{ kind: 'exception', frames: [{ function: name, context: [], vars }] }],
  };
}

const known = <T>(value: T): Asked<T> => ({ kind: 'known', value });
const asked: CloserLook = {
  detail: known({ firstRelease: '1.0.0', lastRelease: '2.4.1', stats: [], annotations: [] }),
  tags: known([{ key: 'tenant_id', events: 100, uniqueValues: 1, values: [{ value: 'acme', events: 100 }] }]),
  suspects: known([
    { id: 'b'.repeat(40), author: 'Bob', subject: 'Sell', dateCreated: '2026-11-18T12:00:00Z' },
  ]),
  externalIssues: known([]),
  event: known(eventWith('total', { cart: 'None', card: '[Filtered]' })),
};

interface Changed extends Partial<Told> {
  readonly row?: object;
  readonly place?: LinePlace;
  readonly more?: Partial<LensMark>;
  readonly trace?: Trace;
  readonly tags?: readonly string[];
}

function told({ row: fields, place = exact, more, trace: of = trace, tags, ...changed }: Changed = {}): Told {
  const issue = decodeIssue({ ...row, ...fields }) ?? assert.fail();
  const some = waiting(issue);
  const tracked = {
    ...some,
    binding: { ...some.binding, tags: tags ?? ['tenant_id'] },
    located: { kind: 'traced', trace: of } as const,
  };
  return {
    mark: { tracked, frame: of.stacks[0]?.frames[0] ?? frame, place, dimmed: false, ...more },
    look: asked,
    change: undefined,
    author: {
      kind: 'written',
      commit: 'c'.repeat(40),
      facts: { author: 'Ann', authoredMs: NOW, subject: 'Count' },
    },
    possible: { resolve: true, resolveInNextRelease: true, resolveInCommit: true, assignToMe: true },
    ...{ ink: '#000', now: NOW },
    ...changed,
  };
}

const links = (text: string) => [...text.matchAll(/\[([^\]]*)\]\(command:/g)].map(([, title]) => title);

describe('the story of an issue', () => {
  it('is told from memory, down to the commands, and ends with what was asked for', () => {
    const paragraphs = hoverStory(told()).split('\n\n');
    const [first = '', ...more] = paragraphs.splice(1, 1)[0]?.split('  \n') ?? [];
    assert.match(
      first,
      /^\*\*1\.3k events · 311 users\*\* !\[Events per day, oldest first: 1 4\]\(data:image\/svg\+xml;base64,/,
    );
    assert.ok(first.endsWith(' all environments, last 14d · first seen 10 d ago, last 1 h ago'), first);
    assert.deepEqual(more, ['error · high priority · unresolved, regressed · not assigned']);
    const commands = paragraphs.splice(2, 1)[0] ?? '';
    assert.deepEqual(links(commands), [
      ...['Open Issue', 'Walk the Stack', 'Resolve', 'Resolve in Next Release', 'Start Working'],
      ...['Assign to Me', 'Open as of the Release', 'Compare with the Release', 'Open in Sentry'],
    ]);
    assert.deepEqual(paragraphs, [
      '**SHOP-7** ` TypeError: no price `',
      'The code stands on the same line as in release ` 2.4.1 `.',
      [
        'Located by the event of 3 h ago, release ` 2.4.1 `, ` production ` (1 of 1.3k events).',
        'Releases: first ` 1.0.0 `, last ` 2.4.1 `',
        '` tenant_id `: always ` acme `',
        'Suspect commit: bbbbbbb, ` Bob `, 2026-11-18: ` Sell `',
        'This line: last changed in ccccccc, ` Ann `, 2026-11-20: ` Count `',
      ].join('  \n'),
      'Variables: ` total `',
      '```\ncart = None\ncard = ‹filtered›\n```',
    ]);
  });

  it('says little before the commands, however long what it tells of is', () => {
    const long = 'x'.repeat(5000);
    const bound = { ...waiting(decodeIssue(row) ?? assert.fail()).binding, environments: [long, long, long] };
    const story = told({
      row: { metadata: { type: long, value: long }, assignedTo: { type: 'user', id: '1', name: long } },
      place: {
        ...{ verdict: 'edited', file, line: base0(3), from: base1(9), changedIn: 'c'.repeat(40) },
        was: `${long}/total.ts`,
      },
      more: { called: { filename: `${long}/pay.cs`, lineNo: base1(4), context: [] } },
      trace: { ...trace, release: long },
      change: {
        ...{ commit: 'c'.repeat(40), isPushed: true },
        facts: { author: long, authoredMs: NOW, subject: long },
      },
    });
    const tracked = { ...story.mark.tracked, binding: bound };
    const [before = ''] = hoverStory({ ...story, mark: { ...story.mark, tracked } }).split(
      '\n\n[Open Issue]',
    );
    const seen = before.replace(/\(data:[^)]*\)/, '');
    assert.ok(seen.length < 900, `${seen.length}: ${seen}`);
    assert.match(seen, /xx\/total\.ts/);
    assert.match(seen, /xx\/pay\.cs:4/);
    assert.match(seen, /in ` x+… `, ` x+… `, 1 more, last 14d/);
  });

  it('says in its place that something is being asked for, or why it is not known', () => {
    const waits = { kind: 'waiting' } as const;
    const look: CloserLook = {
      ...asked,
      detail: waits,
      tags: { kind: 'unasked' },
      suspects: waits,
      event: waits,
    };
    const story = hoverStory(told({ look, author: { kind: 'asking' } }));
    const lines = ['Releases', 'Tags', 'Suspect commit', 'This line'].map((name) => `${name}: asking…`);
    assert.ok(story.endsWith(`${lines.join('  \n')}\n\nVariables: asking…`), story);
    const error = new SentryError('timeout', 'GET /');
    const failed = hoverStory(told({ look: { ...asked, tags: { kind: 'failed', error } } }));
    assert.match(failed, /^Tags: not known\. The server did not answer in time\. {2}$/m);
  });

  it('says nothing of what a server does not have', () => {
    const lacking = { kind: 'lacking' } as const;
    const story = hoverStory(
      told({ look: { ...asked, tags: lacking, suspects: lacking }, author: undefined }),
    );
    assert.match(story, / {2}\nReleases: first ` 1\.0\.0 `, last ` 2\.4\.1 `\n\nVariables/);
  });

  it('says of nothing that it is known', () => {
    const none: CloserLook = {
      ...asked,
      detail: known({ stats: [], annotations: [] }),
      ...{ tags: known([]), suspects: known([]), event: known(undefined) },
    };
    const story = hoverStory(told({ look: none, author: { kind: 'uncommitted' } }));
    const lines = [
      'Releases: none known',
      'Tags: none',
      'Suspect commit: none',
      'This line: not committed yet',
    ];
    const event = 'Variables: the server does not have the event any more';
    assert.ok(story.endsWith(`${lines.join('  \n')}\n\n${event}`), story);
  });

  it('draws what the page of the issue tells where the list tells no series', () => {
    const stats = [
      { at: 0, events: 2 },
      { at: 5, events: 3 },
    ];
    const look = { ...asked, detail: known({ stats, annotations: [] }) };
    assert.match(
      hoverStory(told({ row: { stats: undefined }, look })),
      /!\[Events over time, oldest first: 2 3\]/,
    );
  });

  it('offers what makes sense alone', () => {
    const possible = {
      resolve: false,
      resolveInNextRelease: false,
      resolveInCommit: true,
      assignToMe: false,
    };
    const noRelease: Trace = { eventId: 'e1', stacks: trace.stacks };
    const few = told({ possible, trace: noRelease, row: { status: 'resolved', permalink: undefined } });
    assert.deepEqual(links(hoverStory(few)), ['Open Issue', 'Walk the Stack']);
    const edited: LinePlace = {
      verdict: 'edited',
      file,
      line: base0(3),
      from: base1(9),
      changedIn: 'c'.repeat(40),
    };
    const change = { commit: 'c'.repeat(40), facts: undefined, isPushed: true };
    const changed = hoverStory(told({ place: edited, change }));
    assert.ok(
      links(changed).includes('Resolve in This Commit') && links(changed).includes('Explain This Mapping'),
    );
    assert.doesNotMatch(changed, /This line: last changed in/, 'the verdict names the commit already');
    const unpushed = hoverStory(told({ place: edited, change: { ...change, isPushed: false } }));
    assert.equal(links(unpushed).includes('Resolve in This Commit'), false);
    const old = hoverStory(
      told({ place: edited, change, possible: { ...possible, resolveInCommit: false } }),
    );
    assert.equal(links(old).includes('Resolve in This Commit'), false);
  });

  it('says why a line is marked that did not fail itself, and that numbers are old', () => {
    assert.match(
      hoverStory(told({ more: { isCaller: true } })),
      /\n\nThis line is on the way to the line that fails\. The code /,
    );
    const called = { filename: 'lib\\pay.cs', lineNo: base1(4), context: [] };
    assert.match(
      hoverStory(told({ more: { called } })),
      /called what failed: ` lib\\pay\.cs:4 ` is not in this/,
    );
    assert.match(
      hoverStory(told({ more: { staleAsOf: NOW - 7_200_000 } })),
      / · numbers of 2 h ago {2}\nerror/,
    );
  });

  it('names a former path as the release spelled it', () => {
    const place: LinePlace = { ...exact, was: 'src\\Alt Cart.ts' };
    assert.match(hoverStory(told({ place })), /where the file was ` src\\Alt Cart\.ts `\./);
  });

  it('is one line of another issue on the line', () => {
    const place: LinePlace = { verdict: 'edited', file, line: base0(3), from: base1(9) };
    const [first, second = '', ...rest] = briefStory(told({ place })).split('\n');
    assert.equal(first, '**SHOP-7** ` TypeError: no price `  ');
    assert.match(
      second,
      /^error · 1\.3k events · 311 users · unresolved, regressed · edited since · \[Open Issue\]/,
    );
    assert.deepEqual([links(second), rest], [['Open Issue', 'Walk the Stack', 'Resolve'], []]);
  });
});

describe('the story of a hostile issue', () => {
  for (const [at, text] of hostileTexts.entries()) {
    it(`is code and our own commands, whatever stands in it: ${at + 1}`, () => {
      const outside = withoutCode(hoverStory(hostile(text)));
      const ours = outside
        .replaceAll(
          /\[[A-Z][A-Za-z ]+\]\(command:faultline\.(\w+)\?%5B%22[\w%-]+%22%5D\)/g,
          (_, name: string) =>
            linkedCommands.some((command) => command === `faultline.${name}`) ? '' : 'STRANGE',
        )
        .replaceAll(/!\[Events[ ,\w:]+\]\(data:image\/svg\+xml;base64,[\w+/=]+\|width=\d+,height=\d+\)/g, '');
      assert.doesNotMatch(ours, /[[\]<>$`!\\]|:\/\/|STRANGE|canary|evil|squirrel|www\./, ours);
      assert.doesNotMatch(outside, /[\p{Cs}\u202a-\u202e\u2066-\u2069\u2028]/u);
    });
  }
});

/** A story in which every text is a stranger's. */
function hostile(text: string): Told {
  const id = 'b'.repeat(40);
  const facts = { author: text, authoredMs: NOW, subject: text };
  const look: CloserLook = {
    detail: known({ firstRelease: text, lastRelease: `${text}2`, stats: [], annotations: [] }),
    tags: known([{ key: text, events: 9, uniqueValues: 9, values: [{ value: text, events: 3 }] }]),
    suspects: known([{ id, author: text, subject: text, dateCreated: text }]),
    externalIssues: known([{ displayName: text }]),
    event: known(eventWith(text, { [text]: text })),
  };
  return told({
    row: {
      title: text,
      substatus: text,
      assignedTo: { type: 'user', id: '1', name: text },
      metadata: { type: text },
    },
    place: { verdict: 'edited', file, line: base0(3), from: base1(9), was: text, changedIn: id },
    trace: { ...trace, release: text, environment: text },
    tags: [text],
    more: { called: { filename: text, context: [] } },
    ...{ look, change: { commit: id, facts, isPushed: true } },
    author: { kind: 'written', commit: 'c'.repeat(40), facts },
  });
}

/** Takes out code spans and code blocks as Markdown reads them: the same run of back-ticks ends what it began. */
function withoutCode(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,})\n[^]*?\n\1$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}
