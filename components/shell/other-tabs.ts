const channelName = 'floorhand-left';

/** Tells the other tabs of this browser that the session has ended. */
export function tellOtherTabs(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('left');
  channel.close();
}

/** Hears from other tabs that the session has ended, until the returned function is called. */
export function hearOtherTabs(onLeft: () => void): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = onLeft;
  return () => channel.close();
}
