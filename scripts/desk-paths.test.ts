import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { askForNoPaths } from './desk-paths.mjs'

const { default: DevServer } = createRequire(import.meta.url)('next/dist/server/dev/next-dev-server') as {
  default: { readonly prototype: { getStaticPaths: (this: void, route: unknown) => Promise<unknown> } }
}

test('the development server of this Next asks where we answer, and hears that no page is static', async () => {
  const asked = DevServer.prototype.getStaticPaths
  expect(asked.toString()).toContain('loadStaticPaths')
  askForNoPaths()
  expect(await DevServer.prototype.getStaticPaths({ pathname: '/communities/[community]' })).toEqual({
    staticPaths: [],
    prerenderedRoutes: [],
    fallbackMode: 'BLOCKING_STATIC_RENDER',
  })
})
