/** Beginnings of lines that are a stack's own, whatever stands before them: enough to tell where a prefix ends. */
const STARTS: readonly RegExp[] = [
  // V8, Java, .NET; a Rust place
  /at\s+[\w$<[(./~@*\\]/,
  // Python
  /File\s+"[^"]/,
  /Traceback \(most recent call last\)/,
  // PHP, Dart, gdb, sanitizers
  /#\d{1,4}\s+\S/,
  // Ruby
  /(?:\d{1,4}: )?from\s+\S[^:]{0,300}:\d/,
  // Ruby's first line, and its logs
  /[^\s:][^:]{0,300}:\d{1,7}:in ['`]/,
  // Firefox and Safari
  /[^\s@]{0,200}@(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\S{1,300}:\d{1,9}:\d)/,
  // Go
  /goroutine \d+ \[/,
  /created by \S/,
  // Rust
  /\d{1,4}:\s+(?:0x[0-9a-f]+ - |[<\w][^\s]{0,300}::)/,
  /thread '[^']{0,200}'.{0,40} panicked at/,
  // Unity
  /[\w.+<>]{1,300}:[\w.<>]{1,200} ?\([^()]{0,500}\) \(at \S/,
  // .NET in other languages
  /(?:在|場所|위치:|bei|en|à|in|em|в|w|v|vid) +[\w.<>`+]{3,300}\.[\w<>`]{1,200}\([^()]{0,500}\) \S/,
  // Elixir
  /\([a-z]\w{0,60}(?: [\w.+-]{1,30})?\) \S{1,300}\.(?:exs?|erl|[hl]?eex):\d/,
  // Go and Lua: a path with a line
  /(?:[A-Za-z]:)?[\\/][^\s:]{1,300}\.\w{1,6}:\d/,
  // Dart
  /(?:package|https?):\S{1,300}\.dart/,
  // a name and a place, as in Go's errors
  /[\w.*()/]{3,300} \(\/\S{1,300}:\d{1,9}\)/,
  // Clojure
  /\[{1,2}[\w.$*!?<>-]{1,300} [\w<>]{1,100} "[^"]{1,200}" \d/,
  // Java
  /[\w$.<>]{3,300} ?\([^()\s:]{1,200}\.(?:java|kts?|scala|groovy|cljc?):\d/,
  /(?:Caused by|Suppressed|Wrapped by)(?::| [a-z])/,
];

/** Tests the start of a text only. */
export const STARTS_LIKE_A_STACK = new RegExp(`^(?:${STARTS.map(({ source }) => source).join('|')})`);
