/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The proxy answers trailing slashes itself, so that an old address with one still takes a single hop.
  skipTrailingSlashRedirect: true,
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: { '/*': ['./content/**/*'] },
}
