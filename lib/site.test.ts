import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { absolute, readSite, site } from './site'

describe('readSite', () => {
  test('without a setting gives what the contract says', () => {
    expect(readSite({})).toEqual({
      name: 'Medigy Communities',
      title: 'Medigy Communities: curated healthcare reading',
      description: expect.stringMatching(/^Articles .*\.$/),
      language: 'en-US',
      url: 'http://localhost:3000',
      contentDir: path.resolve('content'),
      prerenderLimit: 200,
      strict: false,
      logLevel: 'info',
      metrics: { host: '127.0.0.1', port: 9464 },
    })
  })

  test('reads every setting', () => {
    expect(
      readSite({
        PORT: '4000',
        SITE_URL: 'https://portal.example.org',
        SITE_NAME: ' Our Portal ',
        CONTENT_DIR: '/srv/content',
        PRERENDER_LIMIT: '0',
        CONTENT_STRICT: '1',
        PREVIEW_SECRET: 'p'.repeat(16),
        REVALIDATE_SECRET: 'r'.repeat(16),
        REDIS_URL: 'redis://cache:6379',
        LOG_LEVEL: 'warn',
        METRICS_HOST: '0.0.0.0',
        METRICS_PORT: '0',
        HOME: '/root',
      }),
    ).toEqual({
      name: 'Our Portal',
      title: 'Our Portal: curated healthcare reading',
      description: expect.stringMatching(/^Articles .*\.$/),
      language: 'en-US',
      url: 'https://portal.example.org',
      contentDir: '/srv/content',
      prerenderLimit: 0,
      strict: true,
      previewSecret: 'p'.repeat(16),
      revalidateSecret: 'r'.repeat(16),
      redisUrl: 'redis://cache:6379',
      logLevel: 'warn',
      metrics: { host: '0.0.0.0', port: 0 },
    })
  })

  test('an empty setting counts as none', () => {
    const empty = {
      PORT: '',
      SITE_URL: '',
      SITE_NAME: '',
      CONTENT_DIR: '',
      PRERENDER_LIMIT: '',
      CONTENT_STRICT: '',
    }
    expect(readSite(empty)).toEqual(readSite({}))
    expect(readSite({ SITE_URL: undefined })).toEqual(readSite({}))
  })

  test('the port is part of the address of a site on this machine only', () => {
    expect(readSite({ PORT: '4000' }).url).toBe('http://localhost:4000')
    expect(readSite({ PORT: '4000', SITE_URL: 'https://portal.example.org' }).url).toBe(
      'https://portal.example.org',
    )
  })

  test.each([
    ['https://portal.example.org/', 'https://portal.example.org'],
    ['https://portal.example.org//', 'https://portal.example.org'],
    ['http://localhost:3000/', 'http://localhost:3000'],
  ])('the address %s is used as %s', (SITE_URL, url) => {
    expect(readSite({ SITE_URL }).url).toBe(url)
  })

  test.each([
    ['PORT', 'soon', 'PORT must be a whole number, but it is "soon".'],
    ['PORT', '-1', 'PORT must be a whole number, but it is "-1".'],
    [
      'REDIS_URL',
      'cache:6379',
      'REDIS_URL must be an address such as redis://localhost:6379, but it is "cache:6379".',
    ],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn, error or silent, but it is "loud".'],
    ['REVALIDATE_SECRET', 'short', 'REVALIDATE_SECRET must have at least 16 characters, but it has 5.'],
    ['PORT', '80.5', 'PORT must be a whole number, but it is "80.5".'],
    ['PORT', '65536', 'PORT must be at most 65535, but it is "65536".'],
    [
      'SITE_URL',
      'portal.example.org',
      'SITE_URL must be an address without path or password such as https://example.org, but it is "portal.example.org".',
    ],
    [
      'SITE_URL',
      'javascript:alert(1)',
      'SITE_URL must be an address without path or password such as https://example.org, but it is "javascript:alert(1)".',
    ],
    ['SITE_NAME', '  ', 'SITE_NAME must not be empty, but it is "  ".'],
    ['PRERENDER_LIMIT', 'all', 'PRERENDER_LIMIT must be a whole number, but it is "all".'],
    ['PRERENDER_LIMIT', '100001', 'PRERENDER_LIMIT must be at most 100000, but it is "100001".'],
    [
      'SITE_URL',
      'https://portal.example/sub?x=1',
      'SITE_URL must be an address without path or password such as https://example.org, but it is "https://portal.example/sub?x=1".',
    ],
    [
      'REDIS_URL',
      'http://user:hidden@redis.example',
      'REDIS_URL must be an address such as redis://localhost:6379, but it is "http://user:…@redis.example".',
    ],
    ['CONTENT_STRICT', 'yes', 'CONTENT_STRICT must be 0 or 1, but it is "yes".'],
  ])('%s=%s stops with one line', (name, value, line) => {
    expect(() => readSite({ [name]: value })).toThrow(new Error(line))
  })

  test('a secret must be long enough, and is not repeated in the message', () => {
    expect(readSite({ PREVIEW_SECRET: 'sixteen letters!' }).previewSecret).toBe('sixteen letters!')
    expect(readSite({ PREVIEW_SECRET: '' }).previewSecret).toBeUndefined()
    expect(() => readSite({ PREVIEW_SECRET: 'hunter2' })).toThrow(
      new Error('PREVIEW_SECRET must have at least 16 characters, but it has 7.'),
    )
  })

  test.each([
    ['redis://:ab/cd+hidden@redis:6379', 'redis://:…@redis:6379'],
    ['http://user:hid:d@e/n@redis', 'http://user:…@redis'],
    ['http://us/er:hidden@redis', 'http://us/er:…@redis'],
    ['user:hidden@redis:6379', 'user:…@redis:6379'],
  ])('whatever a password holds, it is not repeated: %s', (REDIS_URL, shown) => {
    expect(() => readSite({ REDIS_URL })).toThrow(
      new Error(`REDIS_URL must be an address such as redis://localhost:6379, but it is "${shown}".`),
    )
  })

  test('every wrong setting has its line', () => {
    expect(() => readSite({ PORT: 'x', CONTENT_STRICT: '2' })).toThrow(
      new Error('PORT must be a whole number, but it is "x".\nCONTENT_STRICT must be 0 or 1, but it is "2".'),
    )
  })
})

test('a full address is the site’s address and the path', () => {
  expect(absolute('/')).toBe(`${site.url}/`)
  expect(absolute('/topics/a?b=1')).toBe(`${site.url}/topics/a?b=1`)
})
