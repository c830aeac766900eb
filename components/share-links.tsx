import { Icon } from './icon'

/** Ways to pass an article on. `public/enhance.js` copies and prints; the rest are links. */
export function ShareLinks({ title, url }: { title: string; url: string }) {
  return (
    <section className="share-sec" aria-labelledby="share">
      <h2 id="share">Share</h2>
      <div className="share">
        <button className="btn ghost sm" type="button" data-js data-copy={url} data-title={title}>
          <Icon name="link" /> <span>Copy link</span>
        </button>
        <a
          className="btn ghost sm"
          href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`}
        >
          <Icon name="mail" /> Email
        </a>
        <a
          className="btn ghost sm"
          href={`https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(url)}`}
          rel="external noopener"
        >
          LinkedIn
        </a>
        <button className="btn ghost sm" type="button" data-js data-print>
          <Icon name="print" /> Print
        </button>
      </div>
      <p className="share-note vh" role="status" data-live />
    </section>
  )
}
