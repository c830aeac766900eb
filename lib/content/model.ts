/**
 * The nouns of the portal. No code but two lists of names: whoever reads this file knows what the rest is about.
 * The words are those of the glossary in ARCHITECTURE.md.
 */

/** What a reader may see of an article, decided by {@link ./lifecycle}. */
export type LifecycleState = 'published' | 'draft' | 'scheduled' | 'expired' | 'withdrawn'

/** The twelve community colors, in the order they are given away; each is a `[data-hue]` block in `app/styles/tokens.css`. */
export const HUES = [
  'jade',
  'plum',
  'blue',
  'vermilion',
  'teal',
  'iris',
  'amber',
  'lagoon',
  'rose',
  'moss',
  'violet',
  'olive',
] as const

export type Hue = (typeof HUES)[number]

/** The six line drawings of mastheads and generated covers, in the order they are given away. */
export const MOTIFS = ['rings', 'tiles', 'bars', 'circles', 'waves', 'dots'] as const

export type Motif = (typeof MOTIFS)[number]

/** An audience with its own space: `/communities/{slug}`. */
export interface Community {
  readonly slug: string
  /** Without the abbreviation: "Chronic Care Management". */
  readonly name: string
  /** "CCM"; computed from the name's initials when no file gives one. */
  readonly abbreviation: string
  /** As trails and page titles write it: "Chronic Care Management (CCM)". */
  readonly label: string
  readonly description?: string
  readonly hue: Hue
  readonly motif: Motif
  /** The body of the community's `_index.md`, unrendered. */
  readonly about?: Body
}

/** A shelf inside a community: `/communities/{community}/{slug}`. */
export interface Section {
  readonly community: Community
  readonly slug: string
  /** "Curated Content", as trails write it. */
  readonly title: string
  readonly description?: string
}

/** A named vocabulary that topics come from: `/topics/{slug}`. */
export interface Vocabulary {
  readonly slug: string
  readonly name: string
  readonly description?: string
}

/** A label from a vocabulary: "Medigy: Barriers & Guidelines". */
export interface Topic {
  readonly vocabulary: Vocabulary
  readonly label: string
  readonly slug: string
  readonly description?: string
  /** Other words for it, names of topics that were merged into it among them. */
  readonly synonyms?: readonly string[]
  /** A sentence for readers, once nobody should use the topic any more. */
  readonly deprecated?: string
}

/** A flat tag or legacy category: `/tags/{slug}`. */
export interface Tag {
  readonly label: string
  readonly slug: string
}

/** A person who picks articles. The name never looks like an e-mail address. */
export interface Curator {
  readonly name: string
  readonly slug: string
}

/** A publication we cite: `/sources/{domain}`. */
export interface Source {
  /** Host name without `www.`: the identity of the source. */
  readonly domain: string
  /** What readers are told: the front matter's brand, else the domain. */
  readonly brand: string
}

/** Where the original of an article lives. `href` is safe and exactly what `link.href` says. */
export interface Original {
  readonly source: Source
  readonly href: string
}

/**
 * A featured image that exists, decodes and is worth showing.
 * Articles without one get the generated cover.
 */
export interface FeaturedImage {
  /** Fingerprint of the bytes: the name under `/media`. */
  readonly key: string
  readonly width: number
  readonly height: number
  /** `photo` fills its box, `mat` is shown whole on a white plate. */
  readonly mode: 'photo' | 'mat'
  /** Empty when it would only repeat the title. */
  readonly alt: string
}

/** Unrendered text of an article. */
export interface Body {
  readonly text: string
  readonly format: 'markdown' | 'html'
}

/** One step of a trail. Without `href` it is the current page. */
export interface Breadcrumb {
  readonly label: string
  readonly href?: string
}

/** One curated or contributed piece, with everything that names it resolved by the catalog. */
export interface Article {
  /** Canonical address; also the identity. */
  readonly path: string
  /** Path of the file inside the content folder, with forward slashes. */
  readonly file: string
  readonly community: Community
  readonly section: Section
  readonly slug: string
  /** As written, entities decoded. Pages show `displayTitle`. */
  readonly title: string
  readonly description?: string
  readonly date: Date
  readonly modified: Date
  readonly curators: readonly Curator[]
  readonly topics: readonly Topic[]
  readonly tags: readonly Tag[]
  readonly original?: Original
  readonly image?: FeaturedImage
  /** Labels of the front-matter trail, when there are as many as the address needs. */
  readonly trailLabels?: readonly string[]
  readonly aliases: readonly string[]
  readonly state: LifecycleState
}

/** A subject (community, topic, source, …) with its articles, newest first. Never empty. */
export interface Group<Subject> {
  readonly subject: Subject
  readonly articles: readonly Article[]
}
