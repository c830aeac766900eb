import { expect, test } from 'vitest'
import { drawable } from './drawable'

test.each([
  ['Care after hours: what’s “new” — and why', 'Care after hours: what’s “new” — and why'],
  ['Plain 😀 title', 'Plain title'],
  ['👩🏽‍⚕️ A nurse 🇮🇪 in 2️⃣ places', 'A nurse in 2 places'],
  ['Zoë, Ştefan and Nguyễn', 'Zoë, Stefan and Nguyen'],
  ['ﬁnding ½ way', 'finding ½ way'],
  ['Records → results ✓', 'Records results'],
  ['non\u2011profit\u2015care', 'non-profit—care'],
  ['漢字 care', ''],
  ['Привет', ''],
  ['مرحبا', ''],
  ['😀', ''],
  ['a\u202Eb\u0000c\u200Bd', 'abcd'],
  ['', ''],
])('of %j the picture shows %j', (text, drawn) => {
  expect(drawable(text)).toBe(drawn)
})
