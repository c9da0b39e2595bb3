// Stands in for @vscode/native-watchdog, a native addon: ends an extension host whose server is gone.
exports.start = (serverPid) => {
  const check = () => {
    try {
      process.kill(serverPid, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(check, 1000).unref();
};
