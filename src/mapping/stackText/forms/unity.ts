import { placeOf } from '../places';
import { ofLine } from '../reading';

/** Unity: `Shop.Cart:Total (int) (at Assets/Scripts/Cart.cs:12)`; without a place only beside such frames. */
export const unity = ofLine((text) => {
  const [, module, name, told] =
    /^([\w.+`<>$/]{1,300}):([\w.<>`$|]{1,200}) ?\([^()]{0,500}\)(?: \(at (\S[^()]{0,1000})\))?$/.exec(text) ??
    [];
  const place = told === undefined ? undefined : placeOf(told);
  if (module === undefined || (told !== undefined && place === undefined)) {
    return undefined;
  }
  return {
    frame: {
      platform: 'csharp',
      module,
      function: name,
      ...place,
      ...(told === undefined && { isWeak: true }),
    },
  };
});
