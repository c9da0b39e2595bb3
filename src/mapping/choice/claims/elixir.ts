import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { type Claim, hint } from './claim';

/** `shop_web` of `ShopWeb.Cart.Total`, the application's folder in an umbrella. */
export function application(
  { module = '' }: TraceFrame,
  { paths, inDependency }: FramePaths,
): readonly Claim[] {
  const [, first, second = ''] = /^(?:Elixir\.)?([A-Z]\w{0,99})(?:\.([A-Z]\w{0,99}))?/.exec(module) ?? [];
  return first === undefined || inDependency !== undefined
    ? []
    : paths.map((path) => hint(path, [underscored(first + second), underscored(first)]));
}

function underscored(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}
