/** What was given cannot be used as it is; the message says, as a sentence for people, what to give instead. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}
