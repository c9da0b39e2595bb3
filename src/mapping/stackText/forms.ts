import { cider, clojureData } from './forms/clojure';
import { dart, dartHeading, dartTerse } from './forms/dart';
import { dotnet, innerEnd, innerException } from './forms/dotnet';
import { elixir, elixirHeading } from './forms/elixir';
import { gecko } from './forms/gecko';
import { go, goOneLine, goroutine, panic } from './forms/go';
import { heading } from './forms/heading';
import { ipython } from './forms/ipython';
import { java } from './forms/java';
import { lua, luaTraceback } from './forms/lua';
import { apple, lldb, native, sanitizerHeading, swift } from './forms/native';
import { noise } from './forms/noise';
import { perlCalled, perlDied } from './forms/perl';
import { monolog, php, phpError, phpStackTrace, xdebug } from './forms/php';
import { chain, exceptionBelow, pytest, python, rich, traceback } from './forms/python';
import { react, reactHeading } from './forms/react';
import { railsHeading, ruby } from './forms/ruby';
import { panicked, rust, rustNoise } from './forms/rust';
import { unity } from './forms/unity';
import { v8 } from './forms/v8';
import type { Form } from './reading';

/** Every form of a stack's lines that is known, the most particular first: the first that reads a line counts. */
export const FORMS: readonly Form[] = [
  innerEnd,
  noise,
  // Python
  traceback,
  python,
  chain,
  ipython,
  pytest,
  rich,
  exceptionBelow,
  // `#0`, each with another rest
  php,
  xdebug,
  native,
  dart,
  // two lines each
  panicked,
  rust,
  goroutine,
  panic,
  go,
  goOneLine,
  // `at`, from the strictest on
  java,
  clojureData,
  cider,
  unity,
  elixir,
  dotnet,
  v8,
  // the rest
  ruby,
  lua,
  gecko,
  react,
  dartTerse,
  lldb,
  swift,
  apple,
  perlCalled,
  // what announces a stack
  phpStackTrace,
  phpError,
  monolog,
  railsHeading,
  elixirHeading,
  dartHeading,
  sanitizerHeading,
  innerException,
  reactHeading,
  rustNoise,
  luaTraceback,
  heading,
  perlDied,
];
