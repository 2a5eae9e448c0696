import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { UserCode, usesForbidden } from '../checker/user-code.ts';

/**
 * Makes every source of chance, time and later callbacks throw while a user's function runs, for as long as the thread lives.
 *
 * To be called before any module of a user is imported: one that keeps a reference (`const random = Math.random`) then keeps the guarded
 * one. Outside of users' functions everything works as ever.
 */
export function guardGlobals(): void {
  guard(Math, 'Math', ['random']);
  guard(performance, 'performance', ['now']);
  guard(process.hrtime, 'process.hrtime', ['bigint']);
  guard(process, 'process', ['hrtime', 'uptime', 'nextTick']);
  guard(crypto, 'crypto', ['randomBytes', 'randomInt', 'randomUUID']);
  guard(Object.getPrototypeOf(globalThis.crypto) as Crypto, 'crypto', ['randomUUID', 'getRandomValues']);
  guard(globalThis, '', ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch']);
  guard(timers, '', ['setTimeout', 'setInterval', 'setImmediate']);
  guard(timersPromises, 'timers/promises ', ['setTimeout', 'setInterval', 'setImmediate']);
  guardFormats();
  guardDate();
  syncBuiltinESMExports();
}

function guard<Owner extends object>(owner: Owner, ownerName: string, names: readonly (keyof Owner & string)[]): void {
  for (const name of names) {
    const original = owner[name];
    if (typeof original !== 'function') continue;
    const shown = ownerName === '' ? name : `${ownerName}.${name}`;
    const guarded = new Proxy(original, {
      apply: (target, self, args) => {
        if (UserCode.running !== undefined) throw usesForbidden(UserCode.running(), shown);
        return Reflect.apply(target, self, args);
      },
    });
    Object.defineProperty(owner, name, { value: guarded, configurable: true, writable: true });
  }
}

/** A format of dates that is given none formats the time of now; one that was kept does so, too. */
function guardFormats(): void {
  const { prototype } = Intl.DateTimeFormat;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  if (format === undefined) return;
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const formatter = Reflect.apply(format, this, []) as Intl.DateTimeFormat['format'];
      return (...date: Parameters<typeof formatter>) => {
        if (UserCode.running !== undefined) throw usesForbidden(UserCode.running(), 'Intl.DateTimeFormat');
        return formatter(...date);
      };
    },
  });
  guard(prototype, 'Intl.DateTimeFormat', ['formatToParts']);
}

/** A class that was kept, too, tells no time while a user's function runs. */
function guardDate(): void {
  guard(Date, 'Date', ['now']);
  const clock = () => {
    if (UserCode.running !== undefined) throw usesForbidden(UserCode.running(), 'Date');
  };
  const Guarded: DateConstructor = new Proxy(Date, {
    apply: (target, self, args) => {
      clock();
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, newTarget) => {
      clock();
      return Reflect.construct(target, args, newTarget === Guarded ? target : newTarget);
    },
    get: (target, key) => {
      if (key !== Symbol.hasInstance && key !== 'prototype') clock();
      return Reflect.get(target, key);
    },
  });
  Object.defineProperty(Date.prototype, 'constructor', { value: Guarded, configurable: true, writable: true });
  globalThis.Date = Guarded;
}
