import { getTranslations } from 'next-intl/server';
import { signInServices } from '@/app/sign-in-services';
import { DemoStores } from '@/components/sign-in/demo-stores';
import { EnrolSteps } from '@/components/sign-in/enrol-steps';
import { LanguageChoice } from '@/components/sign-in/language-choice';
import { QuietLink } from '@/components/sign-in/quiet-link';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { listDemoStores } from '@/lib/access/demo-tablet';
import { errorTable, type ErrorCode } from '@/lib/errors';
import { chooseLocale, playDemoTablet } from './actions';

function isErrorCode(text: string | undefined): text is ErrorCode {
  return text !== undefined && Object.hasOwn(errorTable, text);
}

/** A browser that is no tablet: says what a manager has to do; the demo house offers a store at one press. */
export async function UnenrolledTablet({ error }: { error: string | undefined }) {
  const t = await getTranslations('signIn');
  const errors = await getTranslations('errors');
  const { demo } = signInServices();
  return (
    <SignInFrame
      eyebrow={t('notEnrolled')}
      title={t('enrolTitle')}
      lead={t('enrolLead')}
      language={<LanguageChoice choose={chooseLocale} />}
      aside={
        <div className="flex flex-wrap gap-x-8">
          {demo ? <QuietLink href="/enrol">{t('enrolLink')}</QuietLink> : null}
          <QuietLink href="/sign-in/full">{t('fullLink')}</QuietLink>
        </div>
      }
    >
      {isErrorCode(error) ? (
        <p role="alert" className="mb-6 font-medium text-danger">
          {errors(error)}
        </p>
      ) : null}
      {demo ? <DemoStores stores={await listDemoStores(signInServices())} choose={playDemoTablet} /> : <EnrolSteps />}
    </SignInFrame>
  );
}
