import { useTranslations } from 'next-intl';

/** The parts of the page that can be gone to, in their order. Each stands in an element with this id. */
export const jumpTargets = ['days', 'budgets', 'endings', 'splits', 'savings', 'questions'] as const;

/** Where a part of the page begins, below the links that stay in sight. */
export const jumpTargetClass = 'scroll-mt-20';

/** The way through a long page. It stays in sight while the figures go by. */
export function JumpLinks() {
  const t = useTranslations('usage');
  return (
    <nav aria-label={t('jump')} className="hairline-b sticky top-0 z-10 mb-8 flex flex-wrap bg-paper print:hidden">
      {jumpTargets.map((target) => (
        <a key={target} href={`#${target}`} className="inline-flex min-h-12 items-center rounded-control px-3 text-label first:-ms-3 font-medium text-soft hover:bg-tint hover:text-ink">
          {t(`jump_${target}`)}
        </a>
      ))}
    </nav>
  );
}
