/** Whether a response says of itself that it is JSON. */
export function isJson(headers: Headers): boolean {
  return /[/+]json\b/i.test(headers.get('content-type') ?? '');
}
