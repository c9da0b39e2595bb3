import { MarkdownString } from 'vscode';
import { linkedCommands } from './markdown';

/** Markdown in which nothing but our own commands is a link, no HTML is read and no icon of a text is drawn. */
export function safeMarkdown(value: string): MarkdownString {
  const markdown = new MarkdownString(value, false);
  markdown.isTrusted = { enabledCommands: linkedCommands };
  return markdown;
}
