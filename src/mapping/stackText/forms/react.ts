import { placeOf } from '../places';
import { ofLine } from '../reading';
import { platformOf } from './v8';

/** A component of React's own stack: `in Cart (at src/App.js:12)`. */
export const react = ofLine((text) => {
  const [, name, told] = /^in ([\w$.<>]{1,200}) \(at ([^()\s]{1,1000})\)$/.exec(text) ?? [];
  const place = told === undefined ? undefined : placeOf(told);
  return place === undefined || name === undefined
    ? undefined
    : { frame: { platform: platformOf(place.file), ...place, function: name } };
});

/** The stack of components that React prints behind an error: no calls, and no part of the error's own stack. */
export const reactHeading = ofLine((text) =>
  /The above error occurred in (?:the <|one of your React components)/.test(text)
    ? { heading: { kind: 'message', value: text, link: 'new' } }
    : undefined,
);
