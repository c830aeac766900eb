/** Runs before the first paint, so that a chosen theme does not flash. Exported for the hash in the CSP. */
export const themeScript =
  "(function(){var e=document.documentElement;e.classList.add('js');try{var t=localStorage.theme;if(t==='light'||t==='dark')e.dataset.theme=t}catch(x){}})()"

export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: themeScript }} />
}
