import { shortCount } from './numbers';
import { t } from './speak';

/** What an opened issue says: headings, names of facts, and what stands where something is not known. */
export const openedIssue = {
  missing: (shortId: string) =>
    t('{0} is not loaded (any more). Refresh the issues and open it again.', shortId),

  overview: () => t('Overview'),
  stack: () => t('Stack, the failing frame first'),
  tags: () => t('Tags'),
  event: () => t('Event'),
  breadcrumbs: () => t('Breadcrumbs, the oldest first'),
  request: () => t('Request'),
  user: () => t('User'),
  releases: () => t('Releases'),
  suspects: () => t('Suspect commits'),
  links: () => t('Linked issues'),

  asking: () => t('The server is being asked…'),
  failed: (why: string) => t('Could not be fetched: {0}', why),
  noEvent: () => t('No event is at hand.'),
  none: () => t('none'),

  /** `Level: error`. */
  fact: (name: string, value: string) => t('{0}: {1}', name, value),
  facts: {
    numbers: () => t('Numbers'),
    firstSeen: () => t('First seen'),
    lastSeen: () => t('Last seen'),
    level: () => t('Level'),
    priority: () => t('Priority'),
    status: () => t('Status'),
    assignee: () => t('Assigned to'),
    culprit: () => t('Culprit'),
    project: () => t('Project'),
    first: () => t('First'),
    last: () => t('Last'),
    eventRelease: () => t('Of the event'),
    id: () => t('Id'),
    time: () => t('Time'),
    environment: () => t('Environment'),
    message: () => t('Message'),
    address: () => t('Address'),
    query: () => t('Query'),
    headers: () => t('Headers'),
    cookies: () => t('Cookies'),
    body: () => t('Body'),
    username: () => t('User name'),
    name: () => t('Name'),
    email: () => t('E-mail'),
    ipAddress: () => t('IP address'),
    variables: () => t('Variables'),
  },

  /** Which of an issue's events its stacks are of. */
  shownEvent: (age: string, count: number) =>
    count > 1 ? t('Of the event of {0}, 1 of {1}.', age, shortCount(count)) : t('Of the event of {0}.', age),

  /** Nothing in the application caught it. */
  notHandled: (exception: string) => t('{0} (not handled)', exception),
  noFrames: () => t('It came without a stack.'),
  /** `src/cart.ts:42, total`. */
  frame: (where: string, called: string) => (called === '' ? where : t('{0}, {1}', where, called)),
  moreFrames: (count: number) =>
    count === 1 ? t('1 more frame is left out here.') : t('{0} more frames are left out here.', count),
  moreExceptions: (count: number) =>
    count === 1 ? t('1 more exception is left out.') : t('{0} more exceptions are left out.', count),
  moreVariables: (count: number) =>
    count === 1 ? t('1 more variable is left out.') : t('{0} more variables are left out.', count),
  more: (count: number) => (count === 1 ? t('1 more is left out.') : t('{0} more are left out.', count)),
  older: (count: number) =>
    count === 1 ? t('1 older one is left out.') : t('{0} older ones are left out.', count),

  by: (author: string) => t('by {0}', author),
  openLinked: () => t('Open'),
  linkedOn: (name: string, tracker: string) => t('{0} on {1}', name, tracker),

  toFrame: () => t('Go to this line'),
  toLinked: () => t('Open in the browser'),
};
