'use client';

import { useTranslations } from 'next-intl';
import { useValidity } from './validity';

export interface PassageFactsProps {
  collection: string;
  revisionNumber: number;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
  page: number | null;
  heading: string;
}

/** Where a passage stands: collection, revision, days in force, page and section. */
export function PassageFacts({ collection, revisionNumber, page, heading, ...dates }: PassageFactsProps) {
  const t = useTranslations('sources');
  const validity = useValidity('short');
  const facts = [
    [t('collection'), collection],
    [t('revisionLabel'), String(revisionNumber)],
    [t('dates'), validity(dates) ?? t('always')],
    [t('pageLabel'), page === null ? '' : String(page)],
    [t('heading'), heading],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-label">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="text-ink">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
