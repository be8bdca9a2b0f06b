import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Outcome } from '@/lib/contract/run-event';

const tones = { answered: 'accent', refused: 'caution', stopped: 'neutral', failed: 'danger' } as const satisfies Record<Outcome, string>;

/** How a run ended, in a word. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('traces');
  return <Badge tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Badge>;
}
