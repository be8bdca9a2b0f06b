// Loaded before Next, which knows nothing of us: when the channel to our supervisor closes, however it died, this process ends.
process.on('disconnect', () => process.exit(0));
