'use client';

import { CloudOff, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** Whether the tablet has a network at all. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
}

/** Says that there is no network, or that the house's database is away, for as long as it is so. */
export function ConnectionBanner({ databaseAway }: { databaseAway: boolean }) {
  const t = useTranslations('connection');
  const online = useOnline();
  const Icon = online ? CloudOff : WifiOff;
  return (
    <div role="status" className="shrink-0">
      {online && !databaseAway ? null : (
        <p className="hairline-b flex min-h-12 items-center justify-center gap-3 bg-tint px-4 py-2 text-label font-medium text-caution">
          <Icon size={18} aria-hidden="true" className="shrink-0" />
          {t(online ? 'databaseAway' : 'offline')}
        </p>
      )}
    </div>
  );
}
