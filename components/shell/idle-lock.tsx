'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

export interface IdleLockProps {
  /** Seconds without a touch or a key before the tablet locks; the last `warnSeconds` of them with a warning. */
  lockAfterSeconds: number;
  warnSeconds: number;
  onLock: () => void;
}

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Signs out whoever has left the tablet, after a warning. A tablet that slept past its time locks as it wakes. */
export function IdleLock({ lockAfterSeconds, warnSeconds, onLock }: IdleLockProps) {
  const t = useTranslations('idle');
  const detailId = useId();
  const { leftSeconds, stay } = useIdle(lockAfterSeconds, warnSeconds, onLock);
  return (
    <Dialog
      open={leftSeconds !== undefined}
      onClose={stay}
      title={t('title')}
      closeLabel={t('stay')}
      describedBy={detailId}
      alert
      footer={
        <>
          {/* First in the order of focus: whoever presses Enter wants to stay. */}
          <Button tone="primary" className="order-last" onClick={stay}>
            {t('stay')}
          </Button>
          <Button tone="plain" onClick={onLock}>
            {t('lock')}
          </Button>
        </>
      }
    >
      <div id={detailId}>
        <p className="font-serif text-read tabular-nums">{t('text', { seconds: leftSeconds ?? 0 })}</p>
        <p className="mt-1 text-soft">{t('detail')}</p>
      </div>
    </Dialog>
  );
}

/** `leftSeconds` is set while the warning is due. */
function useIdle(lockAfterSeconds: number, warnSeconds: number, onLock: () => void) {
  const [leftSeconds, setLeftSeconds] = useState<number | undefined>();
  const lastSeen = useRef(0);
  const warned = useRef(false);
  const lock = useRef(onLock);
  useEffect(() => {
    lock.current = onLock;
  }, [onLock]);

  useEffect(() => {
    lastSeen.current = Date.now();
    const seen = () => {
      // Once the warning is shown, only its button counts: a sleeve on the screen is not a person.
      if (!warned.current) lastSeen.current = Date.now();
    };
    const tick = () => {
      const left = lockAfterSeconds - Math.floor((Date.now() - lastSeen.current) / 1000);
      warned.current = left <= warnSeconds;
      setLeftSeconds(warned.current ? Math.max(0, left) : undefined);
      if (left <= 0) {
        lastSeen.current = Date.now();
        lock.current();
      }
    };
    const timer = setInterval(tick, 1000);
    for (const sign of signsOfLife) addEventListener(sign, seen, { passive: true });
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) removeEventListener(sign, seen);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [lockAfterSeconds, warnSeconds]);

  const stay = () => {
    lastSeen.current = Date.now();
    warned.current = false;
    setLeftSeconds(undefined);
  };
  return { leftSeconds, stay };
}
