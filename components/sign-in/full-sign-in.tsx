'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { beginSingleSignOn } from './send-credentials';
import { SignInStatus } from './sign-in-status';
import { useSignIn } from './use-sign-in';

export interface FullSignInProps {
  /** Where to go once signed in. */
  next: string;
  /** Whether the house has an identity provider. */
  singleSignOn: boolean;
  /** Single sign-on was tried and came back without a person. */
  singleSignOnFailed?: boolean;
  /** An address that is known already. */
  initialEmail?: string | undefined;
}

/** E-mail address and password, or the house's identity provider. Password managers and paste work. */
export function FullSignIn({ next, singleSignOn, singleSignOnFailed = false, initialEmail = '' }: FullSignInProps) {
  const t = useTranslations('signIn');
  return (
    <section aria-labelledby="full-sign-in" className="flex w-full max-w-md flex-col gap-6">
      <h2 id="full-sign-in" className="text-title">
        {t('full')}
      </h2>
      <p className="text-soft">{t('fullLead')}</p>
      {singleSignOn ? <SingleSignOn next={next} failed={singleSignOnFailed} /> : null}
      <PasswordForm next={next} initialEmail={initialEmail} />
    </section>
  );
}

function PasswordForm({ next, initialEmail }: { next: string; initialEmail: string }) {
  const t = useTranslations('signIn');
  const signIn = useSignIn('password', next);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void signIn.submit({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Field label={t('email')} name="email" type="email" dir="ltr" autoComplete="username" defaultValue={initialEmail} required />
      <Field label={t('password')} name="password" type="password" dir="ltr" autoComplete="current-password" required />
      <Button type="submit" tone="primary" busy={signIn.state.kind === 'checking' || signIn.state.kind === 'signed-in'} disabled={signIn.held}>
        {t('signIn')}
      </Button>
      <SignInStatus signIn={signIn} />
    </form>
  );
}

function SingleSignOn({ next, failed }: { next: string; failed: boolean }) {
  const t = useTranslations('signIn');
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>(failed ? 'failed' : 'ready');
  const begin = async () => {
    setState('leaving');
    const address = await beginSingleSignOn(next);
    if (address === null) setState('failed');
    else window.location.assign(address);
  };
  return (
    <div className="flex flex-col gap-4">
      <Button tone="primary" busy={state === 'leaving'} onClick={() => void begin()}>
        {t('sso')}
      </Button>
      <p role="alert" className="font-medium text-danger empty:hidden">
        {state === 'failed' ? t('ssoFailed') : null}
      </p>
      <p className="flex items-center gap-4 text-label text-soft before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">{t('or')}</p>
    </div>
  );
}
