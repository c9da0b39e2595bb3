// Stands in for @vscode/spdlog, VS Code's log writer: a native addon without a prebuilt binary.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.isRaw = false;
    this.isOpen = true;
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.isRaw = true;
  }
  flush() {}
  drop() {
    this.isOpen = false;
  }
  write(level, message) {
    if (!this.isOpen || level < this.level) return;
    const line = this.isRaw ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`;
    fs.appendFile(this.file, line, () => {}); // a log that cannot be written must not end the editor
  }
}
for (const [level, name] of levels.entries()) {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('', name, file);
}

// one assignment each: the server imports these by name from an ES module, and Node finds them by reading the text
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
