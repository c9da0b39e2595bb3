/** A customer as Sentry gets to know them. */
export interface Person {
  readonly id: string;
  readonly email: string;
}

const names =
  'Ada Ben Cleo Dana Emil Fay Gus Hana Ivo Jana Kai Lea Milo Nora Olga Paul Quin Rosa Sam Tess ' +
  'Udo Vera Wim Xenia Yara Zoe Arne Bea Carl Dora Enno Frida Greta Henk Ines Jonas Klara Leon Mara Nils';

/** Everybody who buys at the shop. */
export const people: readonly Person[] = names.split(' ').map((name, index) => ({
  id: String(1001 + index),
  email: `${name.toLowerCase()}@customers.example`,
}));

const browsers = ['Firefox 150', 'Chrome 147', 'Safari 26', 'Edge 147'] as const;

/** The browser that a person uses; people rarely change theirs. */
export function browserOf(person: Person): string {
  return browsers[Number(person.id) % browsers.length] ?? browsers[0];
}

/** The tenant whose shop a person buys at. */
export function tenantOf(person: Person): string {
  return Number(person.id) % 3 === 0 ? 'north' : 'south';
}
