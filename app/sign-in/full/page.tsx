import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { FullSignIn } from '@/components/sign-in/full-sign-in';
import { LanguageChoice } from '@/components/sign-in/language-choice';
import { QuietLink } from '@/components/sign-in/quiet-link';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { chooseLocale } from '../actions';
import { DemoPasswords } from '../demo-keys';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('full') };
}

/** E-mail and password, or single sign-on: from any browser. */
export default async function FullSignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const signedIn = await currentReader();
  if (signedIn?.principal.via === 'full') redirect('/');
  const { error, email } = await searchParams;
  const { env } = services();
  const t = await getTranslations('signIn');
  return (
    <SignInFrame
      title={t('manager')}
      language={<LanguageChoice choose={chooseLocale} />}
      aside={
        <>
          {env.DEMO_SEED ? <DemoPasswords path="/sign-in/full" /> : null}
          <QuietLink href="/sign-in">{t('withPin')}</QuietLink>
        </>
      }
    >
      <FullSignIn
        key={String(email)}
        next="/"
        singleSignOn={env.OIDC_ISSUER !== undefined}
        singleSignOnFailed={error !== undefined}
        initialEmail={typeof email === 'string' ? email : undefined}
      />
    </SignInFrame>
  );
}
