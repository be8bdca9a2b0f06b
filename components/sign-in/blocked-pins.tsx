'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToaster } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/contract/floor-actions';

export interface BlockedPinsProps {
  people: readonly { number: string; name: string }[];
  lift(input: { number: string }): Promise<ActionResult>;
}

/** Colleagues whose PIN is blocked, while there are any. */
export function BlockedPins({ people, lift }: BlockedPinsProps) {
  const t = useTranslations('enrol');
  const errors = useTranslations('errors');
  const toaster = useToaster();
  const [lifted, setLifted] = useState<readonly string[]>([]);
  const left = people.filter(({ number }) => !lifted.includes(number));
  if (left.length === 0) return null;
  const allow = async ({ number, name }: { number: string; name: string }) => {
    const result = await lift({ number }).catch(() => ({ ok: false, code: 'unexpected' }) as const);
    if (result.ok) setLifted((before) => [...before, number]);
    toaster.show({ text: result.ok ? t('lifted', { name }) : errors(result.code) });
  };
  return (
    <section aria-labelledby="blocked-pins" className="flex flex-col gap-2">
      <h2 id="blocked-pins" className="text-title">
        {t('blocked')}
      </h2>
      <p className="text-soft">{t('blockedLead')}</p>
      <ul>
        {left.map((person) => (
          <li key={person.number} className="hairline-b flex items-center justify-between gap-6 py-3">
            <p>
              {person.name} <span className="text-label text-soft tabular-nums">{person.number}</span>
            </p>
            <Button aria-label={t('liftNamed', { name: person.name })} onClick={() => void allow(person)}>
              {t('lift')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
