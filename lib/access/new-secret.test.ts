import { describe, expect, it } from 'vitest';
import { checkNewPassword, checkNewPin } from './new-secret';

const badInput = expect.objectContaining({ code: 'bad_input' });

describe('a new PIN', () => {
  it.each(['000000', '111111', '121212', '123123', '123456', '654321', '890123', '135791', '246810', '010001'])('is not %s', (pin) => {
    expect(() => checkNewPin(pin, 'M-010001')).toThrow(badInput);
  });

  it('is not the employee number with something added', () => {
    expect(() => checkNewPin('710412', '10412')).toThrow(badInput);
  });

  it.each(['', '12345', '1234567', '12345a', ' 48302', '٤٨٣٠٢٧'])('has six digits, unlike "%s"', (pin) => {
    expect(() => checkNewPin(pin, '10001')).toThrow('A PIN has six digits.');
  });

  it.each(['483027', '112358', '900214'])('may be %s', (pin) => {
    expect(() => checkNewPin(pin, '10001')).not.toThrow();
  });
});

describe('a new password', () => {
  it.each(['', 'eleven-char', 'x'.repeat(201)])('has twelve characters or more, and fits the form, unlike "%s"', (password) => {
    expect(() => checkNewPassword(password, 'a@house.example')).toThrow(/12 to 200/);
  });

  it.each(['aaaaaaaaaaaa', 'abcabcabcabc', 'Floorhand-Demo', 'Luc@House.Example'])('is not %s', (password) => {
    expect(() => checkNewPassword(password, 'luc@house.example')).toThrow(badInput);
  });

  it('may be any sentence', () => {
    expect(() => checkNewPassword('three grey doves', 'luc@house.example')).not.toThrow();
  });
});
