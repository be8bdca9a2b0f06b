import { demoPassword, demoPin } from '@/db/seed/credentials';
import { FloorhandError } from '@/lib/errors';

const passwordLength = { min: 12, max: 200 } as const;

/** Refuses a PIN that is not six digits, or among the first that anybody would try. Throws `bad_input`. */
export function checkNewPin(pin: string, number: string): void {
  if (!/^\d{6}$/.test(pin)) throw new FloorhandError('bad_input', { detail: 'A PIN has six digits.' });
  if (repeats(pin) || counts(pin) || pin === demoPin || isIn(number, pin)) {
    throw new FloorhandError('bad_input', { detail: 'That PIN is too easy to guess: no repeats such as 000000 or 121212, no rows such as 123456, not the employee number.' });
  }
}

/** Refuses a password that is too short, too long for the sign-in form, or known to everybody. Throws `bad_input`. */
export function checkNewPassword(password: string, email: string): void {
  const length = [...password].length;
  if (length < passwordLength.min || password.length > passwordLength.max) {
    throw new FloorhandError('bad_input', { detail: `A password has ${passwordLength.min} to ${passwordLength.max} characters.` });
  }
  const plain = password.toLowerCase();
  if (repeats(plain) || plain === demoPassword || plain === email.toLowerCase()) {
    throw new FloorhandError('bad_input', { detail: 'That password is too easy to guess: no repeats, not the e-mail address, not the demo password.' });
  }
}

/** Whether the PIN is cut from the employee number, or the number with a digit or two added. */
function isIn(number: string, pin: string): boolean {
  return number.includes(pin) || (number.length > 3 && pin.includes(number));
}

/** 000000, 121212, 123123: something short, said again and again. */
function repeats(text: string): boolean {
  return /^(.{1,3})\1+$/su.test(text);
}

/** 123456, 654321, 246802: each digit as far from the one before as the next. Nine is followed by nought. */
function counts(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, place) => (Number(digit) - Number(pin[place]) + 10) % 10));
  return steps.size === 1;
}
