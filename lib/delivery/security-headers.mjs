/**
 * Headers that every answer carries, and the content security policy. Plain JavaScript, because `next.config.js` needs
 * them too: where Next answers without our server before it (development, Vercel), it sends them.
 */

/** @param {string} scripts what may run besides our own files */
function policy(scripts) {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    // Covers carry style attributes, and readers bring styles of their own: more space, larger letters (WCAG 1.4.12).
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The policy of pages that hold no script but ours.
 * @param {readonly string[]} hashes of inline scripts, as `sha256-…`
 */
export function strictPolicy(hashes) {
  return policy(hashes.map((hash) => `'${hash}'`).join(' '))
}

/** The policy of pages as Next makes them: its inline scripts differ from page to page. */
export const frameworkPolicy = policy(
  process.env.NODE_ENV === 'development' ? "'unsafe-inline' 'unsafe-eval'" : "'unsafe-inline'",
)

/** @type {Readonly<Record<string, string>>} */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}
