// Loaded before Next, which knows nothing of us: when the channel to our supervisor closes, however it died, this process ends,
// and with it its workers, which are in its group. Those load this file as well, but lead no group: they end alone.
process.on('disconnect', () => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(0);
  }
});
// Listening holds a process open, which is right for workers and servers; one that runs to its end asks for `?unheld`.
if (import.meta.url.endsWith('?unheld')) process.channel?.unref();
