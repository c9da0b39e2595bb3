import type { TraceFrame } from '../../trace';
import { spelled, type Spelling } from './family';

/** Files on the JVM that are no classes, by the names of the classes that are made of them. */

/** Jenkins runs a pipeline as a class of its own. */
export function pipeline({ module = '' }: TraceFrame): readonly Spelling[] {
  return /^WorkflowScript(?:\$|$)/.test(module) ? [spelled('filename', 'Jenkinsfile')] : [];
}

/** `C__shop_grails_app_views_cart__row_gsp` is `cart/_row.gsp`: every `_` but a doubled one was a `/`. */
export function grailsPage({ module = '' }: TraceFrame): readonly Spelling[] {
  const page = /_grails_app_views_(\w+)_gsp(?:\$|$)/.exec(module)?.[1];
  return page === undefined
    ? []
    : [spelled('filename', `grails-app/views/${page.replace(/_(_?)/g, '/$1')}.gsp`)];
}
