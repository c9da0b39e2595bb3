type Translate = (sentence: string, ...values: (string | number)[]) => string;

let translate: Translate = (sentence, ...values) =>
  sentence.replace(/\{(\d+)\}/g, (_, at: string) => `${values[Number(at)]}`);

/** Gives the sentences a voice: `l10n.t` in the editor; English with its placeholders filled without. */
export function speakThrough(voice: Translate): void {
  translate = voice;
}

/** A whole sentence, its placeholders `{0}`, `{1}` … filled. */
export const t: Translate = (sentence, ...values) => translate(sentence, ...values);
