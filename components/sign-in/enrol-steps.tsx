import { useTranslations } from 'next-intl';

/** What has to happen before anyone can sign in here. */
export function EnrolSteps() {
  const t = useTranslations('signIn');
  return (
    <section aria-labelledby="enrol-steps" className="flex w-full max-w-md flex-col gap-6">
      <h2 id="enrol-steps" className="text-title">
        {t('enrolLink')}
      </h2>
      <ol className="flex flex-col">
        {(['enrolStep1', 'enrolStep2', 'enrolStep3'] as const).map((step, index) => (
          <li key={step} className="hairline-t flex gap-5 py-4 first:border-0">
            <span aria-hidden="true" className="font-serif text-title leading-none text-accent tabular-nums">
              {index + 1}
            </span>
            <span>{t(step)}</span>
          </li>
        ))}
      </ol>
      <a href="/enrol" className="inline-flex min-h-14 items-center justify-center rounded-control border border-accent bg-accent px-6 text-body font-medium text-on-accent hover:opacity-90">
        {t('enrolLink')}
      </a>
    </section>
  );
}
