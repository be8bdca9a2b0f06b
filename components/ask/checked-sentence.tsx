'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A sentence (or its last part) that the check could not match: underlined with dots, and told why in words. */
export function CheckedSentence({ verdict, missing, last, children }: { verdict: string; missing: string; last: boolean; children: ReactNode }) {
  const t = useTranslations('answer');
  const cause = verdict === 'uncited' ? 'uncited' : 'unsupported';
  const said = missing === '' ? t(`${cause}Plain`) : t(cause, { facts: missing });
  return (
    <>
      <mark className="bg-transparent text-inherit underline decoration-caution decoration-dotted decoration-2 underline-offset-[0.3em]">{children}</mark>
      {last ? (
        <small role="note" className="mx-1.5 font-sans text-label font-medium text-caution">
          {said}
        </small>
      ) : null}
    </>
  );
}
