import { describe, expect, it } from 'vitest';
import { findBrowser, type Places } from '../../../diagrams/render/find-browser.ts';

const places = (existing: readonly string[], env: Places['env'] = {}, downloaded: readonly string[] = []): Places => ({
  env,
  platform: 'linux',
  exists: (path) => existing.includes(path),
  downloaded,
});

describe('findBrowser', () => {
  it('takes the browser of the environment first', () => {
    const env = { CHROME_PATH: '/opt/chrome', PATH: '/usr/bin' };
    expect(findBrowser(places(['/opt/chrome', '/usr/bin/chromium'], env))).toEqual({
      found: true,
      path: '/opt/chrome',
    });
  });

  it('takes no other one in the place of a browser of the environment that does not exist', () => {
    const env = { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome', PATH: '/usr/bin' };
    expect(findBrowser(places(['/usr/bin/chromium'], env))).toEqual({
      found: false,
      tried: ['PUPPETEER_EXECUTABLE_PATH=/nowhere/chrome, which does not exist'],
    });
  });

  it('looks on PATH, then at the usual places, then into what was downloaded', () => {
    const all = ['/tools/chrome', '/usr/bin/chromium', '/cache/chrome'];
    expect(findBrowser(places(all, { PATH: '/none:/tools' }, ['/cache/chrome']))).toMatchObject({
      path: '/tools/chrome',
    });
    expect(findBrowser(places(all, {}, ['/cache/chrome']))).toMatchObject({ path: '/usr/bin/chromium' });
    expect(findBrowser(places(['/cache/chrome'], {}, ['/cache/chrome']))).toMatchObject({ path: '/cache/chrome' });
  });

  it('says where it looked in vain', () => {
    const answer = findBrowser(places([]));
    expect(answer).toMatchObject({ found: false });
    expect(answer.found ? [] : answer.tried).toHaveLength(3);
  });
});
