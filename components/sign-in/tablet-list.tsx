'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToaster } from '@/components/ui/toast';
import { useDates } from '@/components/ui/use-dates';
import { localDay } from '@/lib/clock';
import type { ActionResult } from '@/lib/contract/floor-actions';

export interface ListedTablet {
  deviceId: string;
  name: string;
  store: string;
  enrolledAt: Date;
  lastSeenAt: Date | null;
}

export interface TabletListProps {
  tablets: readonly ListedTablet[];
  /** The tablet this very browser is, if it is one. */
  thisDeviceId: string | null;
  timeZone: string;
  revoke(input: { deviceId: string }): Promise<ActionResult>;
}

/** The enrolled tablets of the manager's stores; revoking one asks first. */
export function TabletList({ tablets, thisDeviceId, timeZone, revoke }: TabletListProps) {
  const t = useTranslations('enrol');
  const errors = useTranslations('errors');
  const common = useTranslations('common');
  const toaster = useToaster();
  const [gone, setGone] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<ListedTablet | null>(null);
  const left = tablets.filter(({ deviceId }) => !gone.includes(deviceId));

  const end = async (tablet: ListedTablet) => {
    setAsking(null);
    const result = await revoke({ deviceId: tablet.deviceId }).catch(() => ({ ok: false, code: 'unexpected' }) as const);
    if (result.ok) setGone((before) => [...before, tablet.deviceId]);
    toaster.show({ text: result.ok ? t('revoked', { name: tablet.name }) : errors(result.code) });
  };
  return (
    <section aria-labelledby="tablet-list" className="flex flex-col gap-2">
      <h2 id="tablet-list" className="text-title">
        {t('tablets')}
      </h2>
      <p className="text-soft">{t('tabletsOf', { count: left.length })}</p>
      <ul>
        {left.map((tablet) => (
          <TabletRow key={tablet.deviceId} tablet={tablet} isThis={tablet.deviceId === thisDeviceId} timeZone={timeZone} onRevoke={() => setAsking(tablet)} />
        ))}
      </ul>
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('revokeTitle', { name: asking?.name ?? '' })}
        closeLabel={common('close')}
        describedBy="revoke-text"
        alert
        footer={
          <>
            <Button onClick={() => setAsking(null)}>{common('cancel')}</Button>
            <Button tone="danger" onClick={() => asking && void end(asking)}>
              {t('revoke')}
            </Button>
          </>
        }
      >
        <p id="revoke-text">{t('revokeText')}</p>
      </Dialog>
    </section>
  );
}

function TabletRow({ tablet, isThis, timeZone, onRevoke }: { tablet: ListedTablet; isThis: boolean; timeZone: string; onRevoke: () => void }) {
  const t = useTranslations('enrol');
  const dates = useDates();
  const day = (instant: Date) => dates.day(localDay(instant, timeZone));
  const moment = (instant: Date) => `${day(instant)}, ${dates.hour(instant.toISOString(), timeZone)}`;
  return (
    <li className="hairline-b flex items-center justify-between gap-6 py-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-3 font-medium">
          <bdi>{tablet.name}</bdi>
          {isThis ? <Badge tone="accent">{t('thisOne')}</Badge> : null}
        </p>
        <p>
          <bdi>{tablet.store}</bdi>
        </p>
        <p className="text-label text-soft">
          {t('enrolled', { date: day(tablet.enrolledAt) })} · {tablet.lastSeenAt ? t('lastSeen', { date: moment(tablet.lastSeenAt) }) : t('neverSeen')}
        </p>
      </div>
      <Button tone="danger" aria-label={t('revokeNamed', { name: tablet.name })} onClick={onRevoke}>
        {t('revoke')}
      </Button>
    </li>
  );
}
