import { userKey } from '../model/occurrence';
import type { EventTest } from './eventFilter';
import type { Searcher } from './search';
import type { Term, Value } from './terms';
import { textTest } from './values';

/** What a term asks of an event; every key that is not known by name is a tag. */
export function eventTest(term: Term, { store }: Searcher): EventTest {
  const { key = '' } = term;
  switch (key) {
    case 'release': {
      const latest = store.releases.all()[0]?.version ?? '';
      const read = ({ text, isQuoted }: Value) => [text === 'latest' && !isQuoted ? latest : text];
      return tagTest(key, textTest(term, read));
    }
    case 'error.unhandled':
    case 'error.handled': {
      const isWanted = term.values.some(({ text }) => text === 'true' || text === '1') !== term.isNegated;
      const unhandled = (key === 'error.unhandled') === isWanted;
      return { of: 'tags', test: (tags) => (tags['handled'] === 'no') === unhandled };
    }
    case 'has':
      return hasTest(term);
    case 'user':
      return { of: 'user', test: (user) => textTest(term)(userKey(user)) };
    case 'user.id':
    case 'user.email':
    case 'user.username':
    case 'user.ip': {
      const part = key.slice('user.'.length) as 'id' | 'email' | 'username' | 'ip';
      const test = textTest(term);
      return { of: 'user', test: (user) => test(user?.[part]) };
    }
    default:
      return tagTest(key.replace(/^tags\[(.+)\]$/, '$1'), textTest(term));
  }
}

function hasTest(term: Term): EventTest {
  const keys = term.values.map(({ text }) => text);
  return keys.includes('user')
    ? { of: 'user', test: (user) => (user !== undefined) !== term.isNegated }
    : { of: 'tags', test: (tags) => keys.some((key) => Object.hasOwn(tags, key)) !== term.isNegated };
}

function tagTest(key: string, test: (text: string | undefined) => boolean): EventTest {
  return { of: 'tags', test: (tags) => test(Object.hasOwn(tags, key) ? tags[key] : undefined) };
}
