/** Rules that content is checked against, as editors are told about them. */

/** Rules whose own words are not a good title. */
const titles: Readonly<Record<string, string>> = {
  'address-taken': 'Two articles share one address',
  'alias-loop': 'Alias leads back',
  'alias-taken': 'Alias hides a page',
  'body-broken-off': 'Text breaks off',
  'body-duplicate': 'Nearly the same text twice',
  'body-empty': 'Excerpt is missing',
  'body-link-missing': 'Link to a page that does not exist',
  'body-link-unusable': 'Link can’t be used',
  'body-short': 'Excerpt is very short',
  'brand-host': 'Brand and link differ',
  'brand-spelling': 'Brand is spelled two ways',
  breadcrumbs: 'Breadcrumbs lead elsewhere',
  'community-missing': 'Community is missing',
  'community-spelling': 'Community is spelled two ways',
  'community-unknown': 'Community is not described',
  'curator-address': 'Curator looks like an email',
  'date-missing': 'Date is missing',
  'date-unreadable': 'Date can’t be read',
  'front-matter-syntax': 'Front matter can’t be read',
  'html-entities': 'HTML code in a text',
  'image-missing': 'Featured image file is missing',
  'image-placeholder': 'Publisher’s placeholder image',
  'image-small': 'Image is too small',
  'key-spelling': 'Field has another name',
  'link-amp': 'Link leads to an AMP page',
  'link-consent': 'Link leads to a consent page',
  'link-hop': 'Link only leads on',
  'link-host-only': 'Link leads to a front page',
  'link-missing': 'Link to the original is missing',
  'link-tracking': 'Link carries tracking',
  'original-duplicate': 'The same original twice',
  'slug-missing': 'Slug is missing',
  'tag-spelling': 'Tag is spelled two ways',
  'text-unquoted': 'Text needs quotes',
  'title-cut': 'Title is cut off',
  'title-duplicate': 'Nearly the same title twice',
  'title-missing': 'Title is missing',
  'title-suffix': 'Title ends with the publication’s name',
  'title-whitespace': 'Title has odd blanks',
  'topic-repeated': 'Topic is listed twice',
  'topic-spelling': 'Topic is spelled two ways',
  'topic-vocabulary': 'Topic has no vocabulary',
}

/** "image-remote" is "Image remote" where nothing better is known. */
export function ruleTitle(rule: string): string {
  return titles[rule] ?? rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ')
}
