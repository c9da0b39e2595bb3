/** A debug id as it is compared: tools write it in capitals or small letters, with dashes or without. */
export function plainId(debugId: string): string {
  return debugId.replaceAll('-', '').toLowerCase();
}
