import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
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
  guard(process, 'process', ['hrtime', 'uptime', 'nextTick']);
  guard(crypto, 'crypto', ['randomBytes', 'randomInt', 'randomUUID']);
  guard(Object.getPrototypeOf(globalThis.crypto) as Crypto, 'crypto', ['randomUUID', 'getRandomValues']);
  guard(globalThis, '', ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch']);
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
      // Some hang further functions on themselves: process.hrtime.bigint.
      get: (target, key) => {
        if (UserCode.running !== undefined && key === 'bigint')
          throw usesForbidden(UserCode.running(), `${shown}.bigint`);
        return Reflect.get(target, key);
      },
    });
    Object.defineProperty(owner, name, { value: guarded, configurable: true, writable: true });
  }
}

/** A class that was kept, too, tells no time while a user's function runs. */
function guardDate(): void {
  guard(Date, 'Date', ['now']);
  const clock = () => {
    if (UserCode.running !== undefined) throw usesForbidden(UserCode.running(), 'Date');
  };
  globalThis.Date = new Proxy(Date, {
    apply: (target, self, args) => {
      clock();
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, newTarget) => {
      clock();
      return Reflect.construct(target, args, newTarget === globalThis.Date ? target : newTarget);
    },
    get: (target, key) => {
      if (key !== Symbol.hasInstance && key !== 'prototype') clock();
      return Reflect.get(target, key);
    },
  });
}
