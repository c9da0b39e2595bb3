import { ofLine } from '../reading';

/** Clojure's data: `[acme.tax$rate invokeStatic "tax.clj" 35]` */
export const clojureData = ofLine((text) => {
  const [, module, name, file, line] =
    /^(?::trace )?\[{1,2}([\w$.*!?+\-/<>=]{1,300}) ([\w$<>*!?+-]{1,200}) "([^"\s]{1,300})" (-?\d{1,9})\]{0,3}[},]{0,3}$/.exec(
      text,
    ) ?? [];
  return module === undefined
    ? undefined
    : { frame: { platform: 'java', module, function: name, file, line: Number(line) } };
});

/** CIDER and clj-stacktrace, the file first: `tax.clj:  211  acme.tax$rate/invokeStatic` */
export const cider = ofLine((text) => {
  const [, file, line, module, name] =
    /^([\w.-]{1,200}\.(?:cljc?|java|cljs)): {1,8}(\d{1,9}) {1,8}([\w$.*!?+\-<>=]{1,300})\/(\S{1,200})$/.exec(
      text,
    ) ?? [];
  return module === undefined
    ? undefined
    : { frame: { platform: 'java', module, function: name, file, line: Number(line) } };
});
