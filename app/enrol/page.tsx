import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { chooseLocale } from '@/app/sign-in/actions';
import { DemoPasswords } from '@/app/sign-in/demo-keys';
import { FullSignIn } from '@/components/sign-in/full-sign-in';
import { LanguageChoice } from '@/components/sign-in/language-choice';
import { QuietLink } from '@/components/sign-in/quiet-link';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { atLeast } from '@/lib/scope';
import { ManageTablets } from './manage-tablets';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enrol'))('title') };
}

interface EnrolPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where managers enrol this browser as a tablet, and look after the tablets of their stores. */
export default async function EnrolPage({ searchParams }: EnrolPageProps) {
  const signedIn = await currentReader();
  if (signedIn && signedIn.principal.via === 'full' && atLeast(signedIn.scope.role, 'manager')) return <ManageTablets scope={signedIn.scope} />;
  const { email, error } = await searchParams;
  const { env } = services();
  const t = await getTranslations('enrol');
  return (
    <SignInFrame
      title={t('thisTablet')}
      lead={
        <p role={signedIn ? 'status' : undefined}>{signedIn === null ? t('signInFirst') : signedIn.principal.via === 'full' ? t('notAllowed') : t('notFull')}</p>
      }
      language={<LanguageChoice choose={chooseLocale} />}
      aside={
        <>
          {env.DEMO_SEED ? <DemoPasswords path="/enrol" /> : null}
          <QuietLink href="/sign-in">{t('toSignIn')}</QuietLink>
        </>
      }
    >
      <FullSignIn
        key={String(email)}
        next="/enrol"
        singleSignOn={env.OIDC_ISSUER !== undefined}
        singleSignOnFailed={error !== undefined}
        initialEmail={typeof email === 'string' ? email : undefined}
      />
    </SignInFrame>
  );
}
