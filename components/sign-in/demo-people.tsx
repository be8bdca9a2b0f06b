import { useId, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

export interface DemoPeopleProps {
  title: string;
  /** What opens for all of them, and how it is called. */
  secretLabel: string;
  secret: string;
  people: readonly { key: string; href: string; name: string; about: ReactNode }[];
}

/** The demo house shows its keys: who may sign in here, and the one secret that all of them share. */
export function DemoPeople({ title, secretLabel, secret, people }: DemoPeopleProps) {
  const t = useTranslations('signIn');
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex w-full max-w-md flex-col gap-2">
      <div className="flex items-center gap-3">
        <Badge tone="caution">{t('demo')}</Badge>
        <h2 id={id} className="font-sans text-body font-medium">
          {title}
        </h2>
      </div>
      <p className="text-label text-soft">
        {secretLabel}{' '}
        <strong dir="ltr" className="font-medium whitespace-nowrap text-ink tabular-nums">
          {secret}
        </strong>
      </p>
      {/* Its height cuts a row in two, which says that there are more. */}
      <ul className="max-h-65 overflow-y-auto overscroll-contain">
        {people.map(({ key, href, name, about }) => (
          <li key={key} className="hairline-t first:border-0">
            <a href={href} className="flex min-h-14 items-center justify-between gap-4 rounded-control px-2 py-1 hover:bg-tint">
              <span>{name}</span>
              <span className="text-end text-label text-soft tabular-nums">{about}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
