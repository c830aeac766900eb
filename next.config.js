/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The proxy answers trailing slashes itself, so that an old address with one still takes a single hop.
  skipTrailingSlashRedirect: true,
  // Pages rendered after the build stay in memory. On disk they would outlive the process, and the content they show.
  experimental: { isrFlushToDisk: false },
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: { '/*': ['./content/**/*'] },
}
